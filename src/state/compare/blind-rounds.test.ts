import { describe, expect, test } from 'vitest';
import { newColumn } from '../../core/comparison/first-workspace';
import { failed } from '../../core/outcome';
import type { Comparison } from './comparison.svelte';
import { setUp } from './fake-comparison';
import { model, other } from '../models/fake-models';
import { settle } from '../settle';

describe('a blind round', () => {
  test('hides which side is which until the vote, and keeps the vote with the sides', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    const { rounds } = comparison;
    const run = ask('Hi');
    await settle();
    expect(rounds.hidden).toBe(true);
    expect(rounds.votable).toBe(false);
    await run;
    expect(rounds.votable).toBe(true);
    await rounds.vote({ kind: 'best', position: 1 });
    expect(rounds.hidden).toBe(false);
    expect(votes.kept).toMatchObject([
      {
        blind: true,
        promptHash: 'hash of Hi',
        verdict: { kind: 'best', position: 1 },
        contestants: rounds.sides.map(({ modelId }) => ({
          modelId,
          modelHash: `hash of ${modelId}`,
        })),
      },
    ]);
  });

  test('draws the sides anew each time, and begins a new conversation', async () => {
    const { comparison, a, ask } = setUp({ blind: true });
    const first = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      await ask(`Prompt ${round}`);
      first.add(comparison.rounds.sides[0]?.column.id ?? '');
      expect(a.turns.length).toBe(1);
    }
    expect(first.size).toBe(2);
  });

  test('stays hidden after a reload', async () => {
    const { ask, reopened, comparison } = setUp({ blind: true });
    await ask('Hi');
    const again = reopened();
    expect(again.rounds.hidden).toBe(true);
    expect(again.rounds.sides.map(({ column }) => column.id)).toEqual(
      comparison.rounds.sides.map(({ column }) => column.id),
    );
  });

  test('a vote is taken back; the next one is not blind', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    const { rounds } = comparison;
    await ask('Hi');
    await rounds.vote({ kind: 'all-equal' });
    await rounds.undo();
    expect(votes.kept).toEqual([]);
    expect(rounds.verdict).toBeUndefined();
    await rounds.vote({ kind: 'all-bad' });
    expect(votes.kept).toMatchObject([{ blind: false, verdict: { kind: 'all-bad' } }]);
  });

  test('a vote on an answer that names its model does not count as blind', async () => {
    const { comparison, made, votes } = setUp({ blind: true }, [
      { ...model, name: 'Tinkle 1B' },
      other,
    ]);
    const run = comparison.run('Who are you?');
    for (let count = 0; comparison.running && count < 9; count += 1) {
      await settle();
      made[0]?.finish('I am Tinkle.');
      made[1]?.finish('A model.');
    }
    await run;
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept).toMatchObject([{ blind: false }]);
  });

  test('a vote that cannot be kept reveals nothing, and can be given again', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    const full = { kind: 'quota', neededBytes: 1, freeBytes: null } as const;
    const { add } = votes.store;
    votes.store.add = () => Promise.resolve(failed(full));
    await ask('Hi');
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(comparison.rounds).toMatchObject({ hidden: true, failure: full, verdict: undefined });
    votes.store.add = add;
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(comparison.rounds.failure).toBeUndefined();
    expect(votes.kept.length).toBe(1);
  });

  test('two presses give one vote', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    await ask('Hi');
    const { rounds } = comparison;
    await Promise.all([rounds.vote({ kind: 'all-equal' }), rounds.vote({ kind: 'all-bad' })]);
    expect(votes.kept.length).toBe(1);
  });
});

