import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import type { Model, WholeModel } from '../../core/catalogue/model';
import type { Fit } from '../../core/device/fits';
import type { StoredModel } from '../../core/store/model-store';
import { model, storedModel } from '../../state/models/fake-models';
import ModelCard from './ModelCard.svelte';

const files: Model['files'] = {
  kind: 'discovered',
  folder: 'https://x.example/m/',
  revision: null,
  sizeBytes: 5e9,
};

interface Given {
  licence?: Partial<Model['licence']>;
  isTried?: boolean;
  quotaBytes?: number;
  more?: object;
}

async function showCard({ licence, isTried = true, quotaBytes = 1e12, more }: Given) {
  const called = vi.fn();
  await render(Stage, {
    part: ModelCard,
    given: {
      model: { ...model, files, licence: { ...model.licence, ...licence } },
      presence: 'absent',
      isTried,
      budgetBytes: 1e9,
      storage: { usedBytes: 0, quotaBytes },
      promisedBytes: 0,
      canRepair: false,
      columns: [true],
      siteOnly: false,
      hosts: [],
      onBack: called,
      added: undefined,
      onDownload: called,
      variants: [],
      onVariant: called,
      onVerify: called,
      onRepair: called,
      onStopUpkeep: called,
      onAllow: called,
      onExport: called,
      onRemove: called,
      onUse: called,
      ...more,
    },
    ofScreens: true,
  });
  return page.getByRole('article');
}

const on = '2026-11-21';

test('a licence whose text was read is said to be read, with a link to the text', async () => {
  const source = 'https://x.example/LICENSE';
  const card = await showCard({ licence: { read: { source, on } } });
  const link = card.getByRole('link', { name: 'read for this model' });
  await expect.element(link).toHaveAttribute('href', source);
});

test('a licence that a tag alone names is not said to be read', async () => {
  const tagged = { page: 'https://x.example/model', on };
  const card = await showCard({ licence: { read: null, tagged } });
  const link = card.getByRole('link', { name: 'tag of this model' });
  await expect.element(link).toHaveAttribute('href', tagged.page);
  await expect.element(card).toHaveTextContent('its text was not read');
  await expect.element(card).not.toHaveTextContent('Nobody has checked');
});

test('a licence that nothing is known by is to be read first', async () => {
  const card = await showCard({ licence: { read: null } });
  await expect.element(card).toHaveTextContent('Nobody has checked it for this model');
});

test('a model that no test runs is said to be untried', async () => {
  await expect.element(await showCard({ isTried: false })).toHaveTextContent('Not tried here');
});

test('a model that the tests run is not', async () => {
  await expect.element(await showCard({ isTried: true })).not.toHaveTextContent('Not tried here');
});

test('another model that an earlier version kept under the id of one has a card of its own facts', async () => {
  const own: WholeModel = {
    ...model,
    name: 'Small 1B',
    producer: 'Somebody else',
    files: { kind: 'complete', folder: 'models/own/', list: [] },
    library: { kind: 'file', path: 'library.wasm' },
  };
  const stored: StoredModel = {
    id: model.id,
    model: own,
    files: [],
    checks: {},
    source: 'pack',
    sizeBytes: 1,
    committedAtMs: 0,
    verifiedAtMs: 0,
    usedAtMs: null,
  };
  const more = { stored, standing: 'another', presence: 'older-version' };
  const card = await showCard({ more, quotaBytes: 1e9 });
  await expect.element(card.getByRole('heading', { name: '“Small 1B”' })).toBeVisible();
  await expect.element(card).toHaveTextContent('Somebody else');
  await expect
    .element(card)
    .toHaveTextContent('It calls itself “Small 1B”, and its files are others');
  await expect.element(card).toHaveTextContent('Not tried here');
  await expect.element(card).toHaveTextContent('It will not fit on the disk: 5 GB to fetch');
  await expect.element(card.getByRole('button', { name: 'Download', exact: true })).toBeVisible();
});

test('a download that will not fit in memory is warned of above its button', async () => {
  const fit: Fit = { kind: 'too-large', neededBytes: 6e9, budgetBytes: 1e9, smallest: null };
  const card = await showCard({ more: { fit } });
  const warning = card.getByText('Too large: needs 6 GB, there are 1 GB for models.');
  await expect.element(warning).toHaveClass('warn');
  await expect.element(card.getByRole('button', { name: 'Download' })).toBeVisible();
});

