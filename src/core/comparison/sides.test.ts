import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSides } from './sides';

const columns = fc.integer({ min: 1, max: 4 });
const seeds = fc.nat();

const rounds = (count: number, ofColumns: number, seed: number) =>
  Array.from({ length: count }, (_, round) => drawSides(ofColumns, round, seed));

test('every column has a side, in every round', () => {
  fc.assert(
    fc.property(columns, fc.nat(50), seeds, (count, round, seed) => {
      const all = Array.from({ length: count }, (_, index) => index);
      expect(drawSides(count, round, seed).toSorted()).toEqual(all);
    }),
  );
});

test('the same seed draws the same sides', () => {
  fc.assert(
    fc.property(columns, fc.nat(50), seeds, (count, round, seed) => {
      expect(drawSides(count, round, seed)).toEqual(drawSides(count, round, seed));
    }),
  );
});

test('at any moment, no column has stood on a side much more often than on another', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 60 }), seeds, (count, length, seed) => {
      const drawn = rounds(length, count, seed);
      for (let column = 0; column < count; column += 1) {
        const times = Array.from(
          { length: count },
          (_, side) => drawn.filter((sides) => sides[side] === column).length,
        );
        // Whole blocks are even; within one, at most its four orders are out of balance.
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(4);
      }
    }),
  );
});

test('over many seeds, each order comes up about as often, also as the second of a block', () => {
  for (const round of [0, 1, 3]) {
    let first = 0;
    for (let seed = 0; seed < 2000; seed += 1) if (drawSides(2, round, seed)[0] === 0) first += 1;
    // Four standard deviations of a fair coin.
    expect(Math.abs(first - 1000)).toBeLessThan(90);
  }
});

test('what came before hardly gives the next sides away', () => {
  let changes = 0;
  for (let seed = 0; seed < 1000; seed += 1) {
    if (drawSides(2, 0, seed)[0] !== drawSides(2, 1, seed)[0]) changes += 1;
  }
  // Even blocks have to change sides a little more often than a coin would.
  expect(changes / 1000).toBeGreaterThan(0.5);
  expect(changes / 1000).toBeLessThan(0.7);
});
