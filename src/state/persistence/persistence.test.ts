import { describe, expect, test, vi } from 'vitest';
import { firstRunConfig } from '../../core/comparison/run-config';
import type { Turn, Workspace, WorkspaceStore } from '../../core/comparison/workspace';
import { failed, success, type Outcome } from '../../core/outcome';
import { run } from '../../core/records/fakes';
import { greedySampling } from '../../core/settings/sampling';
import type { StoreFailure } from '../../core/store/failures';
import { KeptInventory } from './inventory.svelte';
import { Persistence } from './persistence.svelte';
import { UnsavedWork } from './unsaved.svelte';

const workspace: Workspace = {
  draft: 'Hi',
  responseSchema: null,
  origin: null,
  controls: firstRunConfig(1),
  round: null,
  columns: [
    {
      id: 'a',
      modelId: 'm',
      settings: { ...greedySampling, systemPrompt: '' },
      turns: [],
      shownId: null,
    },
  ],
};
const turnOf = (id: string, text = ''): Turn => ({
  id,
  parentId: null,
  prompt: 'Hi',
  responseSchema: null,
  origin: null,
  askedOf: null,
  answer: { text, finish: 'stop', figures: null, circumstances: null, probabilities: null },
});
const many = Array.from({ length: 60_000 }, (_, index) => turnOf(String(index)));
const full = { kind: 'quota', neededBytes: 5, freeBytes: null } as const;
const blocked = { kind: 'database', reason: 'blocked', detail: '' } as const;

function setUp(change: Partial<WorkspaceStore> = {}) {
  const store: WorkspaceStore = {
    load: vi.fn(() => Promise.resolve(success<unknown>(workspace))),
    save: vi.fn(() => Promise.resolve(success(undefined))),
    putAside: vi.fn(() => Promise.resolve(success(undefined))),
    reopen: vi.fn(() => Promise.resolve(success(undefined))),
    ...change,
  };
  return { store, persistence: new Persistence(store, () => 1) };
}

describe('what the last visit left', () => {
  test('comes back', async () => {
    const { persistence } = setUp();
    expect(await persistence.load()).toEqual(workspace);
    expect(persistence.trouble).toBeUndefined();
  });

  test.each([
    ['draft', { draft: 'x'.repeat(20_000_000) }, { draft: '' }],
    [
      'turns',
      { columns: workspace.columns.map((one) => ({ ...one, turns: many, shownId: '59999' })) },
      { columns: [{ turns: { length: 10_000 }, shownId: '59999' }] },
    ],
    [
      'text of an answer',
      {
        columns: workspace.columns.map((one) => ({
          ...one,
          turns: [turnOf('a'), turnOf('b', 'x'.repeat(20_000_000))],
          shownId: 'b',
        })),
      },
      { columns: [{ turns: [{ id: 'a' }], shownId: 'a' }] },
    ],
  ])(
    'is put aside with too much %s, as an earlier version took it, and the rest comes back',
    async (_what, change, rest) => {
      const kept = { ...workspace, ...change };
      const { persistence, store } = setUp({ load: () => Promise.resolve(success<unknown>(kept)) });
      expect(await persistence.load()).toMatchObject(rest);
      expect(store.putAside).toHaveBeenCalledWith(kept);
      expect(persistence.trouble).toEqual({ kind: 'partly-put-aside' });
    },
  );

  test('is not written over when it could not be read', async () => {
    const { persistence, store } = setUp({ load: () => Promise.resolve(failed(blocked)) });
    expect(await persistence.load()).toBeUndefined();
    await persistence.save(workspace);
    expect(store.save).not.toHaveBeenCalled();
    expect(persistence.trouble).toEqual({ kind: 'not-read', failure: blocked });
  });

  test('is put aside when another version has written it, and saving goes on', async () => {
    const kept = { ...workspace, columns: 'many' };
    const { persistence, store } = setUp({ load: () => Promise.resolve(success<unknown>(kept)) });
    expect(await persistence.load()).toBeUndefined();
    expect(store.putAside).toHaveBeenCalledWith(kept);
    expect(persistence.trouble).toEqual({ kind: 'put-aside' });
    await persistence.save(workspace);
    expect(store.save).toHaveBeenCalledWith(workspace);
  });

  test('is put aside where a part of it is unreadable, and the rest comes back', async () => {
    const [column] = workspace.columns;
    const kept = { ...workspace, columns: [column, { ...column, id: 'b', modelId: 1 }] };
    const { persistence, store } = setUp({ load: () => Promise.resolve(success<unknown>(kept)) });
    expect(await persistence.load()).toEqual(workspace);
    expect(store.putAside).toHaveBeenCalledWith(kept);
    expect(persistence.trouble).toEqual({ kind: 'partly-put-aside' });
  });

  test('stays where it is when it cannot be put aside', async () => {
    const { persistence, store } = setUp({
      load: () => Promise.resolve(success<unknown>({})),
      putAside: () => Promise.resolve(failed(full)),
    });
    await persistence.load();
    await persistence.save(workspace);
    expect(store.save).not.toHaveBeenCalled();
  });
});

