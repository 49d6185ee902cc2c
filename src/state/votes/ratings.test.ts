import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { failed, success } from '../../core/outcome';
import type { Vote } from '../../core/rating/vote';
import type { VoteStore } from '../../core/rating/vote-store';
import { castVote } from '../../core/rating/fakes';
import * as forms from '../../core/rating/file-forms';
import { votesToCsv } from '../../core/rating/vote-csv';
import { votesToJson } from '../../core/rating/vote-json';
import { voteFileLimits } from '../../core/rating/vote-files';
import { fileOf } from '../files/fake-file';
import { model } from '../models/fake-models';
import { Ratings } from './ratings.svelte';

const full = failed({ kind: 'quota' as const, neededBytes: 1, freeBytes: 0 });
const done = success(undefined);
const newer = [{ id: 'newer', colour: 'red' }, { id: 'newest' }];

let kept: Map<string, Vote>;
let setAside: readonly Vote[];
let saved: [string, string][];
let pauses: number;
let hidden: string[];
let known: readonly Model[];
let ratings: Ratings;
const store = {
  add: vi.fn<VoteStore['add']>(),
  remove: vi.fn<VoteStore['remove']>(),
  all: vi.fn<VoteStore['all']>(),
  addAll: vi.fn<VoteStore['addAll']>(),
  own: vi.fn<VoteStore['own']>(),
  on: vi.fn<VoteStore['on']>(),
  discard: vi.fn<VoteStore['discard']>(),
  clear: vi.fn<VoteStore['clear']>(),
};

beforeEach(() => {
  kept = new Map();
  setAside = [];
  saved = [];
  pauses = 0;
  hidden = [];
  known = [];
  let nowMs = 0;
  store.all.mockImplementation(() =>
    Promise.resolve(success({ votes: [...kept.values()], setAside, unreadable: newer })),
  );
  store.addAll.mockImplementation((votes) => {
    setAside = [...setAside, ...votes.setAside];
    for (const each of votes.votes) kept.set(each.id, each);
    return Promise.resolve(success(votes.votes.length + votes.setAside.length));
  });
  store.clear.mockImplementation(() => {
    kept.clear();
    return Promise.resolve(done);
  });
  ratings = new Ratings({
    store,
    models: () => known,
    hiddenRuns: () => Promise.resolve(success(new Set(hidden))),
    files: () => Promise.resolve(forms),
    save: (text, form) => saved.push([text, form]),
    saveUnreadable: (text) => saved.push([text, 'unreadable']),
    clock: { nowMs: () => (nowMs += 1) },
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
  });
});

function keep(...votes: readonly Vote[]): void {
  for (const each of votes) kept.set(each.id, each);
}

const leaders = (): (string | undefined)[] =>
  (ratings.rating?.groups ?? []).map(
    ({ standings: [first] }) => ratings.rating?.labels.get(first?.key ?? '')?.name,
  );

test('votes are rated, in pieces', async () => {
  keep(castVote(['A', 'B'], 1), castVote(['A', 'B'], 1));
  await ratings.refresh();
  expect(leaders()).toEqual(['B']);
  expect(ratings.unreadable.count).toBe(2);
  expect(pauses).toBeGreaterThan(50);
  expect(ratings.isRating).toBe(false);
});

test('votes on a run that is still hidden do not tell who leads, and stay out of files', async () => {
  keep(castVote(['A', 'B'], 1, { runId: 'open' }));
  keep(castVote(['A', 'B'], 0, { runId: 'hidden', tags: ['code'] }));
  hidden = ['hidden'];
  await ratings.refresh();
  expect(leaders()).toEqual(['B']);
  expect(ratings.tags).toEqual([]);
  expect(ratings.withheld).toBe(1);
  await ratings.export('json');
  expect(saved[0]?.[0]).not.toContain('"hidden"');
  hidden = [];
  await ratings.refresh();
  expect(ratings.rating?.counts.votes).toBe(2);
  expect(ratings.withheld).toBe(0);
});

test('of two filters in a row the last one counts', async () => {
  keep(
    castVote(['A', 'B'], 0, { tags: ['code'] }),
    castVote(['A', 'B'], 1, { tags: ['de'] }),
    castVote(['A', 'B'], 1, { blind: false }),
  );
  await ratings.refresh();
  expect(ratings.tags).toEqual(['code', 'de']);
  ratings.filter = { ...ratings.filter, tag: 'de' };
  ratings.filter = { ...ratings.filter, tag: 'code' };
  await expect.poll(() => ratings.isRating).toBe(false);
  expect(ratings.rating?.counts.votes).toBe(1);
  expect(leaders()).toEqual(['A']);
});

test('a model’s settings are contestants where that is chosen', async () => {
  keep(castVote(['A/hot', 'A/cold'], 0));
  await ratings.refresh();
  expect(ratings.rating?.groups).toEqual([]);
  ratings.grouping = 'settings';
  await expect.poll(leaders).toEqual(['A']);
});

test('a model of the catalogue keeps its name, whatever a file calls it', async () => {
  known = [{ ...model, id: 'a', name: 'A' }];
  const stranger = castVote(['B', 'A'], 0, { votedAt: '2026-11-22T10:00:00.000Z' });
  const [taking, taken] = [
    { modelId: 'evil', modelName: 'A', modelHash: 'h', settings: '' },
    { modelId: 'a', modelName: 'Worst', modelHash: 'other', settings: '' },
  ];
  keep(castVote(['A', 'B'], 0), { ...stranger, contestants: [taking, taken] });
  await ratings.refresh();
  const names = [...(ratings.rating?.labels.values() ?? [])].map(({ name }) => name);
  expect(names.toSorted()).toEqual(['A', 'B', '“A” evil', '“Worst” a']);
});

