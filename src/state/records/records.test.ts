import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, success } from '../../core/outcome';
import type { Vote } from '../../core/rating/vote';
import { castVote } from '../../core/rating/fakes';
import { answered, column, run } from '../../core/records/fakes';
import { words } from '../../core/records/fake-words';
import * as fileForms from '../../core/records/file-forms';
import { MemoryRuns } from '../../core/records/memory-runs';
import type { Run } from '../../core/records/run';
import { partToJson, runFileLimits, runsToJson } from '../../core/records/run-file';
import { fileOf } from '../files/fake-file';
import { Records, type RecordsPorts } from './records.svelte';

const full = failed({ kind: 'quota' as const, neededBytes: 1, freeBytes: 0 });
const hidden = (change: Partial<Run> = {}): Run =>
  run({ id: 'hidden', conditions: { ...run().conditions, blind: true }, ...change });

let store: MemoryRuns;
let records: Records;
let saved: [text: string, form: string, name: string][];
let imports: number;
let stops: number;
let performed: [id: string, failedToo: boolean][];
let underWay: ReturnType<RecordsPorts['underWay']>;
let pause: RecordsPorts['pause'];
let onCompare: string | undefined;
let votes: readonly Vote[];
let setAside: readonly Vote[];

beforeEach(() => {
  store = new MemoryRuns();
  saved = [];
  stops = 0;
  imports = 0;
  performed = [];
  votes = setAside = [];
  underWay = onCompare = undefined;
  pause = () => Promise.resolve();
  let nowMs = 0;
  records = new Records({
    store,
    files: () => Promise.resolve(fileForms),
    save: (...file) => void saved.push(file),
    saveUnreadable: (text) => void saved.push([text, 'unreadable', '']),
    underWay: () => underWay,
    onPerform: ({ id }, { failedToo }) => void performed.push([id, failedToo]),
    onReplay: ({ id }) => Promise.resolve(`again of ${id}`),
    votes: {
      own: () => Promise.resolve(success(votes)),
      on: () => Promise.resolve(success({ votes, setAside, unreadable: [] })),
      all: () => Promise.resolve(success({ votes, setAside, unreadable: [] })),
      addAll: (taken) => {
        votes = [...votes, ...taken.votes];
        setAside = [...setAside, ...taken.setAside];
        return Promise.resolve(success(taken.votes.length + taken.setAside.length));
      },
    },
    isOnCompare: (id) => id === onCompare,
    onImported: () => (imports += 1),
    onStop: () => (stops += 1),
    calendar: { nowMs: () => Date.parse('2026-03-04T05:06:07Z') },
    clock: { nowMs: () => (nowMs += 5) },
    pause: () => pause(),
  });
});

async function keep(...runs: readonly Run[]): Promise<void> {
  await store.addAll(runs);
  await records.refresh();
}

const ids = (): string[] => records.shown.map(({ head }) => head.id);
const json = (...runs: readonly Run[]): string =>
  runsToJson(runs, '2026-03-04T05:06:07Z', { votes: [], setAside: [] });

describe('a search', () => {
  beforeEach(async () => {
    await keep(
      run({ id: 'early', startedAt: '2026-01-01T00:00:00Z', cells: [answered(0, 0, 'Lisbon')] }),
      run({ id: 'late', columns: [column('Alpha')] }),
      hidden({ startedAt: '2025-01-01T00:00:00Z', columns: [column('Alpha')] }),
    );
  });

  test('of nothing leaves all, the latest first', () => {
    expect(ids()).toEqual(['late', 'early', 'hidden']);
  });

  test.each([
    ['first LISBON', ['early']],
    ['alpha', ['late']],
    ['second', ['late', 'early', 'hidden']],
    ['lisbon alpha', []],
  ])('for %j finds %j: prompts, models and answers together', async (query, found) => {
    records.search.query = query;
    await expect.poll(() => records.search.isSearching).toBe(false);
    expect(ids()).toEqual(found);
  });

  test('takes up what is typed while it looks, and answers that come', async () => {
    records.search.query = 'x';
    records.search.query = 'porto';
    await expect.poll(() => records.search.isSearching).toBe(false);
    expect(ids()).toEqual([]);
    await store.addCell('late', answered(1, 1, 'In Porto.'));
    await records.refresh();
    await expect.poll(ids).toEqual(['late']);
  });
});

