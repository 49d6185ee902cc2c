import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Takes keys: as an attribute, or by a listener. */
const takesKeys = /onkey(down|up|press)|(["'`])key(down|up|press)\2/;
/** Where browsers take keys by themselves. */
const standsAround = /<(dialog|form)\b/g;

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!\.test)\.(ts|svelte)$/.test(path))
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));

test('whatever takes keys leaves those of an input method alone', () => {
  const careless = sources.filter(
    ({ text }) => takesKeys.test(text) && !text.includes('isComposing(event)'),
  );
  expect(careless.map(({ path }) => path)).toEqual([]);
});

test('no dialog is closed, and no form sent, by a key of an input method', () => {
  const found = sources.filter(({ text }) => text.match(standsAround));
  expect(found.length).toBeGreaterThan(4);
  const careless = found.filter(({ text }) => !text.includes('{@attach leaveToComposition}'));
  expect(careless.map(({ path }) => path)).toEqual([]);
});
