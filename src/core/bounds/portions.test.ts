import { expect, test } from 'vitest';
import { portions } from './portions';

const json = (items: readonly string[]): string => JSON.stringify(items);

test('one file where all keeps within the bounds, also where there is nothing', () => {
  expect(portions([], json, { items: 2, bytes: 10 })).toEqual(['[]']);
  expect(portions(['a', 'b'], json, { items: 2, bytes: 10 })).toEqual(['["a","b"]']);
});

test('as many files as it takes otherwise; together they have every item, in order', () => {
  const items = Array.from({ length: 100 }, (_, index) => 'é€😀'.repeat(index % 7));
  const texts = portions(items, json, { items: 30, bytes: 300 });
  expect(texts.flatMap((text) => JSON.parse(text) as string[])).toEqual(items);
  for (const text of texts) {
    expect((JSON.parse(text) as string[]).length).toBeLessThanOrEqual(30);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(300);
  }
});