describe('a blind round without a vote', () => {
  const idsOf = (runs: { kept: ReadonlyMap<string, unknown> }) => [...runs.kept.keys()];

  test('is told of as shown once the next prompt shows the names', async () => {
    const { comparison, votes, runs, ask } = setUp({ blind: true });
    await ask('Hi');
    expect(votes.revealed).toEqual([]);
    comparison.configureRuns({ blind: false });
    await ask('Ho');
    expect(votes.revealed).toEqual(idsOf(runs).slice(0, 1));
  });

  test('stays hidden behind the next blind one, over a reload, and is shown with it', async () => {
    const { comparison, votes, runs, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    await ask('Ho');
    await ask('Hu');
    expect(votes.revealed).toEqual([]);
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.revealed.toSorted()).toEqual(idsOf(runs).toSorted());
    // Each is told once.
    const again = reopened();
    await again.rounds.undo();
    await again.rounds.vote({ kind: 'all-bad' });
    expect(votes.revealed.slice(3)).toEqual([]);
  });

  test('is shown with the next one after a reload too, also in the records', async () => {
    const { votes, runs, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    await ask('Ho');
    const [first, second = ''] = idsOf(runs);
    await runs.reveal([second]);
    await reopened().rounds.refresh();
    expect(votes.revealed).toEqual([first, second]);
  });

  test('is told of as shown when one column is asked alone', async () => {
    const { comparison, votes, runs, a, ask, answerAll } = setUp({ blind: true });
    await ask('Hi');
    const run = comparison.run('Ho', [a]);
    await answerAll();
    await run;
    expect(votes.revealed).toEqual(idsOf(runs).slice(0, 1));
  });

  test('keeps its columns as they are: a change would show them', async () => {
    const { comparison, a, b, ask } = setUp({ blind: true });
    await ask('Hi');
    await ask('Hi');
    comparison.clear(a);
    comparison.removeColumn(b);
    const branch = a.turns[0] && a.branchesAt(a.turns[0]).find((turn) => turn !== a.turns[0]);
    if (branch) comparison.show(a, branch);
    expect(branch).toBeDefined();
    expect(comparison.columns).toEqual([a, b]);
    expect(a.turns).not.toContain(branch);
    expect(comparison.rounds).toMatchObject({ hidden: true, votable: true });
  });

  test('is shown once that is noted: a browser that is killed then finds it so', async () => {
    const { comparison, votes, runs, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    const saved = reopened();
    const noted: boolean[] = [];
    const { reveal } = runs;
    runs.reveal = (ids) => {
      noted.push(comparison.rounds.hidden);
      return reveal.call(runs, ids);
    };
    expect(await comparison.rounds.reveal()).toBe(true);
    expect([noted, comparison.rounds.hidden]).toEqual([[true], false]);
    expect(saved.rounds.hidden).toBe(true);
    await saved.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept).toMatchObject([{ blind: false }]);
    expect(saved.rounds).toMatchObject({ hidden: false, isOpenVote: true });
    await saved.rounds.undo();
    expect(saved.rounds.isOpenVote).toBe(false);
    const found = reopened();
    await found.rounds.refresh();
    expect(found.rounds.hidden).toBe(false);
  });

  test('that was shown and not saved so is found as shown', async () => {
    const { comparison, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    const saved = reopened();
    await comparison.rounds.reveal();
    await saved.rounds.refresh();
    expect(saved.rounds).toMatchObject({ hidden: false, votable: true, verdict: undefined });
  });

  test('and is forgotten while that is noted is not looked for any more', async () => {
    const { comparison, a, runs, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    const saved = reopened();
    await comparison.rounds.reveal();
    const { reveal } = runs;
    runs.reveal = (ids) => {
      saved.rounds.forget();
      return reveal.call(runs, ids);
    };
    await saved.rounds.refresh();
    expect([saved.rounds.sides, a.everAsked.length]).toEqual([[], 1]);
  });

  test('stays hidden where it cannot be noted that it is shown, and nothing is asked openly', async () => {
    const { comparison, votes, runs, a, ask } = setUp({ blind: true });
    await ask('Hi');
    const { reveal } = votes;
    votes.reveal = () => Promise.resolve(failed({ kind: 'quota', neededBytes: 1, freeBytes: 0 }));
    const { rounds } = comparison;
    expect([await rounds.reveal(), rounds.hidden]).toEqual([false, true]);
    await runs.reveal([rounds.id ?? '']);
    await rounds.refresh();
    comparison.configureRuns({ blind: false });
    comparison.draft = 'Ho';
    await comparison.run('Ho');
    expect(rounds.hidden).toBe(true);
    expect([a.everAsked.length, comparison.draft]).toEqual([1, 'Ho']);
    votes.reveal = reveal;
    await ask('Ho');
    expect([rounds.hidden, a.everAsked.length]).toEqual([false, 2]);
  });

  test('of which no run could be kept is shown without a note, and has no blind vote', async () => {
    const { comparison, runs, votes, ask } = setUp({ blind: true });
    const full = failed({ kind: 'quota', neededBytes: 1, freeBytes: 0 } as const);
    const { begin } = runs;
    runs.begin = () => Promise.resolve(full);
    await ask('Hi');
    runs.begin = begin;
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept).toMatchObject([{ blind: false }]);
    expect(comparison.rounds.hidden).toBe(false);
  });

  test('stays hidden where its answers are gone with their columns', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    await ask('Hi');
    comparison.replace({ columns: [newColumn('new', model)] });
    expect(comparison.rounds.hidden).toBe(false);
    expect(votes.revealed).toEqual([]);
  });
});

test('a blind round of which an answer cannot be drawn has no vote until it can', async () => {
  const { comparison, votes, ask } = setUp({ blind: true });
  await ask('Hi');
  comparison.rounds.undrawn.note(1, true);
  expect(comparison.rounds).toMatchObject({ votable: false, obstacle: 'undrawn' });
  await comparison.rounds.vote({ kind: 'all-equal' });
  expect(votes.kept).toEqual([]);
  comparison.rounds.undrawn.note(1, false);
  await comparison.rounds.vote({ kind: 'all-equal' });
  expect(votes.kept).toHaveLength(1);
});

test('where the names are shown, an answer that cannot be drawn keeps nobody from voting', async () => {
  const { comparison, ask } = setUp();
  await ask('Hi');
  comparison.rounds.undrawn.note(1, true);
  expect(comparison.rounds).toMatchObject({ votable: true, obstacle: undefined });
});

describe('answers that come again in a blind round', () => {
  /** Asks, and has each model say the same whenever it is asked this, or something else. */
  async function same(
    { comparison, made }: ReturnType<typeof setUp>,
    prompt: string,
    others: readonly string[] = [],
  ) {
    const run = comparison.run(prompt);
    while (comparison.running) {
      await settle();
      made.forEach((engine, index) => {
        engine.finish(others[index] ?? `${prompt} ${index}`);
      });
    }
    await run;
  }
  const equal = { kind: 'all-equal' } as const;
  const seenBefore = ({ rounds }: Comparison): boolean => rounds.seenBefore;

  test('make no blind vote where one of two is known: then the other is, too', async () => {
    const all = setUp({ blind: true });
    const { comparison } = all;
    const { rounds } = comparison;
    await same(all, 'Hi');
    await rounds.vote(equal);
    await same(all, 'Hi', ['Something new.']);
    expect(seenBefore(comparison)).toBe(true);
    await rounds.vote(equal);
    await same(all, 'Hi', ['New.', 'Newer.']);
    expect(seenBefore(comparison)).toBe(false);
  });

  test('as they were seen with their names make no blind vote', async () => {
    const all = setUp({ blind: true });
    const { comparison, votes, a, b } = all;
    await same(all, 'Hi');
    await comparison.rounds.vote(equal);
    await same(all, 'Ho');
    expect(seenBefore(comparison)).toBe(false);
    await comparison.rounds.vote(equal);
    await same(all, 'Hi');
    expect(seenBefore(comparison)).toBe(true);
    await comparison.rounds.vote(equal);
    // What was cleared was seen all the same.
    comparison.clear(a);
    comparison.clear(b);
    await same(all, 'Ho');
    await comparison.rounds.vote(equal);
    expect(votes.kept.map(({ blind }) => blind)).toEqual([true, true, false, false]);
  });

  test('and were never shown make a blind one', async () => {
    const all = setUp({ blind: true });
    await same(all, 'Hi');
    await same(all, 'Hi');
    await all.comparison.rounds.vote(equal);
    expect(all.votes.kept.map(({ blind }) => blind)).toEqual([true]);
  });
});
