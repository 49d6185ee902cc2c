import { expect, test } from 'vitest';
import { mostAddedEntries, type AddedEntry } from '../../core/added/entry';
import type { AddedStore } from '../../core/added/added-store';
import { addedEntry, listedModel } from '../../core/added/fakes';
import { failed, success } from '../../core/outcome';
import { Added } from './added.svelte';
import { storedModel } from './fake-models';
import { Models } from './models.svelte';

const notWritten = failed({ kind: 'database', reason: 'failed', detail: 'x' } as const);

async function setUp(kept: readonly unknown[] = [], change: Partial<AddedStore> = {}) {
  const stored = {
    ...storedModel,
    id: addedEntry.id,
    source: 'host',
    model: storedModel.model && { ...storedModel.model, id: addedEntry.id },
    commit: 'f'.repeat(40),
  } as const;
  const models = new Models({
    catalogue: [listedModel],
    ownHost: 'site.example',
    hosts: [],
    store: {
      list: () => Promise.resolve(success([stored])),
      usage: () => Promise.resolve(success({ modelBytes: 1, sharedBytes: 0, unfinishedBytes: 0 })),
    },
  });
  await models.refresh();
  let records = kept;
  const store: AddedStore = {
    list: () => Promise.resolve(success(records)),
    put: (entry) => {
      records = [...records, entry];
      return Promise.resolve(success(undefined));
    },
    remove: (ids) => {
      records = records.filter((one) => !ids.includes((one as AddedEntry).id));
      return Promise.resolve(success(undefined));
    },
    ...change,
  };
  const added = new Added({ store, models });
  await added.known;
  return { added, models, kept: () => records };
}

test('an added model stands behind those of the catalogue until it is removed, its files stay', async () => {
  const { added, models, kept } = await setUp();
  expect(await added.add(addedEntry)).toBe(true);
  expect(models.all.map(({ id }) => id)).toEqual([listedModel.id, addedEntry.id]);
  expect(models.find(addedEntry.id)).toEqual(addedEntry.model);
  await added.remove([addedEntry.id]);
  expect(kept()).toEqual([]);
  expect(models.offered(addedEntry.id)).toBeUndefined();
  expect(models.find(addedEntry.id)?.files.kind).toBe('complete');
});

test('what is here of another commit than was added is an older version', async () => {
  const { models } = await setUp([addedEntry]);
  expect(models.presenceOf(addedEntry.id)).toBe('older-version');
});

test('whoever needs them waits until they were read, without asking for it', async () => {
  const { added } = await setUp([addedEntry]);
  const later = new Added(added.ports);
  expect(later.entries).toEqual([]);
  await later.known;
  expect(later.entries).toEqual([addedEntry]);
});

test('one of the same repository takes the place of the entry', async () => {
  const { added } = await setUp([addedEntry]);
  await added.add({ ...addedEntry, addedAtMs: 5 });
  expect(added.entries).toEqual([{ ...addedEntry, addedAtMs: 5 }]);
});

test('entries that cannot be read are told and kept', async () => {
  const newer = { id: 'newer', kind: 'newer' };
  const { added, kept } = await setUp([newer, addedEntry]);
  expect(added.unreadable).toEqual([newer]);
  expect(added.entries).toEqual([addedEntry]);
  expect(kept()).toHaveLength(2);
});

test('an entry whose id a later catalogue has for a model of its own is not among the models', async () => {
  const { added, models } = await setUp([addedEntry]);
  const withIt = { ...models.ports, catalogue: [{ ...listedModel, id: addedEntry.id }] };
  const later = new Added({ ...added.ports, models: new Models(withIt) });
  await later.known;
  expect(later.entries).toEqual([addedEntry]);
  expect(later.ports.models.added).toEqual([]);
});

test('no more are kept than can be read at every start', async () => {
  const many = Array.from({ length: mostAddedEntries }, (_, at) => {
    const repository = `somebody/Model-${at}`;
    const { model } = addedEntry;
    const files = {
      ...model.files,
      folder: model.files.folder.replace(/somebody\/[^/]+/, repository),
    };
    const id = `somebody--Model-${at}`;
    return { ...addedEntry, id, model: { ...model, id, files } };
  });
  const { added, kept } = await setUp(many);
  expect(added.entries).toHaveLength(mostAddedEntries);
  expect(await added.add(addedEntry)).toBe(false);
  expect(added.trouble).toEqual({ kind: 'too-many-entries', most: mostAddedEntries });
  expect(kept()).toHaveLength(mostAddedEntries);
});

test('an entry that was not written is not shown as though it were', async () => {
  const { added } = await setUp([], { put: () => Promise.resolve(notWritten) });
  expect(await added.add(addedEntry)).toBe(false);
  expect(added.trouble).toEqual(notWritten.failure);
  expect(added.entries).toEqual([]);
});
