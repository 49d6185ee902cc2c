import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Stage from '../../../tests/components/Stage.svelte';
import { failed, success } from '../../core/outcome';
import type { FetchProgress } from '../../core/store/model-store';
import { Downloads } from '../../state/models/downloads.svelte';
import { model } from '../../state/models/fake-models';
import { UnreadableModels } from '../../state/models/unreadable-models.svelte';
import StorageView from './StorageView.svelte';

test('what is in use is looked at again as a download gets on, not with each of its bytes', async () => {
  let tell: (progress: FetchProgress) => void = () => undefined;
  const store = {
    list: () => Promise.resolve(success([])),
    fetch: (_model: unknown, onProgress: typeof tell) => {
      tell = onProgress;
      return new Promise<never>(() => undefined);
    },
    abort: () => Promise.resolve(),
    discard: () => Promise.resolve(success(undefined)),
    remove: () => Promise.resolve(success(undefined)),
    unfinished: () => Promise.resolve(success([])),
    unreadable: () => Promise.resolve(success({ models: [], downloads: [] })),
  };
  const models = { offered: () => model };
  const downloads = new Downloads({ store, models, clock: { nowMs: () => 0 } });
  const added = {
    refresh: () => Promise.resolve(),
    unreadable: [],
    remove: () => Promise.resolve(failed({ kind: 'aborted' } as const)),
  };
  const lookAtStorage = vi.fn(() => Promise.resolve());
  await render(Stage, {
    part: StorageView,
    given: {},
    ofScreens: true,
    application: {
      downloads,
      models: { use: undefined },
      device: { lookAtStorage, storage: { usedBytes: 0, quotaBytes: 1e12 } },
    },
    screenServices: {
      unreadableModels: new UnreadableModels({ store, added, save: () => undefined }),
    },
  });
  await expect.poll(() => lookAtStorage.mock.calls.length).toBe(1);
  const toldAt = (doneBytes: number): void => {
    tell({ phase: 'fetch', doneBytes, totalBytes: 4e9, files: [] });
  };
  downloads.add(model);
  toldAt(0);
  await expect.poll(() => lookAtStorage.mock.calls.length).toBe(2);
  toldAt(1e6);
  await tick();
  expect(lookAtStorage).toHaveBeenCalledTimes(2);
  toldAt(1e9);
  await expect.poll(() => lookAtStorage.mock.calls.length).toBe(3);
});
