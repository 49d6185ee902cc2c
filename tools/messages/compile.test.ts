import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { compile } from './compile';

/** What a text says, with formats that show that they were called. */
function say(text: string, language: string, given: Record<string, unknown> = {}): string {
  const rules = new Intl.PluralRules(language);
  const names = {
    number: (value: number, digits = 0) => `<${value.toFixed(digits)}>`,
    bytes: (value: number) => `<${String(value)} B>`,
    plural: (count: number) => rules.select(count),
    given,
  };
  const { code, arguments: needed } = compile(text, language);
  return String(runInNewContext(needed.size === 0 ? code : `(${code})(given)`, names));
}

test('a text without arguments is a plain string, whatever stands in it', () => {
  expect(say("It's `here` $'{'or'}' not \\", 'en')).toBe("It's `here` ${or} not \\");
});

test('arguments are taken by their names, as they are or in a format', () => {
  expect(
    say('{name}: {sizeBytes, bytes} of {all, number, 2}', 'en', {
      name: 'a',
      sizeBytes: 7,
      all: 1.234,
    }),
  ).toBe('a: <7 B> of <1.23>');
});

test.each([
  [0, 'none'],
  [1, '<1> file'],
  [2, '<2> files'],
  [21, '<21> files'],
])('English forms for %i', (count, said) => {
  expect(say('{count, plural, =0 {none} one {# file} other {# files}}', 'en', { count })).toBe(
    said,
  );
});

test.each([
  [1, 'plik'],
  [2, 'pliki'],
  [5, 'plików'],
  [22, 'pliki'],
  [1.5, 'pliku'],
])('forms of a language with more of them, for %d', (count, said) => {
  const text = '{count, plural, one {plik} few {pliki} many {plików} other {pliku}}';
  expect(say(text, 'pl', { count })).toBe(said);
});

test('rules come to the page only where a language needs them', () => {
  expect(compile('{n, plural, one {a} other {b}}', 'de').needsPlural).toBe(false);
  expect(compile('{n, plural, one {a} many {c} other {b}}', 'fr').needsPlural).toBe(true);
});

test('a select chooses by words, truth, null and undefined, which a name like them is not', () => {
  const text =
    '{who, select, me {I} other {they}}{isBlind, select, true { (blind)} other {}}{host, select, undefined { here} other { at {host}}}{code, select, null {} other { {code}}}';
  expect(say(text, 'en', { who: 'me', isBlind: true, code: null })).toBe('I (blind) here');
  expect(say(text, 'en', { who: 'you', isBlind: false, host: 'x', code: 4 })).toBe('they at x 4');
  const named = { who: 'you', isBlind: false, host: 'undefined', code: 'null' };
  expect(say(text, 'en', named)).toBe('they at undefined null');
});

test('the types of the arguments follow from the text', () => {
  const text =
    '{name} {n, number} {names, list} {isOn, select, true {} other {}} {host, select, undefined {} other {{host}}} {kind, select, a {} b {} other {}}';
  expect(Object.fromEntries(compile(text, 'en').arguments)).toEqual({
    name: 'string | number',
    n: 'number',
    names: 'readonly string[]',
    isOn: 'boolean',
    host: 'string | number | undefined',
    kind: "'a' | 'b' | 'other'",
  });
});

test.each([
  ['{n', 'en'],
  ['{n, nonsense}', 'en'],
  ['{n, plural, one {a}}', 'en'],
  ['{n, plural, one {a} few {b} other {c}}', 'en'],
  ['{n, plural, one {a} other {b}}', 'pl'],
  ['{n, select, a {b}}', 'en'],
  ['{n, selectordinal, one {a} two {b} few {c} other {d}}', 'en'],
])('%s in %s is refused', (text, language) => {
  expect(() => compile(text, language)).toThrow();
});
