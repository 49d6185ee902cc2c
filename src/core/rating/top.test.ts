import { expect, test } from 'vitest';
import type { Vote } from './vote';
import { castVote } from './fakes';
import { verdictOf } from './group-rating';
import { rate } from './rating';
import { topOf } from './top';

/** The names at the top, and those that cannot be told from them. */
function top(votes: readonly Vote[]) {
  const work = rate(votes, 'model', 50);
  let step = work.next();
  while (!step.done) step = work.next();
  const { groups, labels } = step.value;
  const [group] = groups;
  if (!group) throw new Error('there is a group');
  const names = group.standings.map(({ key }) => labels.get(key)?.name);
  const { tied, open } = topOf(group);
  return [tied.map((place) => names[place]).toSorted(), open.map((place) => names[place])];
}

const times = (count: number, one: () => Vote): Vote[] => Array.from({ length: count }, one);

test('two that won as often are tied, and neither is named the first', () => {
  expect(top([castVote(['A', 'B'], 0), castVote(['A', 'B'], 1)])).toEqual([['A', 'B'], []]);
  expect(top(times(5, () => castVote(['A', 'B'], 'all-equal')))).toEqual([['A', 'B'], []]);
});

test('one that won once more leads, though it may not be told from the other', () => {
  expect(top([castVote(['A', 'B'], 0)])).toEqual([['A'], ['B']]);
  expect(top(times(60, () => castVote(['A', 'B'], 0)))).toEqual([['A'], []]);
});

test('a third that is as good as those that are tied is told beside them', () => {
  const equal = times(3, () => castVote(['A', 'B'], 'all-equal'));
  const beaten = ['A', 'B'].map((name) => castVote([name, 'C'], 0));
  expect(top([...equal, ...beaten])).toEqual([['A', 'B'], ['C']]);
});

test.each([
  // Nearly 0.01 apart, and shown alike.
  [0.1249, 0.1151, [0, 1]],
  // Nearly alike, and shown apart.
  [0.1251, 0.1249, [0]],
  [0.001, -0.001, [0, 1]],
])('of %f and %f those are tied that are shown as the same', (first, second, tied) => {
  const standings = [first, second].map((strength) => ({
    key: String(strength),
    strength,
    interval: { low: -1, high: 1 },
    duels: [],
  }));
  expect(topOf({ standings }).tied).toEqual(tied);
});

test('one is better where the interval is shown without 0', () => {
  const verdicts = [0.006, 0.004, -0.004].map((low) => verdictOf({ low, high: 1 }));
  expect(verdicts).toEqual(['better', 'open', 'open']);
  expect(verdictOf({ low: -1, high: -0.006 })).toBe('worse');
  expect(verdictOf({ low: -1, high: -0.004 })).toBe('open');
});
