import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownStrength } from '../core/rating/shown-strength';
import { laterFormatFor } from './later-format';

test('two strengths are written alike where they count as the same, and nowhere else', () => {
  const strength = fc.oneof(
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.integer({ min: -4000, max: 4000 }).map((thousandths) => thousandths / 1000),
  );
  const languages = [laterFormatFor('en'), laterFormatFor('de')];
  fc.assert(
    fc.property(strength, fc.double({ min: -0.02, max: 0.02, noNaN: true }), (one, more) => {
      for (const format of languages) {
        const isSame = shownStrength(one) === shownStrength(one + more);
        expect(format.strength(one) === format.strength(one + more)).toBe(isSame);
      }
    }),
    { numRuns: 2000 },
  );
});
