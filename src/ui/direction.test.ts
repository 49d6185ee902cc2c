import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every field for words takes its direction from what is typed', () => {
  const fields = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.svelte'))
    .flatMap((path) =>
      // Up to the end of the tag, past the arrows of its functions.
      [...readFileSync(`src/${path}`, 'utf8').matchAll(/<(textarea|input)\b(?:=>|[^>])*>/g)].map(
        ([tag, name]) => ({ path, tag, name }),
      ),
    )
    .filter(({ tag, name }) => name === 'textarea' || /type="(search|text)"/.test(tag));
  expect(fields.length).toBeGreaterThan(5);
  expect(fields.filter(({ tag }) => !tag.includes('dir="auto"'))).toEqual([]);
});

test('every text that keeps its lines has each of them run its own way', () => {
  const others = [
    // A token stands within a sentence of the page's, in quotes.
    'views/compare/difference/TokenDetail.svelte',
    // Code runs from left to right, by its `dir`.
    'ui/markdown/CodeBlock.svelte',
  ];
  const ownWay = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.svelte') && !others.includes(path))
    .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }))
    .filter(({ text }) => text.includes('white-space: pre-wrap'));
  expect(ownWay.length).toBeGreaterThan(0);
  const fixed = ownWay.filter(({ text }) => !text.includes('unicode-bidi: plaintext'));
  expect(fixed.map(({ path }) => path)).toEqual([]);
});