test('a download that the disk has no room for is warned of beside its button', async () => {
  const card = await showCard({ quotaBytes: 1e9 });
  await expect.element(card).toHaveTextContent('It will not fit on the disk');
  await expect.element(card.getByRole('button', { name: 'Download' })).toBeVisible();
});

test('a download that has no room beside those under way is warned of with what they still need', async () => {
  const card = await showCard({ quotaBytes: 8e9, more: { promisedBytes: 4e9 } });
  await expect
    .element(card)
    .toHaveTextContent(
      'It will not fit on the disk: 5 GB to fetch, 8 GB free for this site, and downloads under way still need 4 GB.',
    );
});

test('the button of a download says from which hosts it comes, and how much that is', async () => {
  const card = await showCard({ more: { hosts: ['x.example'] } });
  const button = card.getByRole('button', { name: 'Download about 5 GB from x.example' });
  await expect.element(button).toBeVisible();
});

test('where there is room nothing is warned of', async () => {
  await expect.element(await showCard({})).not.toHaveTextContent('will not fit');
});

test('a newer commit is told with the one that is here, and offered', async () => {
  const [commit, newer] = ['1'.repeat(40), '2'.repeat(40)];
  const onCheck = vi.fn();
  const onUpdate = vi.fn();
  const here = { ...storedModel, source: 'host', commit };
  const update = { kind: 'told', newest: { commit: newer, madeAtMs: Date.UTC(2026, 4, 3) } };
  const more = { presence: 'here', stored: here, update, onCheck, onUpdate };
  const card = await showCard({ more });
  const said = /The newest commit is 2222222 of .*2026.*; 1111111 is here\./;
  await expect.element(card).toHaveTextContent(said);
  await card.getByRole('button', { name: 'Update', exact: true }).click();
  expect(onUpdate).toHaveBeenCalledOnce();
  await card.getByRole('button', { name: 'Check for update' }).click();
  expect(onCheck).toHaveBeenCalledOnce();
});

test('an update that is on its way is said to be, and cannot be begun anew', async () => {
  const update = { kind: 'told', newest: { commit: '2'.repeat(40), madeAtMs: null } };
  const download = { model, state: 'running', progress: null, secondsLeft: null, failure: null };
  const more = { presence: 'here', stored: storedModel, update, onCheck: vi.fn(), download };
  const card = await showCard({ more });
  await expect.element(card).toHaveTextContent('An update is on its way.');
  expect(card.getByRole('button', { name: /update/i }).elements()).toEqual([]);
});

test.each([
  ['paused', 'Go on'],
  ['failed', 'Try again'],
])('an update that has %s is not on its way, and can be let go on', async (state, name) => {
  const download = { model, state, progress: null, secondsLeft: null, failure: null };
  const onResume = vi.fn();
  const more = { presence: 'here', stored: storedModel, download, onResume };
  const card = await showCard({ more });
  await expect.element(card).toHaveTextContent('An update is paused.');
  await expect.element(card).not.toHaveTextContent('on its way');
  await card.getByRole('button', { name, exact: true }).click();
  expect(onResume).toHaveBeenCalledOnce();
});

test('a hub that has refused while it is asked for a newer commit is told as downloads tell it', async () => {
  const pause = { host: 'h.example', refusal: 'too-many-requests', secondsLeft: 20 };
  const onStopCheck = vi.fn();
  const update = { kind: 'asking', ending: new AbortController(), pause };
  const more = { presence: 'here', stored: storedModel, update, onStopCheck };
  const card = await showCard({ more });
  await expect
    .element(card)
    .toHaveTextContent('h.example has had too many requests from your address. Next try in 20 s.');
  // What is read aloud whenever it changes has no seconds.
  await expect.element(card.getByRole('status')).not.toHaveTextContent('Next try');
  await card.getByRole('button', { name: 'Stop' }).click();
  expect(onStopCheck).toHaveBeenCalledOnce();
});

test('what a hub has answered to the question for a newer commit is told as it is', async () => {
  const stored = { ...storedModel, commit: '1'.repeat(40) };
  const failure = {
    kind: 'host-silent',
    file: 'f',
    part: 'p',
    quietSeconds: 30,
    host: 'h.example',
  };
  const more = { presence: 'here', stored, update: { kind: 'failed', failure } };
  await expect.element(await showCard({ more })).toHaveTextContent('h.example');
});
