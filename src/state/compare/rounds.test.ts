import { expect, test } from 'vitest';
import { failed } from '../../core/outcome';
import { settle } from '../settle';
import { setUp as setUpColumns } from './fake-comparison';

/** Columns A and B, asked blind; both give the same answers. */
function setUp() {
  const { comparison, made, runs, votes, reopened } = setUpColumns({ blind: true });
  const answerAll = async (run: Promise<void>, prompt: string): Promise<void> => {
    while (comparison.running) {
      await settle();
      for (const engine of made) engine.finish(`To ${prompt}`);
    }
    await run;
  };
  const ask = (prompt: string) => answerAll(comparison.run(prompt), prompt);
  return { comparison, rounds: comparison.rounds, made, runs, votes, ask, answerAll, reopened };
}

const best = { kind: 'best', position: 0 } as const;

test('a round that is shown elsewhere while a later one is hidden has been seen', async () => {
  const { rounds, runs, votes, ask } = setUp();
  await ask('Hi');
  const first = rounds.id ?? '';
  await ask('Hi');
  expect(rounds.seenBefore).toBe(false);
  await runs.reveal([first]);
  await rounds.refresh();
  expect([rounds.hidden, rounds.seenBefore]).toEqual([true, true]);
  expect(rounds.record?.hiddenBefore).toEqual([]);
  await rounds.vote(best);
  expect(votes.kept).toMatchObject([{ blind: false }]);
});

test('a vote that was written late is found in the store, and shows the names', async () => {
  const { rounds, votes, ask } = setUp();
  await ask('Hi');
  const { add } = votes.store;
  const full = failed({ kind: 'quota', neededBytes: 1, freeBytes: 0 } as const);
  const held: Parameters<typeof add>[] = [];
  votes.store.add = (...given) => {
    held.push(given);
    return Promise.resolve(full);
  };
  await rounds.vote(best);
  expect(rounds).toMatchObject({ hidden: true, verdict: undefined, failure: { kind: 'quota' } });
  for (const given of held) await add(...given);
  await rounds.refresh();
  expect(rounds).toMatchObject({ hidden: false, verdict: best, failure: undefined });
  expect(rounds.record).toMatchObject({ revealed: true, vote: { verdict: best } });
});

test('names stay hidden, and a vote is not told, where the stores cannot be read after a reload', async () => {
  const { rounds, runs, votes, ask, reopened } = setUp();
  await ask('Hi');
  const saved = reopened();
  await rounds.vote(best);
  const lost = failed({ kind: 'aborted' } as const);
  runs.load = () => Promise.resolve(lost);
  const { own } = votes.store;
  votes.store.own = () => Promise.resolve(lost);
  await saved.rounds.refresh();
  expect(saved.rounds).toMatchObject({ hidden: true, verdict: undefined, failure: undefined });
  // What was saved with it shows at once, whether or not the stores can be read.
  expect(reopened().rounds).toMatchObject({ hidden: false, verdict: best });
  votes.store.own = own;
  await saved.rounds.refresh();
  expect(saved.rounds).toMatchObject({ hidden: false, verdict: best });
});

test('a vote that was given while the stores were read stays', async () => {
  const { rounds, votes, ask } = setUp();
  await ask('Hi');
  const { own } = votes.store;
  let goOn = (): void => undefined;
  const voted = new Promise<void>((resolve) => (goOn = resolve));
  votes.store.own = async (runId) => {
    const found = await own(runId);
    await voted;
    return found;
  };
  const refreshed = rounds.refresh();
  await settle();
  await rounds.vote(best);
  goOn();
  await refreshed;
  expect(rounds.verdict).toEqual(best);
  expect(votes.kept).toHaveLength(1);
});

test('its own run is read after those before it: of the latest that were read answers can be held', async () => {
  const { rounds, runs, ask } = setUp();
  const read: string[] = [];
  const { load } = runs;
  runs.load = (id) => {
    read.push(id);
    return load.call(runs, id);
  };
  await ask('Hi');
  const first = rounds.id;
  await ask('Ho');
  await rounds.refresh();
  expect(read).toEqual([first, rounds.id]);
});

test('an answer that comes later is noted in its own column of the run', async () => {
  const { comparison, rounds, made, runs, ask, answerAll } = setUp();
  await ask('Hi');
  const run = comparison.run('Ho');
  const failing = async (): Promise<void> => {
    while (comparison.running) {
      await settle();
      made[0]?.finish('To Ho');
      made[1]?.fail({ kind: 'generation-failed', detail: 'x' });
    }
    await run;
  };
  await failing();
  expect(rounds.missing.map(({ runColumn }) => runColumn)).toEqual([1]);
  await answerAll(comparison.retryRound(), 'Ho');
  const kept = runs.kept.get(rounds.id ?? '');
  expect(kept?.cells.map(({ column, outcome }) => [column, outcome.kind])).toEqual([
    [0, 'answered'],
    [1, 'answered'],
  ]);
  expect(rounds.votable).toBe(true);
});

test('sides that an early version kept without their places stand in the order of the columns', async () => {
  const { comparison, ask, reopened } = setUp();
  comparison.configureRuns({ blind: false });
  await ask('Hi');
  const { round, ...rest } = comparison.record;
  if (!round) throw new Error('there is a round');
  const sides = round.sides.map((side) => ({ ...side, place: 0 }));
  const { byRunColumn } = reopened({ ...rest, round: { ...round, sides } }).rounds;
  expect(byRunColumn.map(({ runColumn, modelId }) => [runColumn, modelId])).toEqual([
    [0, 'small'],
    [1, 'other'],
  ]);
});
