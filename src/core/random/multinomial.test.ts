import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomial, redraw } from './multinomial';
import { seeded } from './seeded';

/** Mean and variance of many draws. */
function moments(draws: readonly number[]): { mean: number; variance: number } {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (draws.length - 1);
  return { mean, variance };
}

describe('successes of independent trials', () => {
  test.each([
    [1, 0.3],
    [20, 0.05],
    [20, 0.95],
    [400, 0.5],
    [20_000, 0.3],
    [100_000, 0.0001],
  ])('%i with the chance %d have the mean and the variance that they should', (trials, chance) => {
    const random = seeded(trials);
    const draws = Array.from({ length: 10_000 }, () => binomial(trials, chance, random));
    const { mean, variance } = moments(draws);
    const expected = trials * chance * (1 - chance);
    // Four standard errors.
    expect(Math.abs(mean - trials * chance)).toBeLessThan(4 * Math.sqrt(expected / 10_000));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.1);
  });

  test('are at least none and at most all', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer(),
        (n, p, s) => {
          const successes = binomial(n, p, seeded(s));
          expect(successes).toBeGreaterThanOrEqual(0);
          expect(successes).toBeLessThanOrEqual(n);
          expect(Number.isInteger(successes)).toBe(true);
        },
      ),
    );
  });

  test('come as often as the formula says', () => {
    const random = seeded(3);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 8000; draw += 1) {
      const successes = binomial(3, 0.5, random);
      counts[successes] = (counts[successes] ?? 0) + 1;
    }
    // Chi-square with 3 degrees of freedom; 16.3 is passed once in a thousand.
    const expected = [1000, 3000, 3000, 1000];
    const chiSquare = expected.reduce((sum, e, at) => sum + ((counts[at] ?? 0) - e) ** 2 / e, 0);
    expect(chiSquare).toBeLessThan(16.3);
  });
});

test('a draw has as many things as there are, and none of a kind that there is none of', () => {
  const kinds = fc.array(fc.nat(50), { maxLength: 12 });
  fc.assert(
    fc.property(kinds, fc.integer(), (list, seed) => {
      const counts = Uint32Array.from(list);
      const drawn = new Uint32Array(counts.length);
      redraw(counts, drawn, seeded(seed));
      expect(drawn.reduce((sum, each) => sum + each, 0)).toBe(list.reduce((sum, n) => sum + n, 0));
      for (const [kind, count] of counts.entries()) {
        if (count === 0) expect(drawn[kind]).toBe(0);
      }
    }),
  );
});

test('things of two kinds are drawn together as chance has it: what one gains, the other loses', () => {
  const random = seeded(5);
  const counts = Uint32Array.from([10, 30, 60]);
  const drawn = new Uint32Array(3);
  const products: number[] = [];
  for (let draw = 0; draw < 20_000; draw += 1) {
    redraw(counts, drawn, random);
    products.push(((drawn[1] ?? 0) - 30) * ((drawn[2] ?? 0) - 60));
  }
  // The covariance of a multinomial draw: -100 * 0.3 * 0.6.
  expect(Math.abs(moments(products).mean + 18)).toBeLessThan(1);
});
