import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { failed, success } from '../../core/outcome';
import type { Model } from '../../core/catalogue/model';
import type { FetchProgress, ModelStore } from '../../core/store/model-store';
import { Downloads } from '../../state/models/downloads.svelte';
import { model } from '../../state/models/fake-models';
import QueueView from './QueueView.svelte';

const broken = failed({ kind: 'database', reason: 'failed', detail: 'no disk' } as const);
const discard = vi.fn<ModelStore['discard']>();
const unfinished = vi.fn<ModelStore['unfinished']>();

beforeEach(() => {
  discard.mockResolvedValue(success(undefined)).mockClear();
  unfinished.mockResolvedValue(success([{ id: 'small', doneBytes: 41e6, totalBytes: 102e6 }]));
});

async function showQueue(isHere = () => false): Promise<Downloads> {
  const store = {
    list: () => Promise.resolve(success([])),
    fetch: () => Promise.resolve(broken),
    abort: () => Promise.resolve(),
    discard,
    unfinished,
  };
  const downloads = new Downloads({
    store,
    models: { offered: () => model },
    clock: { nowMs: () => 0 },
  });
  await downloads.refresh();
  await render(Stage, { part: QueueView, given: { downloads, isHere }, ofScreens: true });
  return downloads;
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

test('a download is given up only after the person has seen what is lost', async () => {
  const downloads = await showQueue();
  await press('Give up');
  await expect.element(page.getByRole('alert')).toHaveTextContent('The 41 MB of it');
  expect(discard).not.toHaveBeenCalled();
  await press('Keep it');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  expect(downloads.all).toHaveLength(1);
  await press('Give up');
  await press('Yes, give up');
  expect(discard).toHaveBeenCalledWith('small');
  await expect.element(page.getByText('Small')).not.toBeInTheDocument();
});

test('the version that is here is not said to go with the newer one that is given up', async () => {
  await showQueue(() => true);
  await press('Give up');
  await expect.element(page.getByRole('alert')).toHaveTextContent('The one that is here stays.');
});

test('what could not be deleted stays in the list, and the person is told why', async () => {
  discard.mockResolvedValue(broken);
  await showQueue();
  await press('Give up');
  await press('Yes, give up');
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent('What was given up could not be deleted');
  await expect.element(alert).toHaveTextContent('no disk');
  await expect.element(page.getByText('paused')).toBeVisible();
  discard.mockResolvedValue(success(undefined));
  await press('Give up');
  await press('Yes, give up');
  await expect.element(alert).not.toBeInTheDocument();
});

test('what could not be looked up is told, also where there is no download', async () => {
  unfinished.mockResolvedValue(broken);
  await showQueue();
  await expect.element(page.getByRole('alert')).toHaveTextContent('could not be found out');
});

test('a file of unknown size is never counted as whole, nor are its bytes all that there is', async () => {
  const store = {
    list: () => Promise.resolve(success([])),
    fetch: (_model: Model, onProgress: (progress: FetchProgress) => void) => {
      onProgress({
        phase: 'fetch',
        doneBytes: 4e6,
        totalBytes: 4e6,
        files: [
          { path: 'config.json', doneBytes: 1e6, sizeBytes: 1e6 },
          { path: 'library.wasm', doneBytes: 3e6, sizeBytes: null },
        ],
      });
      return Promise.resolve(broken);
    },
    abort: () => Promise.resolve(),
    discard,
    unfinished,
  };
  const downloads = new Downloads({
    store,
    models: { offered: () => model },
    clock: { nowMs: () => 0 },
  });
  downloads.add(model);
  await render(Stage, {
    part: QueueView,
    given: { downloads, isHere: () => false },
    ofScreens: true,
  });
  const queue = page.getByRole('region', { name: 'Downloads' });
  await expect.element(queue).toHaveTextContent('4 MB of more than 4 MB, 1 of 2 files');
});

test('a pause after a refusal is told, and a person can try at once', async () => {
  const fetch = vi.fn<ModelStore['fetch']>((_model, onProgress) => {
    const pause = { host: 'hub.example', refusal: 'too-many-requests', secondsLeft: 40 } as const;
    onProgress({ phase: 'fetch', doneBytes: 1e6, totalBytes: 2e6, files: [], pause });
    return new Promise((resolve) => (stop = () => resolve(failed({ kind: 'aborted' }))));
  });
  let stop = (): void => undefined;
  const abort = () => {
    stop();
    return Promise.resolve();
  };
  const store = { list: () => Promise.resolve(success([])), fetch, abort, discard, unfinished };
  const downloads = new Downloads({
    store,
    models: { offered: () => model },
    clock: { nowMs: () => 0 },
  });
  downloads.add(model);
  await render(Stage, {
    part: QueueView,
    given: { downloads, isHere: () => false },
    ofScreens: true,
  });
  const queue = page.getByRole('region', { name: 'Downloads' });
  await expect.element(queue).toHaveTextContent('hub.example has had too many requests');
  await expect.element(queue).toHaveTextContent('Next try in 40 s.');
  await press('Try now');
  await expect.poll(() => fetch.mock.calls.length).toBe(2);
  downloads.pause(model.id);
  await expect.element(queue).not.toHaveTextContent('Next try');
  await expect.element(queue).toHaveTextContent('1 MB of 2 MB');
});
