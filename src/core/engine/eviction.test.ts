import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evicted } from './eviction';
import { fitTogether } from './model-memory';

const models = (...sizes: (number | null)[]) =>
  sizes.map((memoryBytes, index) => ({ modelId: 'abcdef'[index] ?? '', memoryBytes }));
const coming = (memoryBytes: number | null) => [{ modelId: 'coming', memoryBytes }];
const ids = (some: readonly { readonly modelId: string }[]) =>
  some.map(({ modelId }) => modelId).join('');

test('what fits beside the coming model stays, the latest used first', () => {
  expect(ids(evicted(models(3, 4, 2), coming(4), 10))).toBe('a');
  expect(ids(evicted(models(3, 1), coming(6), 10))).toBe('');
});

test('a model larger than the budget, or of unknown size, is loaded alone', () => {
  expect(ids(evicted(models(1, 2), coming(11), 10))).toBe('ab');
  expect(ids(evicted(models(1, 2), coming(null), 10))).toBe('ab');
  expect(ids(evicted(models(null), coming(1), 10))).toBe('a');
});

test('what is asked together with the coming model stays', () => {
  expect(ids(evicted(models(4, 4), coming(4), 10))).toBe('a');
  expect(ids(evicted(models(4, 4), coming(4), 10, new Set('a')))).toBe('b');
});

test('a model that is loaded anew takes the place of its earlier self', () => {
  const again = [{ modelId: 'b', memoryBytes: 3 }];
  expect(ids(evicted(models(3, 2, 4), again, 10))).toBe('b');
  expect(ids(evicted(models(3, 2, 4), again, 9))).toBe('ba');
});

test('nothing leaves where nothing comes', () => {
  expect(evicted(models(20, 20), [], 10)).toEqual([]);
});

test('together they never need more than the budget, and no more leave than have to', () => {
  const sizes = fc.array(fc.option(fc.nat(20)), { maxLength: 6 });
  fc.assert(
    fc.property(sizes, fc.option(fc.nat(20)), fc.nat(60), (loadedSizes, comingBytes, budget) => {
      const loaded = models(...loadedSizes);
      const leaving = evicted(loaded, coming(comingBytes), budget);
      const staying = loaded.slice(leaving.length);
      expect(leaving).toEqual(loaded.slice(0, leaving.length));
      expect(fitTogether([...staying, ...coming(comingBytes)], budget)).toBe(true);
      const last = leaving.at(-1);
      if (last) {
        expect(fitTogether([last, ...staying, ...coming(comingBytes)], budget)).toBe(false);
      }
    }),
  );
});
