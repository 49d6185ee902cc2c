import fc from 'fast-check';
import { expect, test } from 'vitest';
import { probabilityClass, probabilitySummary } from './probabilities';

const tokens = (probabilities: readonly number[]) =>
  probabilities.map((probability) => ({ logProbability: Math.log(probability) }));

test('an answer has the mean of its tokens and the perplexity of it', () => {
  const summary = probabilitySummary(tokens([0.5, 0.125]));
  expect(summary?.tokens).toBe(2);
  expect(summary?.meanLogProbability).toBeCloseTo(Math.log(0.25));
  expect(summary?.perplexity).toBeCloseTo(4);
});

test('an answer without tokens has none', () => {
  expect(probabilitySummary([])).toBeNull();
});

test('the perplexity lies between those of its likeliest and its least likely token', () => {
  const probability = fc.double({ min: 1e-9, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(probability, { minLength: 1 }), (all) => {
      const { perplexity = 0 } = probabilitySummary(tokens(all)) ?? {};
      expect(perplexity).toBeGreaterThanOrEqual((1 / Math.max(...all)) * (1 - 1e-9));
      expect(perplexity).toBeLessThanOrEqual((1 / Math.min(...all)) * (1 + 1e-9));
    }),
  );
});

test.each([
  [1, 'sure'],
  [0.91, 'sure'],
  [0.6, 'likely'],
  [0.11, 'open'],
  [0.09, 'unlikely'],
  [0, 'unlikely'],
] as const)('a token of probability %d is %s', (probability, kind) => {
  expect(probabilityClass(Math.log(probability))).toBe(kind);
});
