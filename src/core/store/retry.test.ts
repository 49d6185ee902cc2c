import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPassing, mostAttempts, retryDelayMs } from './retry';

describe('the pause before another attempt', () => {
  test('grows with the attempts and stays between half and the whole of its length', () => {
    const next = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), next, (attempt, random) => {
        const full = Math.min(8000, 500 * 2 ** (attempt - 2));
        const pause = retryDelayMs(attempt, { next: () => random });
        expect(pause).toBeGreaterThanOrEqual(full / 2);
        expect(pause).toBeLessThanOrEqual(full);
      }),
    );
  });

  test('keeps a person waiting for less than half a minute in all', () => {
    const slowest = { next: () => 0.999 };
    const attempts = Array.from({ length: mostAttempts - 1 }, (_, index) => index + 2);
    const sum = attempts.reduce((total, attempt) => total + retryDelayMs(attempt, slowest), 0);
    expect(sum).toBeLessThan(30_000);
  });
});

const network = { kind: 'network', file: 'f', part: 'p' } as const;
const damage = {
  kind: 'hash-mismatch',
  modelId: 'm',
  file: 'f',
  part: 'p',
  partSizeBytes: 1,
} as const;

test.each([
  [true, { ...network, status: null }],
  [true, { ...network, status: 503 }],
  [true, { ...network, status: 429 }],
  [false, { ...network, status: 404 }],
  [false, { ...network, status: 403 }],
  [true, { ...damage, place: 'host' } as const],
  [false, { ...damage, place: 'device' } as const],
  [false, { kind: 'quota', neededBytes: 1, freeBytes: 0 } as const],
])('%s: it is worth trying again after %o', (worth, failure) => {
  expect(isPassing(failure)).toBe(worth);
});
