import { describe, expect, test } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { setUp } from './fake-comparison';
import { model, other } from '../models/fake-models';
import { settle } from '../settle';

describe('a vote that is there already', () => {
  const first = { kind: 'best', position: 0 } as const;
  const second = { kind: 'best', position: 1 } as const;

  test('of another tab stays, is shown, and can be taken back', async () => {
    const { comparison, ask, votes, reopened } = setUp({ blind: true });
    await ask('Who?');
    const other = reopened();
    await comparison.rounds.vote(first);
    await other.rounds.vote(second);
    expect(votes.kept).toMatchObject([{ blind: true, verdict: first }]);
    expect(other.rounds).toMatchObject({ verdict: first, alreadyVoted: true, hidden: false });
    await other.rounds.undo();
    expect(votes.kept).toEqual([]);
    expect(other.rounds).toMatchObject({ verdict: undefined, alreadyVoted: false });
    await comparison.rounds.refresh();
    expect(comparison.rounds.verdict).toBeUndefined();
  });

  test('is found after a reload, also where the round was not saved with it', async () => {
    const { comparison, ask, votes, reopened } = setUp({ blind: true });
    await ask('Who?');
    const saved = reopened();
    await comparison.rounds.vote(first);
    expect(saved.rounds.hidden).toBe(true);
    await saved.rounds.refresh();
    expect(saved.rounds).toMatchObject({ verdict: first, alreadyVoted: false, hidden: false });
    await saved.rounds.vote(second);
    expect(votes.kept.length).toBe(1);
  });

  test('on another prompt is not this one’s', async () => {
    const { comparison, ask, votes } = setUp();
    await ask('Who?');
    await comparison.rounds.vote(first);
    await ask('Why?');
    await comparison.rounds.refresh();
    expect(comparison.rounds.verdict).toBeUndefined();
    await comparison.rounds.vote(second);
    expect(votes.kept.length).toBe(2);
  });
});

test('a round with open names can be voted on as well', async () => {
  const { comparison, votes, ask } = setUp();
  await ask('Hi');
  expect(comparison.rounds.hidden).toBe(false);
  await comparison.rounds.vote({ kind: 'best', position: 0 });
  expect(votes.kept).toMatchObject([{ blind: false }]);
});

test('what a round was asked with is what the vote is about, whatever was set since', async () => {
  const { comparison, votes, a, ask } = setUp();
  await ask('Hi');
  comparison.configure(a, { ...a.settings, temperature: 2 });
  await comparison.rounds.vote({ kind: 'best', position: 0 });
  expect(votes.kept[0]?.contestants[0]?.settings).toBe('');
});

test('an answer that failed or was stopped is not judged; asked again with the same, it is', async () => {
  const { comparison, made, a, votes, answerAll } = setUp();
  const run = comparison.run('Hi');
  await settle();
  made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
  await answerAll();
  await run;
  expect(comparison.rounds.votable).toBe(false);
  await comparison.rounds.vote({ kind: 'best', position: 1 });
  expect(votes.kept).toEqual([]);
  const again = comparison.retry(a);
  await answerAll();
  await again;
  expect(comparison.rounds.votable).toBe(true);
});

test('a round whose column is asked again with another model ends: its answers are no pair', async () => {
  const { comparison, made, a, answerAll } = setUp();
  const run = comparison.run('Hi');
  await settle();
  made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
  await answerAll();
  await run;
  comparison.choose(a, 'other');
  const again = comparison.retry(a);
  await answerAll();
  await again;
  expect(comparison.rounds.sides).toEqual([]);
});