test('a person can ask for what was lost to be kept again', async () => {
  const reopen = vi.fn<WorkspaceStore['reopen']>(() => Promise.resolve(failed(full)));
  const { persistence, store } = setUp({ reopen });
  await persistence.again(workspace);
  expect(store.save).not.toHaveBeenCalled();
  expect(persistence.trouble).toEqual({ kind: 'not-kept', failure: full });
  reopen.mockResolvedValue(success(undefined));
  await persistence.again(workspace);
  expect(store.save).toHaveBeenCalledWith(workspace);
  expect(persistence.trouble).toBeUndefined();
});

test('what else could not be written is tried with the screen, and told until it is written', async () => {
  const { persistence } = setUp();
  const begin = vi.fn(() => Promise.resolve<Outcome<void, StoreFailure>>(failed(full)));
  const { cells: _, ...head } = run({ origin: { kind: 'compare' } });
  const nothing = () => Promise.reject(new Error('not asked for'));
  const unsaved = new UnsavedWork({
    runs: { begin, addCell: nothing, reveal: nothing },
    votes: { add: nothing },
    clock: { nowMs: () => 0 },
    onNotKept: (failure) => {
      persistence.notKept(failure);
    },
  });
  const kept = { read: () => null, write: () => undefined };
  const ports = { kept, calendar: { nowMs: () => 0 }, count: nothing };
  persistence.beside = { unsaved, inventory: new KeptInventory(ports) };
  vi.spyOn(persistence.beside.inventory, 'refresh').mockResolvedValue();
  unsaved.hold({ kind: 'begin', runId: head.id, head }, full);
  await persistence.save(workspace);
  expect(persistence.trouble).toEqual({ kind: 'not-kept', failure: full });
  expect(begin).not.toHaveBeenCalled();
  await persistence.again(workspace);
  expect(persistence.trouble).toEqual({ kind: 'not-kept', failure: full });
  begin.mockResolvedValue(success(undefined));
  await persistence.again(workspace);
  expect(persistence.trouble).toBeUndefined();
  expect(begin).toHaveBeenCalledTimes(2);
});

test('a full disk is told until there is room again', async () => {
  const save = vi.fn<WorkspaceStore['save']>(() => Promise.resolve(failed(full)));
  const { persistence } = setUp({ save });
  await persistence.save(workspace);
  expect(persistence.trouble).toEqual({ kind: 'not-kept', failure: full });
  save.mockResolvedValue(success(undefined));
  await persistence.save(workspace);
  expect(persistence.trouble).toBeUndefined();
});

test('a tab whose screen another one has taken over keeps nothing more, whatever happens', async () => {
  const { persistence, store } = setUp();
  await persistence.load();
  persistence.handOver();
  await persistence.save(workspace);
  persistence.notKept(full);
  expect(store.save).not.toHaveBeenCalled();
  expect(persistence.trouble).toEqual({ kind: 'elsewhere' });
});

test('a screen that is replaced by one of a file is not written over it, nor said to be in another tab', async () => {
  const save = vi.fn<WorkspaceStore['save']>(() => Promise.resolve(failed(full)));
  const { persistence } = setUp({ save });
  const other = { ...workspace, draft: 'Of the file' };
  expect(await persistence.replaceBy(other)).toEqual(failed(full));
  save.mockResolvedValue(success(undefined));
  await persistence.save(workspace);
  expect(save).toHaveBeenLastCalledWith(workspace);
  persistence.notKept(full);
  await persistence.replaceBy(other);
  await persistence.save(workspace);
  expect(save).toHaveBeenLastCalledWith(other);
  expect(persistence.trouble).toEqual({ kind: 'replaced' });
  save.mockResolvedValue(failed(full));
  await persistence.replaceBy(other);
  expect(persistence.notKept(full)).toBe(false);
  expect(persistence.trouble).toEqual({ kind: 'replaced' });
});
