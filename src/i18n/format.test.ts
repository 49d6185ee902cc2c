import { expect, test } from 'vitest';
import { formatFor } from './format';

test('what Intl does not know is shown as it is: no screen ends at it', () => {
  const format = formatFor('en');
  expect(format.language('en-1')).toBe('en-1');
  expect(format.region('x')).toBe('x');
  expect(format.day('2026-13-41')).toBe('2026-13-41');
  expect(format.moment(NaN)).toBe('NaN');
  expect(format.moment(1e300)).toBe('1e+300');
  for (const number of [NaN, Infinity, -Infinity, 1e308, -1]) {
    for (const write of [
      format.number,
      format.bytes,
      format.rate,
      format.percent,
      format.compact,
    ]) {
      expect(() => write(number)).not.toThrow();
    }
  }
});

test('languages, countries and days have their names', () => {
  const format = formatFor('de');
  expect(format.language('fr')).toBe('Französisch');
  expect(format.region('FR')).toBe('Frankreich');
  expect(format.day('2026-11-21')).toBe('21.11.2026');
});