describe('a file of votes', () => {
  test.each(['json', 'csv'] as const)('as %s is written, and comes back', async (form) => {
    const all = [castVote(['A', 'B'], 1), castVote(['B', 'A'], 'all-bad')];
    keep(...all);
    await ratings.refresh();
    await ratings.export(form);
    const [text = '', written] = saved[0] ?? [];
    expect(written).toBe(form);
    kept.delete(all[0]?.id ?? '');
    await ratings.import(fileOf(text));
    const nothing = { conflicts: [], blocked: 0, encoding: 'UTF-8' };
    expect(ratings.taken).toEqual({ added: 1, duplicates: 1, ...nothing });
    expect(new Set(kept.values())).toEqual(new Set(all));
    expect(ratings.rating?.counts.votes).toBe(2);
  });

  test('that is not in UTF-8 is taken with the guess that it is in Windows-1252', async () => {
    const text = votesToCsv({ votes: [castVote(['\u00c4', 'B'], 1)], setAside: [] }).slice(1);
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    await ratings.import({
      size: bytes.length,
      arrayBuffer: () => Promise.resolve(bytes.buffer),
    });
    expect(ratings.taken).toMatchObject({ added: 1, encoding: 'Windows-1252' });
    expect(ratings.votes?.[0]?.contestants[0]?.modelName).toBe('\u00c4');
  });

  test('that differs from what is here leaves it, and says so', async () => {
    const one = castVote(['A', 'B'], 1);
    keep(one);
    await ratings.import(fileOf(votesToJson({ votes: [{ ...one, item: 5 }], setAside: [] })));
    expect(ratings.taken).toMatchObject({ added: 0, duplicates: 0, conflicts: [one.id] });
    expect(kept.get(one.id)).toEqual(one);
  });

  test('that is none is refused, and what is here stays', async () => {
    keep(castVote(['A', 'B'], 1));
    await ratings.refresh();
    await ratings.import(fileOf('hello'));
    expect(ratings.failure).toEqual({ kind: 'not-votes' });
    expect(kept.size).toBe(1);
  });

  test('that is huge is not read at all', async () => {
    const arrayBuffer = vi.fn<() => Promise<ArrayBuffer>>();
    await ratings.import({ size: voteFileLimits.sizeBytes + 1, arrayBuffer });
    expect(ratings.failure).toMatchObject({ kind: 'votes-too-large' });
    expect(arrayBuffer).not.toHaveBeenCalled();
  });

  test('that the browser cannot read is told', async () => {
    await ratings.import({ size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) });
    expect(ratings.failure).toEqual({ kind: 'votes-unreadable', detail: 'Error: gone' });
  });

  test('that finds no room is told', async () => {
    store.addAll.mockResolvedValueOnce(full);
    await ratings.import(fileOf(votesToJson({ votes: [castVote(['A', 'B'], 1)], setAside: [] })));
    expect(ratings.failure).toMatchObject({ kind: 'quota' });
    expect(ratings.taken).toBeUndefined();
  });
});

test('votes that are set aside do not count, stay in files as such, and are not told of hidden runs', async () => {
  const late = castVote(['A', 'B'], 0);
  keep(castVote(['A', 'B'], 1));
  setAside = [late, castVote(['A', 'B'], 0, { runId: 'hidden' })];
  hidden = ['hidden'];
  await ratings.refresh();
  expect([ratings.rating?.counts.votes, ratings.setAside, ratings.withheld]).toEqual([
    1,
    [late],
    1,
  ]);
  await ratings.export('json');
  setAside = [];
  await ratings.import(fileOf(saved[0]?.[0] ?? ''));
  expect(ratings.taken).toMatchObject({ added: 1, duplicates: 1 });
  expect(setAside).toEqual([late]);
});

test('all votes are removed', async () => {
  keep(castVote(['A', 'B'], 1, { tags: ['code'] }));
  await ratings.refresh();
  ratings.filter = { ...ratings.filter, tag: 'code' };
  await ratings.clear();
  expect(ratings.votes).toEqual([]);
  expect(ratings.filter.tag).toBeNull();
  expect(ratings.rating?.groups).toEqual([]);
});

test('votes that cannot be read are told as that', async () => {
  const failure = { kind: 'database' as const, reason: 'blocked' as const, detail: '' };
  store.all.mockResolvedValueOnce(failed(failure));
  await ratings.refresh();
  expect(ratings.failure).toEqual(failure);
});

test('votes of a file whose ids are those of what cannot be read are told', async () => {
  store.addAll.mockResolvedValueOnce(success(1));
  const votes = [castVote(['A', 'B'], 0), castVote(['A', 'B'], 1)];
  await ratings.import(fileOf(votesToJson({ votes: votes, setAside: [] })));
  expect(ratings.taken).toMatchObject({ added: 1, blocked: 1 });
});

test('what cannot be read is handed over, and deleted where a person wants that', async () => {
  store.discard.mockResolvedValueOnce(full).mockResolvedValueOnce(done);
  await ratings.refresh();
  await ratings.unreadable.save();
  expect(saved).toEqual([[`${JSON.stringify(newer, null, 2)}\n`, 'unreadable']]);
  await ratings.removeUnreadable();
  expect([ratings.failure, ratings.unreadable.count]).toEqual([full.failure, 2]);
  await ratings.removeUnreadable();
  expect(store.discard).toHaveBeenCalledWith(['newer', 'newest']);
  expect([ratings.failure, ratings.unreadable.count]).toEqual([undefined, 0]);
});
