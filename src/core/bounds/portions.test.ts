import { expect, test } from 'vitest';
import { portions } from './portions';

const json = (items: readonly string[]): string => JSON.stringify(items);

function texts(items: readonly string[], most: Parameters<typeof portions>[2]): readonly string[] {
  return portions(items, json, most).map(({ text }) => text);
}

test('an item that is too large alone stands alone, also where no text can hold it', () => {
  const endless = 'endless';
  const write = (items: readonly string[]): string => {
    if (items.includes(endless)) throw new RangeError('Invalid string length');
    return json(items);
  };
  const made = portions(['a', 'too large', 'b', 'c', endless], write, { items: 9, bytes: 10 });
  expect(made.map(({ items, isTooLarge }) => [items, isTooLarge])).toEqual([
    [['a'], false],
    [['too large'], true],
    [['b'], false],
    [['c'], false],
    [[endless], true],
  ]);
  const fail = (): never => {
    throw new TypeError('another failure');
  };
  expect(() => portions(['a'], fail, { items: 9, bytes: 10 })).toThrow(TypeError);
});

test('one file where all keeps within the bounds, also where there is nothing', () => {
  expect(texts([], { items: 2, bytes: 10 })).toEqual(['[]']);
  expect(texts(['a', 'b'], { items: 2, bytes: 10 })).toEqual(['["a","b"]']);
});

test('as many files as it takes otherwise; together they have every item, in order', () => {
  const items = Array.from({ length: 100 }, (_, index) => 'é€😀'.repeat(index % 7));
  const made = texts(items, { items: 30, bytes: 300 });
  expect(made.flatMap((text) => JSON.parse(text) as string[])).toEqual(items);
  for (const text of made) {
    expect((JSON.parse(text) as string[]).length).toBeLessThanOrEqual(30);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(300);
  }
});
