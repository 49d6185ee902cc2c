import { expect, test } from 'vitest';
import { offered } from './offered';

test('offers the first of very many tags and the chosen one, and counts the others', () => {
  const many = ['a', 'b', 'c', 'd'];
  expect(offered(many, '', 2)).toEqual({ names: ['a', 'b'], more: 2 });
  expect(offered(many, 'b', 2)).toEqual({ names: ['a', 'b'], more: 2 });
  expect(offered(many, 'd', 2)).toEqual({ names: ['a', 'b', 'd'], more: 1 });
  expect(offered(many, 'gone', 9)).toEqual({ names: [...many, 'gone'], more: 0 });
});
