import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryLimits, libraryText, libraryTexts, merge, parseLibrary } from './library';
import { noPromptFilter, searched, tagsFrom, tagsOf } from './search';
import type { Prompt } from './prompt';

const prompt: Prompt = {
  id: 'one',
  role: 'user',
  title: 'Señor',
  text: 'Who is {{name}}?',
  tags: ['general', 'names'],
  language: 'es',
  responseSchema: null,
};
const file = (change: object = {}, of: object = {}) =>
  JSON.stringify({
    format: 'playground-prompts',
    version: 1,
    prompts: [{ ...prompt, ...of }],
    ...change,
  });

const prompts = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    role: fc.constantFrom('user' as const, 'system' as const),
    title: fc.constantFrom('t', 'u'),
    text: fc.string({ maxLength: 3 }),
    tags: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    language: fc.constantFrom(null, 'en', 'zh-Hant'),
    responseSchema: fc.constantFrom(null, '{}'),
  }),
  { maxLength: 12 },
);

/** Ids that are not taken. */
function newIds(): () => string {
  let next = 0;
  return () => `new ${String((next += 1))}`;
}

describe('a library', () => {
  test('that is written is read back', () => {
    fc.assert(
      fc.property(prompts, (written) => {
        expect(parseLibrary(libraryText(written))).toEqual({ ok: true, value: written });
      }),
    );
  });

  test('of more than one file may hold is written as several', () => {
    const long = Array.from({ length: 40 }, (_, index) => ({
      ...prompt,
      id: `long ${index}`,
      text: 'é'.repeat(90_000),
    }));
    const many = Array.from({ length: libraryLimits.prompts }, (_, index) => ({
      ...prompt,
      id: `${index}`,
    }));
    const texts = libraryTexts([...long, ...many]);
    for (const text of texts) {
      expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(libraryLimits.bytes);
    }
    const read = texts.map((text) => parseLibrary(text));
    expect(read.flatMap((one) => (one.ok ? one.value : []))).toEqual([...long, ...many]);
  });

  test.each([
    ['<html>', 'library-not-json'],
    ['', 'library-not-json'],
    ['null', 'library-other-format'],
    ['[]', 'library-other-format'],
    [file({ format: 'playground-votes' }), 'library-other-format'],
    [file({ version: '1' }), 'library-other-format'],
    [file({ version: 2 }), 'library-newer'],
    [file({ prompts: {} }), 'library-broken'],
    [file({}, { text: 1 }), 'library-broken'],
    [file({}, { title: '' }), 'library-broken'],
    [file({}, { text: 'x'.repeat(100_001) }), 'library-broken'],
    [file({}, { tags: Array.from({ length: 21 }, String) }), 'library-broken'],
    [file({}, { language: '<b>' }), 'library-broken'],
    [
      file().replace('"title"', `"more": ${'['.repeat(70)}${']'.repeat(70)}, "title"`),
      'library-broken',
    ],
    [file().replace('"title"', '"more": 1e999, "title"'), 'library-broken'],
    [file().padEnd(libraryLimits.bytes + 1), 'library-too-large'],
  ])('that is none is refused: %#', (text, kind) => {
    expect(parseLibrary(text)).toMatchObject({ ok: false, failure: { kind } });
  });

  test('has titles and tags that turn no text around them; the text stays as it is', () => {
    const change = { title: 'a\u202eb\nc', tags: ['\u2066t'], text: 'x\u202e' };
    expect(parseLibrary(file({}, change))).toMatchObject({
      value: [{ title: 'ab c', tags: ['t'], text: 'x\u202e' }],
    });
    expect(parseLibrary(file({}, { title: '\u202e' }))).toMatchObject({
      failure: { kind: 'library-broken' },
    });
  });

  test('brings no prototype', () => {
    const outcome = parseLibrary(file().replace('"title"', '"__proto__": {"x": 1}, "title"'));
    expect(outcome).toMatchObject({ ok: true, value: [{ title: 'Señor' }] });
    expect(JSON.stringify(outcome)).not.toContain('"x"');
  });

  test('that is broken is told with the places', () => {
    const outcome = parseLibrary(file({}, { text: 1 }));
    expect(JSON.stringify(outcome)).toContain('prompts.0.text');
  });

  test('keeps hostile markup as the text that it is', () => {
    const text = '<img src=x onerror=alert(1)>{{a}}';
    expect(parseLibrary(file({}, { text }))).toMatchObject({ value: [{ text }] });
  });
});

