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
