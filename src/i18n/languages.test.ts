import { describe, expect, test } from 'vitest';
import { de } from './de';
import { en } from './en';
import { screenMessages as deScreens } from './screens-de';
import { screenMessages as enScreens } from './screens-en';
import { failureText } from './failure-messages';
import { bestLanguage } from './languages';

function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

/** Words that are the same in both languages. */
const same = new Set(['.app.title', '.screens.prompts', '.settings.topP', '.models.queue.title']);
/** Texts for models, which understand English. */
const forModels = /^\.(welcome\.(examples|beginnings)|privacy\.drill\.example)/;

test('every text that is not a name or an English example is translated', () => {
  const german = new Map(texts({ ...de, ...deScreens }));
  const untranslated = texts({ ...en, ...enScreens }).filter(
    ([path, text]) =>
      text !== '' && german.get(path) === text && !same.has(path) && !forModels.test(path),
  );
  expect(untranslated).toEqual([]);
});

describe.each([enScreens, deScreens])('in each language', ({ failures }) => {
  test('a failure of the files is told as what happened to the files', () => {
    const failure = {
      kind: 'network',
      file: 'library.wasm',
      part: 'library.wasm',
      status: 404,
    } as const;
    const text = failureText(failures, { kind: 'files', failure });
    expect(text.what).toContain('404');
    expect(text.what).toContain('library.wasm');
  });

  test('a full disk is told with both sizes', () => {
    const failure = { kind: 'quota', neededBytes: 102_000_000, freeBytes: 20_000_000 } as const;
    const { what } = failureText(failures, { kind: 'files', failure });
    expect(what).toContain('102');
    expect(what).toContain('20');
  });
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'en-GB', 'de'], 'en'],
  [['fr'], 'en'],
  [['', 'DE'], 'de'],
])('of the wishes %j it takes %s', (wishes, code) => {
  expect(bestLanguage(wishes)).toBe(code);
});

test('sizes are told in decimal units', () => {
  expect(en.format.bytes(102_087_352)).toBe('102 MB');
  expect(en.format.bytes(1_234_000_000)).toBe('1.2 GB');
  expect(de.format.bytes(1_234_000_000)).toBe('1,2\u00a0GB');
  expect(en.format.bytes(512)).toBe('512 bytes');
});
