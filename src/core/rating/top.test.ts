import { expect, test } from 'vitest';
import type { Ballot } from './ballot';
import { ballot } from './fakes';
import { rate } from './rating';
import { topOf } from './top';

/** The names at the top, and those that cannot be told from them. */
function top(ballots: readonly Ballot[]) {
  const work = rate(ballots, 'model', 50);
  let step = work.next();
  while (!step.done) step = work.next();
  const { groups, labels } = step.value;
  const [group] = groups;
  if (!group) throw new Error('there is a group');
  const names = group.standings.map(({ key }) => labels.get(key)?.name);
  const { tied, open } = topOf(group);
  return [tied.map((place) => names[place]).toSorted(), open.map((place) => names[place])];
}

const times = (count: number, one: () => Ballot): Ballot[] => Array.from({ length: count }, one);

test('two that won as often are tied, and neither is named the first', () => {
  expect(top([ballot(['A', 'B'], 0), ballot(['A', 'B'], 1)])).toEqual([['A', 'B'], []]);
  expect(top(times(5, () => ballot(['A', 'B'], 'all-equal')))).toEqual([['A', 'B'], []]);
});

test('one that won once more leads, though it may not be told from the other', () => {
  expect(top([ballot(['A', 'B'], 0)])).toEqual([['A'], ['B']]);
  expect(top(times(60, () => ballot(['A', 'B'], 0)))).toEqual([['A'], []]);
});

test('a third that is as good as those that are tied is told beside them', () => {
  const equal = times(3, () => ballot(['A', 'B'], 'all-equal'));
  const beaten = ['A', 'B'].map((name) => ballot([name, 'C'], 0));
  expect(top([...equal, ...beaten])).toEqual([['A', 'B'], ['C']]);
});
