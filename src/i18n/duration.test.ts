import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFor } from './format';
import { duration } from './duration';

const format = formatFor('en');

describe('a rough time', () => {
  it.each([
    [0, '1 s'],
    [6800, '7 s'],
    [41_900, '40 s'],
    [87_400, '85 s'],
    [88_000, '1 min'],
    [179_000, '3 min'],
    [27.6 * 60_000, '30 min'],
    [59 * 60_000, '1 h'],
    [86 * 60_000, '1 h 25 min'],
  ])('%d ms is %s', (ms, text) => {
    expect(duration(format, ms)).toBe(text);
  });

  it('never has sixty minutes or more beside its hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), (ms) => {
        const [, minutes = '0'] = /(\d+) min/.exec(duration(format, ms)) ?? [];
        expect(Number(minutes)).toBeLessThan(60);
      }),
    );
  });
});
