import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isFinal,
  isPassing,
  mostAttempts,
  pauseBeforeMs,
  retryAfterMs,
  retryDelayMs,
} from './retry';

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

test.each([
  [true, { ...network, status: 404 }],
  [true, { ...network, status: 403 }],
  [true, { kind: 'wrong-content', file: 'f', content: 'web-page', detail: '' } as const],
  [true, { ...damage, place: 'host' } as const],
  [true, { kind: 'redirect-not-allowed', file: 'f', from: 'a.example', to: null } as const],
  [true, { kind: 'quota', neededBytes: 1, freeBytes: 0 } as const],
  [true, { ...network, status: null }],
  [false, { ...network, status: 503 }],
  [false, { kind: 'host-silent', file: 'f', part: 'p', quietSeconds: 60 } as const],
  [false, { kind: 'aborted' } as const],
])('%s: a download is not worth going on with after %o', (final, failure) => {
  expect(isFinal(failure)).toBe(final);
});

describe('a host that asks to be left alone for a while', () => {
  const none = { next: () => 0 };
  const busy = (askedMs: number) => ({ ...network, status: 503, retryAfterMs: askedMs });

  test('is, unless that is shorter than the usual pause or longer than anyone waits', () => {
    expect(pauseBeforeMs(2, busy(7000), none)).toBe(7000);
    expect(pauseBeforeMs(2, busy(1), none)).toBe(retryDelayMs(2, none));
    expect(pauseBeforeMs(2, busy(3_600_000), none)).toBeUndefined();
  });

  test('says so in seconds or with a date', () => {
    const nowMs = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');
    expect(retryAfterMs('120', nowMs)).toBe(120_000);
    expect(retryAfterMs('Wed, 21 Oct 2026 07:28:30 GMT', nowMs)).toBe(30_000);
    expect(retryAfterMs('Wed, 21 Oct 2026 07:27:00 GMT', nowMs)).toBe(0);
    expect(retryAfterMs('soon', nowMs)).toBeUndefined();
    expect(retryAfterMs(null, nowMs)).toBeUndefined();
  });
});

test('a host that has had too many requests is given its five minutes, and no more', () => {
  const none = { next: () => 0 };
  const tooMany = { ...network, status: 429, refusal: 'too-many-requests' } as const;
  const pauses = [2, 3, 4, 5, 6].map((attempt) => pauseBeforeMs(attempt, tooMany, none) ?? NaN);
  expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(300_000);
  expect(pauseBeforeMs(7, tooMany, none)).toBeUndefined();
  const asking = (askedMs: number) => ({ ...tooMany, retryAfterMs: askedMs });
  expect(pauseBeforeMs(2, asking(300_000), none)).toBe(300_000);
  expect(pauseBeforeMs(2, asking(86_400_000), none)).toBeUndefined();
});

test('what will not pass, or has been tried often enough, is not tried again', () => {
  const none = { next: () => 0 };
  expect(pauseBeforeMs(2, { ...network, status: 404 }, none)).toBeUndefined();
  expect(pauseBeforeMs(mostAttempts, { ...network, status: 503 }, none)).toBeGreaterThan(0);
  expect(pauseBeforeMs(mostAttempts + 1, { ...network, status: 503 }, none)).toBeUndefined();
});
