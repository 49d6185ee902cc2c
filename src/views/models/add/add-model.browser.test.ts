import { afterEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Stage from '../../../../tests/components/Stage.svelte';
import { listedModel, mlcMeasures, mlcRepository } from '../../../core/added/fakes';
import type { Host } from '../../../core/catalogue/catalogue';
import { adapter } from '../../../core/device/fakes';
import { fits } from '../../../core/device/fits';
import { failed, success } from '../../../core/outcome';
import type { HubReader } from '../../../core/store/hub-repository';
import { Adding, type AddingPorts } from '../../../state/models/adding.svelte';
import type { AddedTrouble } from '../../../state/models/added.svelte';
import type { Application } from '../../application';
import AddModel from './AddModel.svelte';

const hub: Host = { host: 'huggingface.co', redirectsTo: ['*.hf.co'] };

interface Given {
  reader?: Partial<HubReader>;
  hosts?: readonly Host[];
  siteOnly?: boolean;
  address?: string;
  trouble?: AddedTrouble;
  fitOf?: Application['device']['fitOf'];
}

async function show({ reader, hosts = [hub], siteOnly = false, address = '', ...given }: Given) {
  const { trouble, fitOf = () => undefined } = given;
  const models = { ports: { catalogue: [listedModel], hosts }, siteOnly };
  const asked = {
    look: vi.fn(reader?.look ?? (() => Promise.resolve(success(mlcRepository)))),
    search: vi.fn(reader?.search ?? (() => Promise.resolve(success([])))),
    head: vi.fn<HubReader['head']>(),
  };
  const adding = new Adding({
    hub: asked,
    models: models as unknown as AddingPorts['models'],
    added: { add: () => Promise.resolve(true) },
    downloads: { add: vi.fn() },
    calendar: { nowMs: () => 0 },
    save: vi.fn(),
  });
  adding.address = address;
  const copy = vi.fn(() => Promise.resolve(true));
  const application = {
    actions: { copy },
    models,
    device: { fitOf, budget: { bytes: 1e9 } },
  } as unknown as Application;
  const onClose = vi.fn();
  const props = { adding, trouble, onAdded: vi.fn(), onClose };
  await render(Stage, { part: AddModel, given: props, ofScreens: true, application });
  return { asked, copy, onClose };
}

const place = () => page.getByRole('region', { name: 'Add a model' });
const box = () => page.getByRole('searchbox', { name: 'Address of the model' });
const alert = () => page.getByRole('alert');

afterEach(() => page.viewport(1440, 900));

describe.each<[string, Given, string]>([
  ['a closed build', { hosts: [] }, 'does not reach huggingface.co'],
  ['“This site only”', { siteOnly: true }, 'no other host is asked'],
])('in %s', (_, given, words) => {
  test('the address that a link has brought is shown, with what to do, and can be copied', async () => {
    const address = 'https://huggingface.co/somebody/Small-MLC/tree/abc';
    const { copy, asked } = await show({ ...given, address });
    await expect.element(place()).toHaveTextContent(words);
    await expect.element(place().getByText(address)).toBeVisible();
    await expect.element(place()).toHaveTextContent('with another program, and drop it on this');
    await userEvent.click(page.getByRole('button', { name: 'Copy address' }));
    expect(copy).toHaveBeenCalledWith(address);
    await expect.element(box()).not.toBeInTheDocument();
    expect(asked.look).not.toHaveBeenCalled();
  });

  test('nothing is said of an address where there is none', async () => {
    await show(given);
    await expect.element(place()).toHaveTextContent(words);
    await expect
      .element(page.getByRole('button', { name: 'Copy address' }))
      .not.toBeInTheDocument();
  });
});

test('keys alone look an address up: the box has the focus, Enter asks', async () => {
  const { asked } = await show({});
  await expect.element(box()).toHaveFocus();
  // Held for a while, as the keys of a heavy hand are: the hub is asked once.
  await userEvent.keyboard('somebody/Small{Enter>4/}');
  await expect.element(page.getByRole('article')).toBeVisible();
  expect(asked.look).toHaveBeenCalledTimes(1);
  expect(asked.look.mock.calls[0]?.[0]).toMatchObject({ repository: 'somebody/Small' });
});

test('a refusal is told, and so is an entry that was not kept', async () => {
  const failure = { kind: 'host-not-allowed', host: 'x.example' } as const;
  const trouble = { kind: 'too-many-entries', most: 200 } as const;
  await show({ address: 'a/b', reader: { look: () => Promise.resolve(failed(failure)) }, trouble });
  await userEvent.click(page.getByRole('button', { name: 'Look up' }));
  await expect.element(alert().nth(0)).toHaveTextContent('x.example');
  await expect.element(alert().nth(1)).toHaveTextContent('No more than 200 entries are kept.');
});

test('beside the box it says where the words go, and when', async () => {
  await show({});
  const words = page.getByRole('searchbox', { name: 'Search huggingface.co by name' });
  const note = 'Your words go to huggingface.co, when you press Enter.';
  await expect.element(words).toHaveAccessibleDescription(note);
  await expect.element(place().getByText(note)).toBeVisible();
});

test('a search that finds nothing says so, and one that fails says why', async () => {
  const search = vi.fn<HubReader['search']>(() => Promise.resolve(success([])));
  await show({ reader: { search } });
  const words = page.getByRole('searchbox', { name: 'Search huggingface.co by name' });
  await words.fill('zzz');
  expect(search).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  await expect.element(place()).toHaveTextContent('Nothing found for “zzz”');
  search.mockResolvedValue(failed({ kind: 'host-not-allowed', host: 'x.example' }));
  await userEvent.keyboard('{Enter}');
  await expect.element(alert()).toHaveTextContent('x.example');
});

test('what is chosen of the many that a search has found comes into sight as it is looked up', async () => {
  const hits = Array.from({ length: 30 }, (_, at) => ({
    repository: `somebody/Small-${at}`,
    layout: 'mlc' as const,
    licenceTag: null,
    isGated: false,
    downloads: at,
  }));
  await page.viewport(360, 800);
  await show({ reader: { search: () => Promise.resolve(success(hits)) } });
  const words = page.getByRole('searchbox', { name: 'Search huggingface.co by name' });
  await words.fill('Small');
  await userEvent.keyboard('{Enter}');
  const hit = (at: number) =>
    page.getByRole('button', { name: `somebody/Small-${at}`, exact: true });
  await expect.element(hit(29)).toBeInTheDocument();
  await hit(0).click();
  await expect.element(page.getByRole('article')).toBeInViewport();
});

test('a repository that no library runs says so, and what it does not tell in the words of the language', async () => {
  const { contents } = mlcRepository;
  const config = { ...contents.config, quantization: undefined, context_window_size: -1 };
  const repository = { ...mlcRepository, contents: { ...contents, config } };
  const look = () => Promise.resolve(success(repository));
  await show({ address: 'a/b', reader: { look } });
  await userEvent.click(page.getByRole('button', { name: 'Look up' }));
  await expect.element(alert()).toHaveTextContent('has a library for unknown');
  // What it is stands there all the same.
  const told = page.getByRole('article');
  await expect.element(told).toHaveTextContent(/By somebody\. Family \w+\./);
  await expect.element(told).toHaveTextContent('Context unknown.');
  await expect.element(told).toHaveTextContent('Licence tag apache-2.0.');
});

test('long names stay within a screen of 360 pixels', async () => {
  await page.viewport(360, 900);
  const repository = `somebody/${'a'.repeat(90)}`;
  const folder = { ...mlcRepository.folder, repository };
  const look = () => Promise.resolve(success({ ...mlcRepository, folder }));
  await show({ address: repository, reader: { look } });
  await userEvent.click(page.getByRole('button', { name: 'Look up' }));
  await expect.element(page.getByRole('article')).toBeVisible();
  const drawnWidth = () => document.documentElement.scrollWidth;
  await expect.poll(drawnWidth).toBeLessThanOrEqual(360);
});

test('of a model with a library of its own, whether it fits is told, and that its memory is an estimate', async () => {
  const { contents } = mlcRepository;
  const measures = { ...mlcMeasures, prefill_chunk_size: 1024 };
  const config = { ...contents.config, quantization: 'q4f32_1', model_config: measures };
  const hash = { check: 'sha256', sha256: 'a'.repeat(64) } as const;
  const own = {
    ...mlcRepository,
    files: [...mlcRepository.files, { path: 'lib.wasm', sizeBytes: 9, hash }],
    contents: { ...contents, config },
  };
  await show({
    reader: { look: () => Promise.resolve(success(own)) },
    address: 'somebody/Small-1B-q4f16_1-MLC',
    fitOf: (model) => fits(model, { adapter: success(adapter), budgetBytes: 1e9 }),
  });
  await userEvent.click(page.getByRole('button', { name: 'Look up' }));
  await expect
    .element(place())
    .toHaveTextContent(
      /Runs here with a context of 1,792 of 4,096 tokens, to fit\. The memory it needs is an estimate\./,
    );
  await expect
    .element(place())
    .toHaveTextContent(/Memory needed ?estimate: 1.1 GB with a context of 4,096 tokens/);
});
