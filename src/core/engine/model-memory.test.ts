import { expect, test } from 'vitest';
import { fitTogether } from './model-memory';

const model = (modelId: string, memoryBytes: number | null) => ({ modelId, memoryBytes });

test('models fit together up to the budget, and one of unknown size beside no other', () => {
  expect(fitTogether([model('a', 4), model('b', 6)], 10)).toBe(true);
  expect(fitTogether([model('a', 4), model('b', 7)], 10)).toBe(false);
  expect(fitTogether([model('a', 4), model('b', null)], 1e9)).toBe(false);
});

test('a model alone always may, in however many columns it stands', () => {
  expect(fitTogether([model('a', 20), model('a', 20)], 10)).toBe(true);
  expect(fitTogether([model('a', 6), model('a', 6), model('b', 4)], 10)).toBe(true);
});
