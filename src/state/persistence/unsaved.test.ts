import { describe, expect, test, vi } from 'vitest';
import { failed, success, type Outcome } from '../../core/outcome';
import { castVote } from '../../core/rating/fakes';
import type { VoteStore } from '../../core/rating/vote-store';
import { answered, run } from '../../core/records/fakes';
import { MemoryRuns } from '../../core/records/memory-runs';
import type { StoreFailure } from '../../core/store/failures';
import { voting } from '../votes/fake-voting';
import { UnsavedWork } from './unsaved.svelte';
import { HeldVotes, HeldRuns } from './unsaved-stores';

const full: StoreFailure = { kind: 'quota', neededBytes: 1, freeBytes: null };
const removed: StoreFailure = { kind: 'database', reason: 'removed', detail: '' };
const { cells, ...head } = run({ origin: { kind: 'compare' } });
const { id: _, ...vote } = castVote(['A', 'B'], 0, { runId: head.id, blind: false });
const shows = [head.id];
const [cell = answered(0, 0, ''), other = cell] = cells;

/** Stores that refuse every write while there is a failure. */
class Disk extends MemoryRuns {
  failure: StoreFailure | undefined;
  /** Of the beginnings of runs alone. */
  noRuns: StoreFailure | undefined;
  writes = 0;
  isMadeAnew = false;

  try<Value>(work: () => Promise<Outcome<Value, StoreFailure>>) {
    this.writes += 1;
    return this.failure ? Promise.resolve(failed(this.failure)) : work();
  }

  override begin(...given: Parameters<MemoryRuns['begin']>) {
    return this.noRuns
      ? Promise.resolve(failed(this.noRuns))
      : this.try(() => super.begin(...given));
  }

  override addCell(...given: Parameters<MemoryRuns['addCell']>) {
    return this.try(() => super.addCell(...given));
  }

  override reveal(...given: Parameters<MemoryRuns['reveal']>) {
    return this.try(() => super.reveal(...given));
  }
}

/** @param knowsRuns votes are held against the runs that are kept */
function setUp(knowsRuns = false) {
  const disk = new Disk();
  const { kept, store } = voting(knowsRuns ? disk : undefined);
  const nothing = () => Promise.reject(new Error('not asked for'));
  const voteStore: VoteStore = {
    ...store,
    add: (...given) => disk.try(() => store.add(...given)),
    addAll: nothing,
    discard: nothing,
    clear: () => Promise.resolve(success(undefined)),
    all: nothing,
    on: nothing,
  };
  let nowMs = 0;
  const ports = { onNotKept: vi.fn(), clock: { nowMs: () => nowMs } };
  const unsaved = new UnsavedWork({ runs: disk, votes: voteStore, ...ports });
  const runs = new HeldRuns(disk, unsaved, () => disk.isMadeAnew);
  const votes = new HeldVotes(voteStore, unsaved);
  const wait = (ms: number) => void (nowMs += ms);
  return { disk, unsaved, runs, votes, kept, ports, wait };
}

test('what could not be written is held, told, and written once when a person asks for it', async () => {
  const { disk, unsaved, runs, votes, kept, ports } = setUp();
  disk.failure = full;
  expect(await runs.begin(head)).toEqual(failed(full));
  await runs.addCell(head.id, cell);
  await votes.add(vote, shows);
  expect(unsaved.counts).toEqual({ runs: 1, votes: 1, prompts: 0 });
  expect(ports.onNotKept).toHaveBeenLastCalledWith(full);
  expect(await unsaved.write(true)).toEqual(failed(full));
  disk.failure = undefined;
  expect(await unsaved.write(true)).toEqual(success(undefined));
  expect(disk.kept.get(head.id)).toEqual({ ...head, cells: [cell] });
  expect(kept).toEqual([{ ...vote, id: 'vote-1' }]);
  expect(unsaved.counts).toEqual({ runs: 0, votes: 0, prompts: 0 });
  const { writes } = disk;
  await unsaved.write(true);
  expect(disk.writes).toBe(writes);
});

test('an answer waits for its run, also where that was lost with the database', async () => {
  const { disk, unsaved, runs, wait } = setUp();
  await runs.begin(head);
  disk.failure = full;
  await runs.addCell(head.id, cell);
  disk.failure = removed;
  await runs.addCell(head.id, other);
  disk.failure = undefined;
  disk.kept.clear();
  wait(10_000);
  await unsaved.write();
  expect(disk.kept.get(head.id)).toEqual({ ...head, cells: [cell, other] });
  expect(unsaved.counts.runs).toBe(0);
});