describe('columns that were asked different things before', () => {
  const equal = { kind: 'all-equal' } as const;

  test('have no vote, and it is said why', async () => {
    const { comparison, votes, a, b, ask, answerAll } = setUp();
    const run = comparison.run('You are a poet', [a]);
    await answerAll();
    await run;
    await ask('Go on');
    expect(comparison.rounds).toMatchObject({ votable: false, obstacle: 'asked-differently' });
    await comparison.rounds.vote(equal);
    expect(votes.kept).toEqual([]);
    comparison.clear(a);
    comparison.clear(b);
    await ask('Go on');
    expect(comparison.rounds).toMatchObject({ votable: true, obstacle: undefined });
  });

  test('the vote belongs to all that was asked, and to the prompt where that is all', async () => {
    const { comparison, votes, ask } = setUp();
    for (const prompt of ['Hi', 'Go on']) {
      await ask(prompt);
      await comparison.rounds.vote(equal);
    }
    expect(votes.kept.map(({ promptHash }) => promptHash)).toEqual([
      'hash of Hi',
      'hash of ["Hi","Go on"]',
    ]);
  });

  test('models that go on with a text are told of nothing before', async () => {
    const completing: Model[] = [model, other].map((one) => ({ ...one, kind: 'completion' }));
    const { comparison, votes, a, ask, answerAll } = setUp({}, completing);
    const run = comparison.run('Once', [a]);
    await answerAll();
    await run;
    await ask('Twice');
    await comparison.rounds.vote(equal);
    expect(votes.kept.map(({ promptHash }) => promptHash)).toEqual(['hash of Twice']);
  });
});

describe('a blind round that cannot be judged', () => {
  /** The first that is asked fails. */
  async function lacking() {
    const all = setUp({ blind: true });
    const run = all.comparison.run('Hi');
    while ((all.made[0]?.requests.length ?? 0) === 0) await settle();
    all.made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
    await all.answerAll();
    await run;
    return all;
  }

  test('says why, and asks again what is missing, with its own run config, and stays hidden', async () => {
    const { comparison, made, runs, votes, answerAll } = await lacking();
    expect(comparison.rounds).toMatchObject({ votable: false, obstacle: 'incomplete' });
    comparison.configureRuns({ fresh: false });
    const resets = made[0]?.resets ?? 0;
    const again = comparison.retryRound();
    await answerAll();
    await again;
    expect(comparison.rounds).toMatchObject({ hidden: true, votable: true, obstacle: undefined });
    expect(made.map(({ requests }) => requests.length)).toEqual([2, 1]);
    expect(made[0]?.resets).toBe(resets + 1);
    expect(votes.revealed).toEqual([]);
    expect([...runs.kept.values()].map(({ cells }) => cells.length)).toEqual([2]);
  });

  test('says that all answers are empty, also where there are thoughts alone', async () => {
    const { comparison, made } = setUp({ blind: true });
    const run = comparison.run('Hi');
    while (comparison.running) {
      await settle();
      for (const engine of made) engine.finish('<think>I wonder', 'length');
    }
    await run;
    expect(comparison.rounds).toMatchObject({ votable: false, obstacle: 'empty' });
    // Where the names are shown, so are the thoughts.
    await comparison.rounds.reveal();
    expect(comparison.rounds.votable).toBe(true);
  });
});

test('a vote is on what stood there when it was given, whatever is asked meanwhile', async () => {
  const { comparison, votes, ask } = setUp();
  const { rounds } = comparison;
  await ask('Hi');
  const vote = rounds.vote({ kind: 'all-equal' });
  rounds.forget();
  await vote;
  expect(votes.kept).toMatchObject([
    { promptHash: 'hash of Hi', contestants: [{ modelId: 'small' }, { modelId: 'other' }] },
  ]);
});

test('a vote has the answers by the sides of the run, wherever their columns stand by then', async () => {
  const { comparison, votes, a, ask } = setUp();
  await ask('Hi');
  comparison.move(a, 1);
  await comparison.rounds.vote({ kind: 'best', position: 0 });
  expect(votes.kept).toMatchObject([
    {
      contestants: [{ modelId: 'small' }, { modelId: 'other' }],
      verdict: { kind: 'best', position: 0 },
    },
  ]);
  expect(comparison.rounds.verdict).toEqual({ kind: 'best', position: 0 });
});