describe('an import', () => {
  const changed = { ...prompt, text: 'Another text' };

  test('of what is here word for word adds nothing, whatever its id', () => {
    const same = [prompt, { ...prompt, id: 'two' }];
    const outcome = { added: [], renamed: 0, alreadyHere: 2, languagesLeftOut: 0 };
    expect(merge([prompt], same, newIds())).toEqual(outcome);
  });

  test('of another text under the same id keeps both', () => {
    const added = [{ ...changed, id: 'new 1' }];
    const outcome = { added, renamed: 1, alreadyHere: 0, languagesLeftOut: 0 };
    expect(merge([prompt], [changed], newIds())).toEqual(outcome);
    // Also where what has the id cannot be read.
    expect(merge([], [changed], newIds(), ['one'])).toEqual(outcome);
  });

  test('leaves out and counts languages that are none, and knows again what an earlier version kept', () => {
    const odd = { ...prompt, language: 'en-1' };
    const added = [{ ...prompt, language: null }];
    const outcome = { added, renamed: 0, alreadyHere: 0, languagesLeftOut: 1 };
    expect(merge([], [odd], newIds())).toEqual(outcome);
    const other = { ...prompt, id: 'two', text: 'Two', language: 'en-us' };
    const again = { added: [], renamed: 0, alreadyHere: 2, languagesLeftOut: 0 };
    expect(merge([odd, other], [odd, other], newIds())).toEqual(again);
  });

  test('done twice is the same as once; every id is one prompt’s, and every text is there', () => {
    fc.assert(
      fc.property(prompts, prompts, (first, second) => {
        const newId = newIds();
        const here = merge([], first, newId).added;
        const once = merge(here, second, newId);
        const all = [...here, ...once.added];
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        expect(once.added.length + once.alreadyHere).toBe(second.length);
        expect(merge(all, second, newId).added).toEqual([]);
        expect(merge(all, first, newId).added).toEqual([]);
      }),
    );
  });
});

describe('a search', () => {
  const other: Prompt = { ...prompt, id: 'two', title: 'Sum', tags: ['general'], language: 'en' };
  const found = (change: object) =>
    searched([prompt, other], { ...noPromptFilter, ...change }).map(({ id }) => id);

  test.each([
    [{}, ['one', 'two']],
    [{ query: ' senor  WHO ' }, ['one']],
    [{ query: 'señor sum' }, []],
    [{ query: 'name' }, ['one', 'two']],
    [{ tag: 'names' }, ['one']],
    [{ tag: 'general', language: 'en' }, ['two']],
  ])('for %j finds %j', (change, ids) => {
    expect(found(change)).toEqual(ids);
  });

  test('offers the tags, the most used first', () => {
    expect(tagsOf([prompt, other])).toEqual(['general', 'names']);
  });

  test('tags are typed with any comma', () => {
    expect(tagsFrom(' a, b ,,a、c')).toEqual(['a', 'b', 'c']);
  });
});

test('languages are taken in their canonical form; one that is none is left out', () => {
  const inLanguage = (language: string) => ({
    ...{ id: language, role: 'user' as const, title: language, text: 'Hi', tags: [] },
    ...{ language, responseSchema: null },
  });
  const text = libraryText(['en-us', 'en-1', 'de'].map(inLanguage));
  const read = parseLibrary(text);
  const { added } = merge([], read.ok ? read.value : [], newIds());
  const languages = added.map(({ language }) => language);
  expect(languages).toEqual(['en-US', null, 'de']);
});