describe('an answer whose run has gone, where the database was made anew', () => {
  test('begins its run once more', async () => {
    const { disk, runs } = setUp();
    await runs.begin(head);
    await runs.addCell(head.id, cell);
    disk.kept.clear();
    disk.isMadeAnew = true;
    expect(await runs.addCell(head.id, other)).toEqual(success(true));
    expect(disk.kept.get(head.id)).toEqual({ ...head, cells: [other] });
  });

  test('is held with its run where there is no room', async () => {
    const { disk, unsaved, runs } = setUp();
    await runs.begin(head);
    disk.kept.clear();
    disk.isMadeAnew = true;
    disk.noRuns = full;
    await runs.addCell(head.id, other);
    expect(unsaved.content.runs).toEqual([{ ...head, cells: [other] }]);
    disk.noRuns = undefined;
    await unsaved.write(true);
    expect(disk.kept.get(head.id)).toEqual({ ...head, cells: [other] });
  });

  test.each([
    ['here', true, ({ runs }: ReturnType<typeof setUp>) => runs.remove([head.id])],
    ['in another tab', false, ({ disk }: ReturnType<typeof setUp>) => disk.remove([head.id])],
  ])('does not bring a run back that was deleted %s', async (_where, isMadeAnew, remove) => {
    const all = setUp();
    const { disk, runs } = all;
    await runs.begin(head);
    disk.isMadeAnew = isMadeAnew;
    await remove(all);
    expect(await runs.addCell(head.id, other)).toEqual(success(false));
    expect(disk.kept.size).toBe(0);
  });
});

describe('a run that is in a database made anew and is deleted in another tab is not brought back', () => {
  test('where it was begun in that', async () => {
    const { disk, runs } = setUp();
    disk.isMadeAnew = true;
    await runs.begin(head);
    await disk.remove([head.id]);
    expect(await runs.addCell(head.id, cell)).toEqual(success(false));
    expect(disk.kept.size).toBe(0);
  });

  test('where it was begun before, and once more in that', async () => {
    const { disk, runs } = setUp();
    await runs.begin(head);
    disk.kept.clear();
    disk.isMadeAnew = true;
    expect(await runs.addCell(head.id, cell)).toEqual(success(true));
    await disk.remove([head.id]);
    expect(await runs.addCell(head.id, other)).toEqual(success(false));
    expect(disk.kept.size).toBe(0);
  });
});

test('names of a run that is held are shown without a note in the database, and with one once it is there', async () => {
  const { disk, unsaved, runs } = setUp();
  await runs.begin({ ...head, id: 'kept' });
  disk.failure = full;
  await runs.begin(head);
  expect(await runs.reveal(['kept', head.id])).toEqual(failed(full));
  expect(await runs.reveal([head.id])).toEqual(success([head.id]));
  disk.failure = undefined;
  await unsaved.write(true);
  expect(disk.kept.get(head.id)?.revealed).toBe(true);
  expect(disk.kept.get('kept')?.revealed).toBe(false);
});

test.each(['at once', 'in the end'])(
  'a vote on a run that is held is written after it and its answers, and is blind: %s',
  async (when) => {
    const { disk, unsaved, runs, votes, kept } = setUp(true);
    const hidden = { ...head, conditions: { ...head.conditions, blind: true } };
    const blind = { ...vote, blind: true };
    disk.failure = full;
    await runs.begin(hidden);
    await runs.addCell(head.id, cell);
    if (when === 'at once') disk.failure = undefined;
    const added = await votes.add({ ...blind, verdict: { kind: 'all-bad' } }, shows);
    expect(added.ok).toBe(when === 'at once');
    if (when !== 'at once') {
      await votes.add(blind, shows);
      disk.failure = undefined;
      // It is the run alone that finds no room.
      disk.noRuns = full;
      expect(await unsaved.write(true)).toEqual(failed(full));
      expect(kept).toEqual([]);
      disk.noRuns = undefined;
      expect(await votes.add(blind, shows)).toMatchObject({ value: { isNew: true } });
    }
    expect(kept).toMatchObject([{ blind: true }]);
    expect(disk.kept.get(head.id)).toMatchObject({ revealed: true, cells: [cell] });
    expect(unsaved.counts).toEqual({ runs: 0, votes: 0, prompts: 0 });
  },
);

test('an answer whose run has gone with the database brings it back, shown where it was shown', async () => {
  const { disk, unsaved, runs } = setUp();
  await runs.begin(head);
  await runs.reveal([head.id]);
  disk.failure = full;
  await runs.addCell(head.id, cell);
  disk.failure = undefined;
  // Made anew when a person has pressed for it.
  disk.kept.clear();
  expect(await unsaved.write(true)).toEqual(success(undefined));
  expect(disk.kept.get(head.id)).toEqual({ ...head, revealed: true, cells: [cell] });
});

