import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, startOfDayMs } from './days';

const days = fc
  .date({ noInvalidDate: true, min: new Date('1970-01-02'), max: new Date('2200-01-01') })
  .map((day) => day.toISOString().slice(0, 10));

test('the start of a day lies in it, and that of the next one behind it', () => {
  fc.assert(
    fc.property(days, (day) => {
      const [start, next] = [startOfDayMs(day), startOfDayMs(day, 1)];
      expect(dayOf(start)).toBe(day);
      expect(dayOf(next, -1)).toBe(day);
      expect((next ?? 0) - (start ?? 0)).toBeGreaterThanOrEqual(22 * 3_600_000);
    }),
  );
});

test('no day, no moment', () => {
  expect(startOfDayMs('')).toBeNull();
  expect(dayOf(null)).toBe('');
});
