import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded, shuffled, wholeBelow } from './seeded';

const seeds = fc.integer();

test('the same seed gives the same numbers, at least 0 and below 1', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const [one, other] = [seeded(seed), seeded(seed)];
      for (let index = 0; index < 20; index += 1) {
        const number = one.next();
        expect(number).toBe(other.next());
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThan(1);
      }
    }),
  );
});

test('the first numbers of neighbouring seeds are spread evenly', () => {
  const counts = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 10_000; seed += 1) {
    const at = wholeBelow(10, seeded(seed));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  // Chi-square with 9 degrees of freedom; 27.9 is passed once in a thousand.
  const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chiSquare).toBeLessThan(27.9);
});

test('a shuffled list has the same items', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), seeds, (items, seed) => {
      const order = shuffled(items, seeded(seed));
      expect(order.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
    }),
  );
});

test('every order of three comes up about as often', () => {
  const random = seeded(7);
  const counts = new Map<string, number>();
  for (let index = 0; index < 6000; index += 1) {
    const order = shuffled(['a', 'b', 'c'], random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
