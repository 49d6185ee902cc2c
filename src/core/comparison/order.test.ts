import { expect, test } from 'vitest';
import { drawOrder } from './order';

test('the order of a round is drawn, and drawn again the same', () => {
  const orders = Array.from({ length: 200 }, (_, round) => drawOrder(3, round, 11).join(''));
  expect(new Set(orders).size).toBe(6);
  expect(drawOrder(3, 5, 11)).toEqual(drawOrder(3, 5, 11));
});
