import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisOf } from './axis';

test('everything lies between the ends, few marks stand on the scale, and more is further right', () => {
  const range = fc.tuple(
    fc.double({ min: -40, max: 40, noNaN: true }),
    fc.double({ min: 1e-3, max: 60, noNaN: true }),
  );
  fc.assert(
    fc.property(range, ([low, width]) => {
      const { at, marks } = axisOf(low, low + width, 10, 300);
      expect(at(low)).toBeGreaterThanOrEqual(10 - 1e-9);
      expect(at(low + width)).toBeLessThanOrEqual(300 + 1e-9);
      expect(at(low + width)).toBeGreaterThan(at(low));
      expect(marks.length).toBeGreaterThanOrEqual(1);
      expect(marks.length).toBeLessThanOrEqual(9);
      for (const mark of marks) {
        expect(at(mark)).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(at(mark)).toBeLessThanOrEqual(300 + 1e-9);
      }
    }),
  );
});