describe('the run that is looked at', () => {
  test('follows its answers, and goes when it is deleted', async () => {
    await keep(run());
    await records.open('run');
    await store.addCell('run', answered(1, 1, 'x'));
    await records.refresh();
    expect(records.opened.run?.cells).toHaveLength(4);
    await store.remove(['run']);
    await records.refresh();
    expect(records.opened.run).toBeUndefined();
  });

  test('comes with the votes that were given on it, and with those that come', async () => {
    votes = [castVote(['one', 'two'], 1), castVote(['one', 'two'], 0, { runId: 'another' })];
    await keep(run());
    await records.open('run');
    expect([...records.opened.votes]).toEqual([[0, { kind: 'best', column: 1 }]]);
    // The other prompt is not answered by both, so that it cannot be judged.
    expect(records.opened.isJudged).toBe(true);
    votes = [];
    await records.refresh();
    expect([records.opened.votes.size, records.opened.isJudged]).toEqual([0, false]);
  });

  test('is told to be gone where it is', async () => {
    expect(await records.open('none')).toBe(false);
    expect(records.notice).toEqual({ kind: 'failed', failure: { kind: 'run-gone' } });
  });

  test('is held against the run that it repeats, unless one of them is hidden', async () => {
    const again = run({ id: 'again', origin: { kind: 'replay', of: 'hidden' } });
    await keep(hidden(), again);
    await records.open('again');
    expect(records.opened.comparison).toBeUndefined();
    await records.open('hidden');
    await records.reveal();
    expect(records.opened.run?.revealed).toBe(true);
    await records.open('again');
    expect(records.opened.comparison).toMatchObject({ compared: 3, same: 3 });
  });
});

test('the run that is looked at tells how many of its answers fit their schemas', async () => {
  const items = run().items.map((item) => ({ ...item, responseSchema: '{"type": "object"}' }));
  await keep(run({ items, cells: [answered(0, 0, '{}'), answered(0, 1, 'No.')] }));
  await records.open('run');
  const counts = (fits: number, answers: number) => ({ fits, answers, unchecked: 0 });
  await expect.poll(() => records.opened.fits).toEqual([counts(1, 1), counts(0, 1)]);
  await store.addCell('run', answered(1, 1, '{}'));
  await records.refresh();
  await expect.poll(() => records.opened.fits).toEqual([counts(1, 1), counts(1, 2)]);
  // The next run takes its time: what was said of this one does not stand there meanwhile.
  pause = () => new Promise(() => undefined);
  await keep(run({ id: 'next', items, cells: run().cells }));
  await records.open('next');
  expect(records.opened.fits).toBeUndefined();
});

test('a run and those that repeat it are shown together: equal texts would tell', async () => {
  await keep(hidden(), hidden({ id: 'again', origin: { kind: 'replay', of: 'hidden' } }));
  await records.open('again');
  await records.reveal();
  expect([...store.kept.values()].map((kept) => kept.revealed)).toEqual([true, true]);
  expect(records.opened.original?.revealed).toBe(true);
  expect(records.opened.comparison).toMatchObject({ same: 3 });
});

describe('a run can be judged', () => {
  const compared = run({ origin: { kind: 'compare' } });

  test('wherever it was made, once a prompt has all its answers', async () => {
    await keep(compared, run({ id: 'begun', cells: [answered(0, 0, 'Yes.')] }));
    expect(records.canBeJudged).toBe(false);
    await records.open('run');
    expect(records.canBeJudged).toBe(true);
    await records.open('begun');
    expect(records.canBeJudged).toBe(false);
  });

  test('unless the Compare screen does that, or it is under way', async () => {
    await keep(compared);
    await records.open('run');
    onCompare = 'run';
    expect(records.canBeJudged).toBe(false);
    onCompare = 'another';
    expect(records.canBeJudged).toBe(true);
    underWay = { id: 'run', done: 3, total: 4 };
    expect(records.canBeJudged).toBe(false);
  });
});

