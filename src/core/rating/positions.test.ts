import { expect, test } from 'vitest';
import { seeded, wholeBelow } from '../random/seeded';
import type { Vote } from './vote';
import { castVote } from './fakes';
import { positionBias } from './positions';

const votes = (count: number, shown: readonly string[], place: number): Vote[] =>
  Array.from({ length: count }, () => castVote(shown, place));

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

test('two votes for the same place of three are not enough to say anything', () => {
  const few = positionBias(votes(2, ['A', 'B', 'C'], 2));
  expect(few).toMatchObject([{ votes: 2, isEnough: false }]);
  expect(positionBias(votes(10, ['A', 'B', 'C'], 2))).toMatchObject([{ isEnough: true }]);
});

test.each([2, 3, 4])('among %i places chance alone is seldom taken for a sign', (shown) => {
  const names = ['A', 'B', 'C', 'D'].slice(0, shown);
  const random = seeded(shown);
  const rounds = 1000;
  let flagged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const drawn = Array.from({ length: 40 }, () => castVote(names, wholeBelow(shown, random)));
    const [bias] = positionBias(drawn);
    if (bias?.positions.some(({ holdsExpected }) => !holdsExpected)) flagged += 1;
  }
  expect(flagged / rounds).toBeLessThanOrEqual(0.07);
});

test('only blind votes for a best one count', () => {
  expect(
    positionBias([
      castVote(['A', 'B'], 0, { blind: false }),
      castVote(['A', 'B'], 'all-equal'),
      castVote(['A', 'B'], 'all-bad'),
    ]),
  ).toEqual([]);
});
