import { expect, test } from 'vitest';
import { firstWorkspace } from '../../core/comparison/first-workspace';
import { screenText } from '../../core/comparison/screen-file';
import type { Unsaved } from '../../core/records/unsaved';
import { failed, success } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { Prompt } from '../../core/prompts/prompt';
import { castVote } from '../../core/rating/fakes';
import { answered, run } from '../../core/records/fakes';
import { MemoryRuns } from '../../core/records/memory-runs';
import { fileOf } from '../files/fake-file';
import { model, other } from '../models/fake-models';
import { voting } from '../votes/fake-voting';
import { Persistence } from '../persistence/persistence.svelte';
import { takeScreen } from './screen-file';

const screen = firstWorkspace(model, other, () => 'id', 1);
const prompt: Prompt = {
  id: 'draft',
  role: 'user',
  title: 'Draft',
  text: 'Hello',
  tags: [],
  language: null,
  responseSchema: null,
};
const { id: _, ...vote } = castVote(['A', 'B'], 0, { runId: 'run', blind: false });
const unsaved: Unsaved = { runs: [run()], votes: [vote], prompts: [prompt] };

/** Another browser, or the same one after its database was lost. */
function device(prompts: readonly Prompt[] = []) {
  const kept = new Map(prompts.map((one) => [one.id, one]));
  const runs = new MemoryRuns();
  const votes = voting(runs);
  const held: { failure?: StoreFailure } = {};
  const saved: unknown[] = [];
  const aside: unknown[] = [];
  const found: { failure?: StoreFailure; screen?: unknown } = {};
  const done = () => Promise.resolve(success(undefined));
  const persistence = new Persistence(
    {
      load: () => Promise.resolve(found.failure ? failed(found.failure) : success(found.screen)),
      save: (workspace) => {
        saved.push(workspace);
        return done();
      },
      putAside: (unread) => {
        aside.push(unread);
        return done();
      },
      reopen: done,
    },
    () => 1,
  );
  let nowMs = 0;
  let ids = 0;
  const shares: number[] = [];
  const take = (text: string, isWanted = () => true) => {
    const note = (share: number): void => void shares.push(share);
    const ports = {
      persistence,
      runs,
      writeHeld: () => (held.failure ? Promise.resolve(failed(held.failure)) : done()),
      votes: votes.store,
      prompts: {
        list: () => Promise.resolve(success([...kept.values()])),
        add: (added: readonly Prompt[]) => {
          for (const one of added) kept.set(one.id, one);
          return done();
        },
      },
      readyMade: () => Promise.resolve([]),
      newId: () => `new ${String((ids += 1))}`,
      // Each look is ten milliseconds after the one before.
      clock: { nowMs: () => (nowMs += 10) },
      pause: () => Promise.resolve(),
    };
    return takeScreen(fileOf(text), ports, { isWanted, note, keep: () => undefined });
  };
  return {
    take,
    shares,
    runs,
    held,
    found,
    aside,
    persistence,
    votes: votes.kept,
    prompts: kept,
    saved,
  };
}

test('what was not saved comes back with the screen, however often the file is opened', async () => {
  const { take, runs, votes, prompts, saved } = device();
  for (let time = 0; time < 2; time += 1) {
    expect(await take(screenText({ workspace: screen, unsaved }))).toEqual(success(undefined));
  }
  expect([...runs.kept.values()]).toEqual(unsaved.runs);
  expect(votes).toEqual([{ ...vote, id: 'vote-1' }]);
  expect([...prompts.values()]).toEqual([prompt]);
  expect(saved).toEqual([screen, screen]);
});

test('what is here stays: answers that were given since, and another text of the prompt', async () => {
  const theirs = { ...prompt, text: 'Saved since' };
  const { take, runs, prompts } = device([theirs]);
  const since = answered(0, 0, 'Asked again.');
  runs.kept.set('run', { ...run(), cells: [since] });
  await take(
    screenText({ workspace: screen, unsaved: { ...unsaved, runs: [run({ revealed: true })] } }),
  );
  const here = runs.kept.get('run');
  expect(here?.revealed).toBe(true);
  expect(here?.cells).toEqual([since, ...run().cells.slice(1)]);
  expect([...prompts.values()]).toEqual([theirs, { ...prompt, id: 'new 1' }]);
});

