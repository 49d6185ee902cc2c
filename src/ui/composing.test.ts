import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Takes keys: as an attribute, or by a listener. */
const takesKeys = /onkey(down|up|press)|(["'`])key(down|up|press)\2/;

test('whatever takes keys leaves those of an input method alone', () => {
  const careless = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.(ts|svelte)$/.test(path))
    .filter((path) => {
      const text = readFileSync(`src/${path}`, 'utf8');
      return takesKeys.test(text) && !text.includes('isComposing(event)');
    });
  expect(careless).toEqual([]);
});
