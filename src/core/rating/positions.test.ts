import { expect, test } from 'vitest';
import type { Ballot } from './ballot';
import { ballot } from './fakes';
import { positionBias } from './positions';

const votes = (count: number, shown: readonly string[], place: number): Ballot[] =>
  Array.from({ length: count }, () => ballot(shown, place));

test('a place that wins too often is told from one that does not', () => {
  const [two, three] = positionBias([
    ...votes(70, ['A', 'B'], 0),
    ...votes(30, ['B', 'A'], 1),
    ...votes(4, ['A', 'B', 'C'], 2),
    ...votes(3, ['A', 'B', 'C'], 0),
    ...votes(3, ['A', 'B', 'C'], 1),
  ]);
  expect(two).toMatchObject({ shown: 2, votes: 100, expected: 0.5 });
  expect(two?.positions[0]).toMatchObject({ wins: 70, share: 0.7, holdsExpected: false });
  // Wilson's interval for 70 of 100.
  expect(two?.positions[0]?.interval.low).toBeCloseTo(0.6042, 4);
  expect(two?.positions[0]?.interval.high).toBeCloseTo(0.7811, 4);
  expect(three?.shown).toBe(3);
  expect(three?.expected).toBeCloseTo(1 / 3, 12);
  expect(three?.positions.map(({ holdsExpected }) => holdsExpected)).toEqual([true, true, true]);
});

test('only blind votes for a best one count', () => {
  expect(
    positionBias([
      ballot(['A', 'B'], 0, { blind: false }),
      ballot(['A', 'B'], 'all-equal'),
      ballot(['A', 'B'], 'all-bad'),
    ]),
  ).toEqual([]);
});
