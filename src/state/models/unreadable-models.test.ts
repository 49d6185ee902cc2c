import { expect, test, vi } from 'vitest';
import type { AddedStore } from '../../core/added/added-store';
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
  const added = {
    unreadable: [{ id: 'later', kind: 'else' }],
    refresh: () => Promise.resolve(),
    remove: vi.fn<AddedStore['remove']>(() => Promise.resolve(success(undefined))),
  };
  const unreadable = new UnreadableModels({ store, added, save });
  return { kept, unreadable, remove, discard, save, added };
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

test('added entries that cannot be read are counted, saved as they are, and deleted', async () => {
  const { unreadable, added, save } = setUp();
  await unreadable.refresh();
  expect(unreadable.added.count).toBe(1);
  await unreadable.added.save();
  expect(save).toHaveBeenCalledWith(expect.stringContaining('"else"'), 'added');
  await unreadable.remove('added');
  expect(added.remove).toHaveBeenCalledWith(['later']);
});