test('the next answer brings along what there was no room for', async () => {
  const { disk, unsaved, runs, wait } = setUp();
  disk.failure = full;
  await runs.begin(head);
  disk.failure = undefined;
  wait(10_000);
  expect(await runs.addCell(head.id, cell)).toEqual(success(true));
  expect(disk.kept.get(head.id)?.cells).toEqual([cell]);
  expect(unsaved.counts.runs).toBe(0);
});

test('nothing is tried again at once unless a person asks for it', async () => {
  const { disk, unsaved, votes, wait } = setUp();
  disk.failure = full;
  await votes.add(vote, shows);
  const { writes } = disk;
  for (let save = 0; save < 10; save += 1) expect(await unsaved.write()).toEqual(failed(full));
  expect(disk.writes).toBe(writes);
  wait(10_000);
  await unsaved.write();
  expect(disk.writes).toBe(writes + 1);
});

test('a later vote on the same answers takes the place of the one that is held', async () => {
  const { disk, unsaved, votes, kept } = setUp();
  disk.failure = full;
  await votes.add(vote, shows);
  const verdict = { kind: 'best', position: 1 } as const;
  await votes.add({ ...vote, verdict }, shows);
  expect(unsaved.counts.votes).toBe(1);
  disk.failure = undefined;
  await unsaved.write(true);
  expect(kept).toMatchObject([{ verdict }]);
});

test('what a person deletes is not written later', async () => {
  const { disk, unsaved, runs, votes } = setUp();
  await runs.begin(head);
  disk.failure = full;
  await runs.addCell(head.id, cell);
  await votes.add(vote, shows);
  disk.failure = undefined;
  await runs.remove([head.id]);
  await votes.remove({ ...vote, id: '' });
  expect(unsaved.counts).toEqual({ runs: 0, votes: 0, prompts: 0 });
});

test('a batch that could not be begun is not held: none of it was made', async () => {
  const { disk, unsaved, runs } = setUp();
  disk.failure = full;
  expect(await runs.begin(run())).toEqual(failed(full));
  expect(unsaved.counts.runs).toBe(0);
});

test('a file has all of it: runs with what of them is not written, whether shown, and votes', async () => {
  const { disk, unsaved, runs, votes } = setUp();
  await runs.begin(head);
  await runs.addCell(head.id, cell);
  disk.failure = full;
  await runs.addCell(head.id, other);
  await runs.begin({ ...head, id: 'second' });
  await runs.reveal(['second']);
  await votes.add(vote, shows);
  const saveAgain = () => Promise.resolve(success(undefined));
  unsaved.drafts = { drafts: [], owed: undefined, saveAgain };
  expect(unsaved.content).toEqual({
    runs: [
      { ...head, id: 'second', revealed: true, cells: [] },
      { ...head, cells: [other] },
    ],
    votes: [vote],
    prompts: [],
  });
});

test.each(['before', 'after'])(
  'a file has an answer with its run, however many runs are looked at %s it was held',
  async (when) => {
    const { disk, unsaved, runs } = setUp();
    await runs.begin(head);
    const lookAround = async () => {
      for (let place = 0; place < 20; place += 1) {
        const id = `other ${place}`;
        disk.kept.set(id, { ...head, id, cells: [] });
        await runs.load(id);
      }
    };
    if (when === 'before') await lookAround();
    disk.failure = full;
    await runs.addCell(head.id, cell);
    if (when === 'after') await lookAround();
    expect(unsaved.content.runs).toEqual([{ ...head, cells: [cell] }]);
  },
);

test('what is held is bounded, and what is beyond is told', async () => {
  const { disk, unsaved, runs } = setUp();
  disk.failure = full;
  const text = 'x'.repeat(2 ** 20);
  for (let item = 0; item < 20; item += 1) await runs.addCell(head.id, answered(item, 0, text));
  expect(unsaved.dropped).toBe(5);
});

test('drafts that could not be saved are saved with the rest', async () => {
  const { unsaved } = setUp();
  const saveAgain = vi.fn(() => Promise.resolve<Outcome<void, StoreFailure>>(failed(full)));
  unsaved.drafts = { drafts: [], owed: undefined, saveAgain };
  expect(await unsaved.write()).toEqual(success(undefined));
  expect(saveAgain).not.toHaveBeenCalled();
  expect(await unsaved.write(true)).toEqual(failed(full));
});

test('a draft that could not be saved is told until it is, though there is room for the rest', async () => {
  const { unsaved, wait } = setUp();
  const saveAgain = vi.fn(() => Promise.resolve(success(undefined)));
  const drafts = { drafts: [], saveAgain };
  unsaved.drafts = { ...drafts, owed: full };
  expect(await unsaved.write()).toEqual(failed(full));
  expect(saveAgain).not.toHaveBeenCalled();
  unsaved.drafts = { ...drafts, owed: undefined };
  wait(5000);
  expect(await unsaved.write()).toEqual(success(undefined));
});