describe('a file', () => {
  test('goes out and comes back on another device', async () => {
    const runs = [run({ id: 'a' }), run({ id: 'b' })];
    await keep(...runs);
    await records.export(['a', 'b'], 'json', words);
    const [[text, form, name] = ['', '', '']] = saved;
    expect([form, name]).toEqual(['json', 'playground-runs-2026-03-04T05-06-07.json']);
    await records.remove(['a']);
    await records.import(fileOf(text));
    expect(records.notice).toEqual({
      kind: 'imported',
      added: 1,
      alreadyHere: 1,
      answers: 0,
      isPart: false,
      blocked: 0,
      votes: 0,
      conflicts: 0,
      encoding: 'UTF-8',
    });
    expect([...store.kept.values()]).toEqual(expect.arrayContaining(runs));
  });

  test('of JSON has the votes of all on its runs, and brings those that are new', async () => {
    const [one, theirs, late] = [0, 1, 0].map((place) => castVote(['one', 'two'], place));
    if (!one || !theirs || !late) throw new Error('there are three');
    await keep(run());
    votes = [one, theirs];
    setAside = [late];
    await records.export(['run'], 'json', words);
    votes = [one];
    setAside = [];
    await records.import(fileOf(saved[0]?.[0] ?? ''));
    expect(records.notice).toMatchObject({ added: 0, alreadyHere: 1, votes: 2, conflicts: 0 });
    expect([votes, setAside]).toEqual([[one, theirs], [late]]);
    votes = [{ ...one, verdict: { kind: 'all-bad' } }];
    await records.import(fileOf(saved[0]?.[0] ?? ''));
    expect(records.notice).toMatchObject({ votes: 1, conflicts: 1 });
    expect(votes[0]?.verdict).toEqual({ kind: 'all-bad' });
  });

  test.each(['markdown', 'html', 'csv'] as const)(
    'as %s tells the vote that was given here',
    async (form) => {
      await keep(run());
      votes = [castVote(['one', 'two'], 1)];
      await records.export(['run'], form, words);
      expect(saved[0]?.[0]).toContain(form === 'csv' ? '"other-best"' : 'Vote Column B: two.');
    },
  );

  test('has a name, also where its run began at no moment that there is', async () => {
    await keep(run({ startedAt: '2026-13-41T00:00:00.000Z' }));
    await records.export(['run'], 'json', words);
    expect(saved[0]?.[2]).toBe('playground-run-2026-03-04T05-06-07.json');
  });

  test('leaves runs as they are that are here under its ids', async () => {
    await keep(run());
    await records.import(fileOf(json(run({ cells: [] }))));
    expect(imports).toBe(1);
    expect(store.kept.get('run')?.cells).toHaveLength(3);
  });

  test.each(['json', 'markdown', 'html', 'csv'] as const)(
    'as %s has no hidden run',
    async (form) => {
      await keep(run(), hidden({ columns: [column('Alpha')] }));
      await records.export(['hidden'], form, words);
      expect(records.notice).toEqual({ kind: 'failed', failure: { kind: 'runs-hidden' } });
      await records.export(['run', 'hidden'], form, words);
      expect(records.notice).toMatchObject({ kind: 'exported', count: 1, hidden: 1, tooLarge: [] });
      expect(saved).toHaveLength(1);
      expect(saved[0]?.[0]).not.toContain('Alpha');
    },
  );

  test('of a run that is larger than a file goes out and comes back in several, unchanged', async () => {
    const text = 'x'.repeat(1_000_000);
    const items = Array.from({ length: 65 }, (_, item) => item);
    const large = run({
      items: items.map(() => ({ text: '', promptId: null, tags: [], responseSchema: null })),
      cells: items.flatMap((item) => [answered(item, 0, text), answered(item, 1, text)]),
    });
    await keep(large);
    await records.export(['run'], 'json', words);
    expect(records.notice).toMatchObject({ kind: 'exported', count: 1, files: 2, tooLarge: [] });
    const [first = '', second = '', ...others] = saved.map(([file]) => file);
    expect(others).toEqual([]);
    await records.remove(['run']);
    await records.import(fileOf(second));
    expect(records.notice).toMatchObject({ added: 1, answers: 0, isPart: true });
    await records.import(fileOf(first));
    expect(records.notice).toMatchObject({ added: 0, alreadyHere: 1, answers: 65, isPart: true });
    await records.import(fileOf(first));
    expect(records.notice).toMatchObject({ added: 0, alreadyHere: 1, answers: 0 });
    const { cells = [], ...head } = store.kept.get('run') ?? {};
    const { cells: _, ...was } = large;
    expect(head).toEqual(was);
    expect(new Set(cells)).toEqual(new Set(large.cells));
  });

  test('of a part of a run is refused where another run is here under its id', async () => {
    await keep(run({ cells: [] }));
    const part = run({ startedAt: '2026-05-06T07:08:09.000Z' });
    const onIt = { votes: [castVote(['A', 'B'], 0)], setAside: [] };
    await records.import(fileOf(partToJson(part, '2026-05-07T00:00:00.000Z', onIt)));
    const failure = { kind: 'runs-part-of-another' };
    expect(records.notice).toEqual({ kind: 'failed', failure });
    expect(store.kept.get('run')?.cells).toEqual([]);
    expect(votes).toEqual([]);
  });

  test('of an answer that no file holds is told by its run, and the others are saved', async () => {
    const startedAt = '2026-05-06T07:08:09.000Z';
    const { sizeBytes: mostBytes } = runFileLimits;
    const cells = [answered(0, 0, 'x'.repeat(mostBytes))];
    await keep(run(), run({ id: 'large', startedAt, cells }));
    await records.export(['large'], 'json', words);
    expect(records.notice).toEqual({
      kind: 'failed',
      failure: { kind: 'runs-export-too-large', mostBytes },
    });
    await records.export(['large', 'run'], 'json', words);
    const tooLarge = [words.title(startedAt)];
    const exported = { count: 1, files: 1, hidden: 0, tooLarge, mostBytes };
    expect(records.notice).toEqual({ kind: 'exported', ...exported });
    expect(saved).toHaveLength(1);
    await records.remove(['run']);
    await records.import(fileOf(saved[0]?.[0] ?? ''));
    expect(records.notice).toMatchObject({ kind: 'imported', added: 1 });
  });

  test('brings nothing in the place of a record that cannot be read, and says so', async () => {
    vi.spyOn(store, 'addAll').mockResolvedValueOnce(success(1));
    await records.import(fileOf(json(run(), run({ id: 'other' }))));
    expect(records.notice).toMatchObject({ added: 1, alreadyHere: 0, blocked: 1 });
  });

  test('of what cannot be read is handed over, and it is deleted where a person wants that', async () => {
    const newer = { id: 'newer', colour: 'red' };
    vi.spyOn(store, 'list').mockResolvedValueOnce(success({ runs: [], unreadable: [newer] }));
    vi.spyOn(store, 'asKept').mockResolvedValueOnce(success([{ ...newer, cells: [] }]));
    const remove = vi.spyOn(store, 'remove');
    await records.refresh();
    expect(records.unreadable.count).toBe(1);
    await records.saveUnreadable();
    expect(JSON.parse(saved[0]?.[0] ?? '')).toEqual([{ ...newer, cells: [] }]);
    await records.removeUnreadable();
    expect(remove).toHaveBeenCalledWith(['newer']);
    expect(records.unreadable.count).toBe(0);
    expect(records.notice).toEqual({ kind: 'deleted', count: 1 });
  });

  test('of a chain of 10,001 replays goes out and comes back, in pieces', async () => {
    const small = run({ items: run().items.slice(0, 1), cells: [] });
    const chain = Array.from({ length: runFileLimits.runs + 1 }, (_, index): Run => ({
      ...small,
      id: `${index}`,
      origin: index === 0 ? { kind: 'batch' } : { kind: 'replay', of: `${index - 1}` },
    }));
    await store.addAll(chain);
    await records.export([...store.kept.keys()], 'json', words);
    await store.clear();
    let pauses = 0;
    pause = () => Promise.resolve(void (pauses += 1));
    for (const [text] of saved) await records.import(fileOf(text));
    expect([...store.kept.values()]).toEqual(chain);
    expect(saved).toHaveLength(2);
    expect(pauses).toBeGreaterThan(1000);
  });

  test('that is given up while it is read brings nothing, and says how far it was', async () => {
    const text = json(...Array.from({ length: 50 }, (_, index) => run({ id: `${index}` })));
    const shares: number[] = [];
    vi.spyOn(records.wait, 'during').mockImplementationOnce((work) =>
      work({
        isWanted: () => shares.length < 3,
        note: (share) => shares.push(share),
        keep: () => expect.unreachable(),
      }),
    );
    await records.import(fileOf(text));
    expect(store.kept.size).toBe(0);
    expect(records.notice).toBeUndefined();
    expect(shares).toEqual(shares.toSorted());
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  test('that has one bad run brings none', async () => {
    await records.import(fileOf(json(run(), run({ id: '' }))));
    expect(records.notice).toMatchObject({
      kind: 'failed',
      failure: { kind: 'runs-broken', run: 2 },
    });
    expect([store.kept.size, imports]).toEqual([0, 0]);
  });

  test('that is huge is not read at all', async () => {
    const arrayBuffer = vi.fn<() => Promise<ArrayBuffer>>();
    await records.import({ size: runFileLimits.sizeBytes + 1, arrayBuffer });
    expect(records.notice).toMatchObject({ failure: { kind: 'runs-too-large' } });
    expect(arrayBuffer).not.toHaveBeenCalled();
  });

  test('that the browser cannot read, or that finds no room, is told', async () => {
    await records.import({ size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) });
    expect(records.notice).toMatchObject({ failure: { kind: 'runs-unreadable' } });
    vi.spyOn(store, 'addAll').mockResolvedValueOnce(full);
    await records.import(fileOf(json(run())));
    expect(records.notice).toMatchObject({ failure: { kind: 'quota' } });
  });
});

describe('deletion', () => {
  test('stops a run that is under way, and forgets what was chosen', async () => {
    await keep(run(), run({ id: 'other' }));
    underWay = { id: 'run', done: 1, total: 4 };
    records.chosen.add('run');
    await records.remove(['other']);
    expect(stops).toBe(0);
    await records.remove(['run']);
    expect([stops, records.chosen.size, store.kept.size]).toEqual([1, 0, 0]);
    expect(records.notice).toEqual({ kind: 'deleted', count: 1 });
  });

  test('of all leaves nothing', async () => {
    await keep(run(), run({ id: 'other' }));
    await records.clear();
    expect(records.notice).toEqual({ kind: 'deleted', count: 2 });
    expect(records.runs).toEqual([]);
  });

  test('that fails is told', async () => {
    await keep(run());
    vi.spyOn(store, 'remove').mockResolvedValueOnce(full);
    await records.remove(['run']);
    expect(records.notice).toMatchObject({ failure: { kind: 'quota' } });
  });
});

test('looks that come while one is under way are one more look', async () => {
  const list = vi.spyOn(store, 'list');
  await Promise.all([records.refresh(), records.refresh(), records.refresh(), records.refresh()]);
  expect(list).toHaveBeenCalledTimes(2);
});

describe('while a run is under way', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const at = (done: number) => ({ id: 'run', done, total: 4 });

  test('answers that come soon after each other are one look, and its end is one more', async () => {
    const list = vi.spyOn(store, 'list');
    records.noteProgress(undefined);
    await vi.advanceTimersByTimeAsync(2000);
    expect(list).not.toHaveBeenCalled();
    for (const done of [0, 1, 2]) {
      records.noteProgress(at(done));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(list).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(600);
    expect(list).toHaveBeenCalledTimes(1);
    records.noteProgress(at(2));
    await vi.advanceTimersByTimeAsync(2000);
    expect(list).toHaveBeenCalledTimes(1);
    records.noteProgress(undefined);
    await vi.advanceTimersByTimeAsync(700);
    expect(list).toHaveBeenCalledTimes(2);
  });

  test('nothing is read once nobody looks any more', async () => {
    const list = vi.spyOn(store, 'list');
    records.noteProgress(at(1));
    records.rest();
    await vi.advanceTimersByTimeAsync(2000);
    expect(list).not.toHaveBeenCalled();
  });
});

test('the run that is looked at can be gone on with, made again and stopped', async () => {
  records.goOn();
  expect(await records.replay()).toBeUndefined();
  expect(performed).toEqual([]);
  await keep(run());
  await records.open('run');
  records.goOn();
  records.goOn({ failedToo: true });
  expect(performed).toEqual([
    ['run', false],
    ['run', true],
  ]);
  expect(await records.replay()).toBe('again of run');
  records.stop();
  expect(stops).toBe(1);
});
