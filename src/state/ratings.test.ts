import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Model } from '../core/catalogue/model';
import { failed, success } from '../core/outcome';
import type { Ballot } from '../core/rating/ballot';
import type { BallotStore } from '../core/rating/ballot-store';
import { ballot } from '../core/rating/fakes';
import * as forms from '../core/rating/file-forms';
import { votesToCsv } from '../core/rating/vote-csv';
import { votesToJson } from '../core/rating/vote-json';
import { voteFileLimits } from '../core/rating/vote-files';
import { fileOf } from './fake-file';
import { model } from './fakes';
import { Ratings } from './ratings.svelte';

const full = failed({ kind: 'quota' as const, neededBytes: 1, freeBytes: 0 });
const done = success(undefined);
const newer = [{ id: 'newer', colour: 'red' }, { id: 'newest' }];

let kept: Map<string, Ballot>;
let setAside: readonly Ballot[];
let saved: [string, string][];
let pauses: number;
let hidden: string[];
let known: readonly Model[];
let ratings: Ratings;
const store = {
  add: vi.fn<BallotStore['add']>(),
  remove: vi.fn<BallotStore['remove']>(),
  all: vi.fn<BallotStore['all']>(),
  addAll: vi.fn<BallotStore['addAll']>(),
  own: vi.fn<BallotStore['own']>(),
  on: vi.fn<BallotStore['on']>(),
  discard: vi.fn<BallotStore['discard']>(),
  clear: vi.fn<BallotStore['clear']>(),
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
    Promise.resolve(success({ ballots: [...kept.values()], setAside, unreadable: newer })),
  );
  store.addAll.mockImplementation((votes) => {
    setAside = [...setAside, ...votes.setAside];
    for (const each of votes.ballots) kept.set(each.id, each);
    return Promise.resolve(success(votes.ballots.length + votes.setAside.length));
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

function keep(...ballots: readonly Ballot[]): void {
  for (const each of ballots) kept.set(each.id, each);
}

const leaders = (): (string | undefined)[] =>
  (ratings.rating?.groups ?? []).map(
    ({ standings: [first] }) => ratings.rating?.labels.get(first?.key ?? '')?.name,
  );

test('votes are rated, in pieces', async () => {
  keep(ballot(['A', 'B'], 1), ballot(['A', 'B'], 1));
  await ratings.look();
  expect(leaders()).toEqual(['B']);
  expect(ratings.unreadable.count).toBe(2);
  expect(pauses).toBeGreaterThan(50);
  expect(ratings.isRating).toBe(false);
});

test('votes on a run that is still hidden do not tell who leads, and stay out of files', async () => {
  keep(ballot(['A', 'B'], 1, { runId: 'open' }));
  keep(ballot(['A', 'B'], 0, { runId: 'hidden', tags: ['code'] }));
  hidden = ['hidden'];
  await ratings.look();
  expect(leaders()).toEqual(['B']);
  expect(ratings.tags).toEqual([]);
  expect(ratings.withheld).toBe(1);
  await ratings.export('json');
  expect(saved[0]?.[0]).not.toContain('"hidden"');
  hidden = [];
  await ratings.look();
  expect(ratings.rating?.counts.ballots).toBe(2);
  expect(ratings.withheld).toBe(0);
});

test('of two filters in a row the last one counts', async () => {
  keep(
    ballot(['A', 'B'], 0, { tags: ['code'] }),
    ballot(['A', 'B'], 1, { tags: ['de'] }),
    ballot(['A', 'B'], 1, { blind: false }),
  );
  await ratings.look();
  expect(ratings.tags).toEqual(['code', 'de']);
  ratings.filter = { ...ratings.filter, tag: 'de' };
  ratings.filter = { ...ratings.filter, tag: 'code' };
  await expect.poll(() => ratings.isRating).toBe(false);
  expect(ratings.rating?.counts.ballots).toBe(1);
  expect(leaders()).toEqual(['A']);
});

test('a model’s settings are contestants where that is chosen', async () => {
  keep(ballot(['A/hot', 'A/cold'], 0));
  await ratings.look();
  expect(ratings.rating?.groups).toEqual([]);
  ratings.naming = 'settings';
  await expect.poll(leaders).toEqual(['A']);
});

test('a model of the catalogue keeps its name, whatever a file calls it', async () => {
  known = [{ ...model, id: 'a', name: 'A' }];
  const stranger = ballot(['B', 'A'], 0, { votedAt: '2026-11-22T10:00:00.000Z' });
  const [taking, taken] = [
    { modelId: 'evil', modelName: 'A', modelHash: 'h', settings: '' },
    { modelId: 'a', modelName: 'Worst', modelHash: 'other', settings: '' },
  ];
  keep(ballot(['A', 'B'], 0), { ...stranger, contestants: [taking, taken] });
  await ratings.look();
  const names = [...(ratings.rating?.labels.values() ?? [])].map(({ name }) => name);
  expect(names.toSorted()).toEqual(['A', 'B', '“A” evil', '“Worst” a']);
});

describe('a file of votes', () => {
  test.each(['json', 'csv'] as const)('as %s is written, and comes back', async (form) => {
    const all = [ballot(['A', 'B'], 1), ballot(['B', 'A'], 'all-bad')];
    keep(...all);
    await ratings.look();
    await ratings.export(form);
    const [text = '', written] = saved[0] ?? [];
    expect(written).toBe(form);
    kept.delete(all[0]?.id ?? '');
    await ratings.import(fileOf(text));
    const nothing = { conflicts: [], blocked: 0, encoding: 'UTF-8' };
    expect(ratings.taken).toEqual({ added: 1, duplicates: 1, ...nothing });
    expect(new Set(kept.values())).toEqual(new Set(all));
    expect(ratings.rating?.counts.ballots).toBe(2);
  });

  test('that is not in UTF-8 is taken with the guess that it is in Windows-1252', async () => {
    const text = votesToCsv({ ballots: [ballot(['\u00c4', 'B'], 1)], setAside: [] }).slice(1);
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    await ratings.import({
      size: bytes.length,
      arrayBuffer: () => Promise.resolve(bytes.buffer),
    });
    expect(ratings.taken).toMatchObject({ added: 1, encoding: 'Windows-1252' });
    expect(ratings.ballots?.[0]?.contestants[0]?.modelName).toBe('\u00c4');
  });

  test('that differs from what is here leaves it, and says so', async () => {
    const one = ballot(['A', 'B'], 1);
    keep(one);
    await ratings.import(fileOf(votesToJson({ ballots: [{ ...one, item: 5 }], setAside: [] })));
    expect(ratings.taken).toMatchObject({ added: 0, duplicates: 0, conflicts: [one.id] });
    expect(kept.get(one.id)).toEqual(one);
  });

  test('that is none is refused, and what is here stays', async () => {
    keep(ballot(['A', 'B'], 1));
    await ratings.look();
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
    await ratings.import(fileOf(votesToJson({ ballots: [ballot(['A', 'B'], 1)], setAside: [] })));
    expect(ratings.failure).toMatchObject({ kind: 'quota' });
    expect(ratings.taken).toBeUndefined();
  });
});

test('votes that are set aside do not count, stay in files as such, and are not told of hidden runs', async () => {
  const late = ballot(['A', 'B'], 0);
  keep(ballot(['A', 'B'], 1));
  setAside = [late, ballot(['A', 'B'], 0, { runId: 'hidden' })];
  hidden = ['hidden'];
  await ratings.look();
  expect([ratings.rating?.counts.ballots, ratings.setAside, ratings.withheld]).toEqual([
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
  keep(ballot(['A', 'B'], 1, { tags: ['code'] }));
  await ratings.look();
  ratings.filter = { ...ratings.filter, tag: 'code' };
  await ratings.clear();
  expect(ratings.ballots).toEqual([]);
  expect(ratings.filter.tag).toBeNull();
  expect(ratings.rating?.groups).toEqual([]);
});

test('votes that cannot be read are told as that', async () => {
  const failure = { kind: 'database' as const, reason: 'blocked' as const, detail: '' };
  store.all.mockResolvedValueOnce(failed(failure));
  await ratings.look();
  expect(ratings.failure).toEqual(failure);
});

test('votes of a file whose ids are those of what cannot be read are told', async () => {
  store.addAll.mockResolvedValueOnce(success(1));
  const votes = [ballot(['A', 'B'], 0), ballot(['A', 'B'], 1)];
  await ratings.import(fileOf(votesToJson({ ballots: votes, setAside: [] })));
  expect(ratings.taken).toMatchObject({ added: 1, blocked: 1 });
});

test('what cannot be read is handed over, and deleted where a person wants that', async () => {
  store.discard.mockResolvedValueOnce(full).mockResolvedValueOnce(done);
  await ratings.look();
  await ratings.unreadable.save();
  expect(saved).toEqual([[`${JSON.stringify(newer, null, 2)}\n`, 'unreadable']]);
  await ratings.removeUnreadable();
  expect([ratings.failure, ratings.unreadable.count]).toEqual([full.failure, 2]);
  await ratings.removeUnreadable();
  expect(store.discard).toHaveBeenCalledWith(['newer', 'newest']);
  expect([ratings.failure, ratings.unreadable.count]).toEqual([undefined, 0]);
});
