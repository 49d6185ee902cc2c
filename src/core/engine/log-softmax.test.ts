import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likeliest, logSumExp } from './log-softmax';

const logits = fc.array(fc.float({ noNaN: true, min: -200, max: 200 }), {
  minLength: 1,
  maxLength: 60,
});

describe('the logarithm of the sum', () => {
  test('is that of the definition, where the definition does not overflow', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const naive = Math.log(values.reduce((sum, value) => sum + Math.exp(value), 0));
        expect(logSumExp(values)).toBeCloseTo(naive, 8);
      }),
    );
  });

  test('does not overflow, and moves with its logits', () => {
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 10);
    expect(logSumExp([-1000, -1000])).toBeCloseTo(-1000 + Math.LN2, 10);
    expect(logSumExp([-Infinity, 0])).toBe(0);
    expect(logSumExp([-Infinity])).toBe(-Infinity);
  });
});

describe('the likeliest', () => {
  test('are those that sorting everything finds, and their probabilities sum to 1', () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: 1, max: 6 }), (values, most) => {
        const logSum = logSumExp(values);
        const sorted = values
          .map((logit, index) => ({ index, logProbability: logit - logSum }))
          .toSorted(
            (one, other) =>
              (values[other.index] ?? 0) - (values[one.index] ?? 0) || one.index - other.index,
          );
        expect(likeliest(values, logSum, most)).toEqual(sorted.slice(0, most));
        const sum = sorted.reduce((all, { logProbability }) => all + Math.exp(logProbability), 0);
        expect(sum).toBeCloseTo(1, 6);
      }),
    );
  });

  test('are never what is impossible or not a number', () => {
    const values = [-Infinity, NaN, 1, -Infinity];
    expect(likeliest(values, 1, 5)).toEqual([{ index: 2, logProbability: 0 }]);
  });
});
