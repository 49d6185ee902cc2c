import { expect, test } from 'vitest';
import { t95 } from './interval';

test.each([
  [1, 12.7062],
  [2, 4.3027],
  [3, 3.1824],
  [4, 2.7764],
  [9, 2.2622],
  [29, 2.0452],
  [1000, 1.9623],
])('with %i degrees of freedom, Student’s t of the tables', (freedom, value) => {
  expect(Math.abs(t95(freedom) / value - 1)).toBeLessThan(0.0015);
});

test('without any degree of freedom nothing is known', () => {
  expect(t95(0)).toBe(Infinity);
});
