import { expect, test } from 'vitest';
import { libraryText, parseLibrary } from '../library';
import { parseSchema } from '../schema';
import { languagesOf, tagsOf } from '../search';
import { readyMade } from './all';
import { categories } from './make';

test('the ready-made prompts are a whole library: every id once, every field as it should be', () => {
  expect(parseLibrary(libraryText(readyMade))).toEqual({ ok: true, value: readyMade });
  expect(new Set(readyMade.map(({ id }) => id)).size).toBe(readyMade.length);
});

test('they try models at everything, in many languages', () => {
  const asked = readyMade.filter(({ role }) => role === 'user');
  expect(asked.length).toBeGreaterThanOrEqual(40);
  expect([...tagsOf(asked)].sort()).toEqual([...categories].sort());
  expect(languagesOf(asked).length).toBeGreaterThanOrEqual(11);
});

test('whoever extracts says which form the answer has, and that form can be checked', () => {
  for (const { tags, responseSchema } of readyMade) {
    expect(responseSchema !== null).toBe(tags.includes('extraction'));
    if (responseSchema !== null) expect(parseSchema(responseSchema)).toMatchObject({ ok: true });
  }
});

test('they are short: small models read slowly', () => {
  for (const { text } of readyMade) expect(text.length).toBeLessThan(400);
});
