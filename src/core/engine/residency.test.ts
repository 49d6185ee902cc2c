import fc from 'fast-check';
import { expect, test } from 'vitest';
import { staying } from './residency';

const models = (...sizes: number[]) => sizes.map((memoryBytes) => ({ memoryBytes }));

test('what fits beside the coming model stays, the latest used first', () => {
  expect(staying(models(3, 4, 2), 4, 10)).toEqual(models(4, 2));
  expect(staying(models(3, 1), 6, 10)).toEqual(models(3, 1));
});

test('a model larger than the budget is loaded alone', () => {
  expect(staying(models(1, 2), 11, 10)).toEqual([]);
});

test('together they never need more than the budget, in the order that they had', () => {
  const sizes = fc.array(fc.nat(20));
  fc.assert(
    fc.property(sizes, fc.nat(20), fc.nat(60), (loadedModels, coming, budget) => {
      const named = loadedModels.map((memoryBytes, index) => ({ memoryBytes, index }));
      const stay = staying(named, coming, budget);
      const total = stay.reduce((sum, { memoryBytes }) => sum + memoryBytes, coming);
      expect(stay.length === 0 || total <= budget).toBe(true);
      expect(stay).toEqual(named.filter((one) => stay.includes(one)));
    }),
  );
});
