import { expect, test } from 'vitest';
import { declarationsOf } from './declarations';
import { pseudoText } from './pseudo';
import { joinScreen } from './screen';
import { screenModule } from './code';

const english = {
  title: 'Files',
  group: { count: '{count, plural, one {# file} other {# files}}' },
};

test('English stands in for what a language lacks, and it is told', () => {
  const screen = joinScreen(english, { code: 'de', tree: { title: 'Dateien' } });
  expect(screen.count).toBe(2);
  expect(screen.missing).toEqual(['group.count']);
  const code = screenModule(screen, 'de', '/i18n');
  expect(code).toContain('title: `Dateien`');
  expect(code).toContain('files');
  expect(joinScreen(english, { code: 'fr', tree: undefined }).missing).toHaveLength(2);
});

test.each([
  [{ other: 'x' }, /other/],
  [{ title: { a: 'x' } }, /title/],
  [{ group: 'x' }, /group/],
  [{ title: 'Dateien von {name}' }, /name/],
  [{ group: { count: '{counted, number} Dateien' } }, /counted/],
  [{ group: { count: '{count, list}' } }, /count/],
  [{ group: { count: '{count, plural, one {Datei}}' } }, /group\.count/],
])('%j is refused, and it is said where', (tree, where) => {
  expect(() => joinScreen(english, { code: 'de', tree })).toThrow(where);
});

test.each([
  ['{sizeBytes, select, null {unknown} other {{sizeBytes, bytes}}}', '{sizeBytes, bytes}'],
  ['{host, select, undefined {here} other {{host}}}', 'auf {host}'],
  ['{name}', '{name, number}'],
])('what English is given as in %s is not taken for %s', (text, translated) => {
  expect(() => joinScreen({ text }, { code: 'de', tree: { text: translated } })).toThrow(/text/);
});

test('what English formats or chooses by may stand in a text as it is', () => {
  for (const text of ['{it, bytes}', '{it, select, true {yes} other {no}}'])
    expect(joinScreen({ text }, { code: 'de', tree: { text: '{it}' } }).missing).toEqual([]);
});

test('a text may leave arguments out, and is a function all the same', () => {
  const screen = joinScreen(english, { code: 'de', tree: { group: { count: 'Dateien' } } });
  expect(screenModule(screen, 'de', '/i18n')).toContain('count: () => `Dateien`');
});

test('types are those of the English texts', () => {
  const types = declarationsOf(
    new Map([['files', joinScreen(english, { code: 'en', tree: english })]]),
  );
  expect(types.replaceAll(/\s+/g, ' ')).toContain(
    'readonly files: { readonly title: string; readonly group: { readonly count: (a: { readonly count: number }) => string; }; };',
  );
});

test('the pseudo-language has no Latin letter left, and keeps what is around arguments', () => {
  const screen = joinScreen(english, { code: 'en', tree: english, alter: pseudoText });
  const code = screenModule(screen, 'he-x-pseudo', '/i18n');
  expect(code).toContain('a.count === 1 ?');
  expect(code).not.toMatch(/[Ff]ile/);
  expect(pseudoText('Say 12 words.')).toMatch(/^[א-ת]{5} 12 [א-ת]{8}\.$/);
});