test('an answer that is here and cannot be read is not written over', async () => {
  const { take, runs } = device();
  const here = run({ cells: [], unreadableCells: run().cells.slice(0, 1) });
  runs.kept.set('run', here);
  await take(screenText({ workspace: screen, unsaved: { ...unsaved, runs: [run()] } }));
  expect(runs.kept.get('run')).toMatchObject({ cells: run().cells.slice(1) });
});

test('a large file is read in pieces, between which the page draws, and can be given up', async () => {
  const { take, shares, saved } = device();
  const numbers = Array.from({ length: 100_000 }, () => 0);
  const text = screenText({ workspace: screen, unsaved: numbers });
  expect(await take(text, () => shares.length < 10)).toBeUndefined();
  expect([saved, shares.length]).toEqual([[], 10]);
  expect(await take(text)).toEqual(success(undefined));
  expect(saved).toEqual([screen]);
  expect(shares.length).toBeGreaterThanOrEqual(30);
});

test('a file of an earlier version, which has the screen alone, is taken as before', async () => {
  const { take, saved, runs } = device();
  const { unsaved: _none, ...file } = JSON.parse(
    screenText({ workspace: screen, unsaved }),
  ) as object & {
    unsaved: unknown;
  };
  expect(await take(JSON.stringify(file))).toEqual(success(undefined));
  expect(saved).toEqual([screen]);
  expect(runs.kept.size).toBe(0);
});

test('one item that cannot be read hides no others, and what is beyond the bounds of other files is not taken', async () => {
  const { take, runs, votes, prompts } = device();
  const long = 'x'.repeat(3_000_000);
  const hostile = {
    runs: [{ id: 'run' }, run({ cells: [answered(0, 0, long)] }), run({ id: 'good' })],
    votes: [null, 7, long, { ...vote, tags: [long] }, { ...vote, item: 1 }],
    prompts: [{ ...prompt, text: long }, 'none', prompt],
  };
  const file = { format: 'playground screen', version: 1, workspace: screen, unsaved: hostile };
  expect(await take(JSON.stringify(file))).toEqual(success(undefined));
  expect([...runs.kept.keys()]).toEqual(['good']);
  expect(votes).toMatchObject([{ item: 1 }]);
  expect([...prompts.keys()]).toEqual(['draft']);
  const garbled = { ...file, unsaved: 'nothing' };
  expect(await take(JSON.stringify(garbled))).toEqual(success(undefined));
});

test('a vote on a blind batch leaves the rest of it hidden, one on a round shows its names', async () => {
  const { take, runs, votes } = device();
  const blind = { conditions: { ...run().conditions, blind: true } };
  const [batch, round] = [
    run({ ...blind, id: 'batch' }),
    run({ ...blind, id: 'round', origin: { kind: 'compare' } }),
  ];
  const both = [batch, round].map(({ id }) => ({ ...vote, runId: id, blind: true }));
  await take(
    screenText({ workspace: screen, unsaved: { ...unsaved, runs: [batch, round], votes: both } }),
  );
  expect(votes).toMatchObject([{ blind: true }, { blind: true }]);
  expect(runs.kept.get('batch')?.revealed).toBe(false);
  expect(runs.kept.get('round')?.revealed).toBe(true);
});

test('a screen does not take the place of one whose page holds what it cannot write', async () => {
  const { take, held, saved } = device();
  held.failure = { kind: 'quota', neededBytes: 1, freeBytes: null };
  const text = screenText({ workspace: screen, unsaved });
  expect(await take(text)).toEqual(failed(held.failure));
  expect(saved).toEqual([]);
  delete held.failure;
  expect(await take(text)).toEqual(success(undefined));
});

test('a screen that this visit could not read is put aside, not written over', async () => {
  const { take, found, aside, persistence, saved } = device();
  found.failure = { kind: 'database', reason: 'failed', detail: '' };
  await persistence.load();
  const text = screenText({ workspace: screen, unsaved });
  expect(await take(text)).toEqual(failed(found.failure));
  expect(saved).toEqual([]);
  delete found.failure;
  found.screen = { columns: 'as another visit left them' };
  expect(await take(text)).toEqual(success(undefined));
  expect(aside).toEqual([found.screen]);
  expect(saved).toEqual([screen]);
});
