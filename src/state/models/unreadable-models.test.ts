import { expect, test, vi } from 'vitest';
import { failed, success } from '../../core/outcome';
import type { ModelStore } from '../../core/store/model-store';
import { UnreadableModels } from './unreadable-models.svelte';

function setUp() {
  const kept = { models: [{ id: 'one' }, { id: 'two' }], downloads: [{ id: 'cut', by: 9 }] };
  const remove = vi.fn<ModelStore['remove']>((id) => {
    kept.models = kept.models.filter((model) => model.id !== id);
    return Promise.resolve(success(undefined));
  });
  const discard = vi.fn<ModelStore['discard']>(() =>
    Promise.resolve(failed({ kind: 'database', reason: 'failed', detail: 'x' } as const)),
  );
  const save = vi.fn();
  const store = { remove, discard, unreadable: () => Promise.resolve(success({ ...kept })) };
  return { kept, unreadable: new UnreadableModels({ store, save }), remove, discard, save };
}

test('a model that has come in the place of an unreadable one is not deleted with those', async () => {
  const { kept, unreadable, remove } = setUp();
  await unreadable.refresh();
  kept.models = kept.models.filter(({ id }) => id !== 'one');
  await unreadable.remove('models');
  expect(remove.mock.calls).toEqual([['two']]);
});

test('unreadable models are counted, saved as they are, and deleted with their parts', async () => {
  const { unreadable, remove, save } = setUp();
  await unreadable.refresh();
  expect([unreadable.models.count, unreadable.downloads.count]).toEqual([2, 1]);
  await unreadable.downloads.save();
  expect(save).toHaveBeenCalledWith(expect.stringContaining('"by": 9'), 'downloads');
  await unreadable.remove('models');
  expect(remove.mock.calls).toEqual([['one'], ['two']]);
  expect([unreadable.models.count, unreadable.downloads.count]).toEqual([0, 1]);
});

test('what cannot be deleted is told, and stays', async () => {
  const { unreadable } = setUp();
  await unreadable.refresh();
  await unreadable.remove('downloads');
  expect(unreadable.failure).toMatchObject({ kind: 'database' });
  expect(unreadable.downloads.count).toBe(1);
});
