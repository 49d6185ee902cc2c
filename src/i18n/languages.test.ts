import { describe, expect, test } from 'vitest';
import { languageIn } from '../../tests/components/language-in';
import { failureText } from './failures/failure-text';
import { formatFor } from './format';
import { english } from './language-table';
import { bestLanguage } from './languages';

describe.each(['en', 'de'])('in each language', async (code) => {
  const language = await languageIn(code, 'failures');

  test('a failure of the files is told as what happened to the files', () => {
    const failure = {
      kind: 'network',
      file: 'library.wasm',
      part: 'library.wasm',
      status: 404,
    } as const;
    const text = failureText(language, { kind: 'files', failure });
    expect(text.what).toContain('404');
    expect(text.what).toContain('library.wasm');
  });

  test('a full disk is told with both sizes', () => {
    const failure = { kind: 'quota', neededBytes: 102_000_000, freeBytes: 20_000_000 } as const;
    const { what } = failureText(language, { kind: 'files', failure });
    expect(what).toContain('102');
    expect(what).toContain('20');
  });

  test('room that others are about to fill is told beside what is free', () => {
    const sizes = { neededBytes: 9e9, freeBytes: 12e9, promisedBytes: 5e9 };
    const { what } = failureText(language, { kind: 'quota', ...sizes });
    for (const size of ['9', '12', '5']) expect(what).toContain(size);
  });
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'en-GB', 'de'], 'en'],
  [['fr'], 'en'],
  [['', 'DE'], 'de'],
])('of the wishes %j it takes %s', (wishes, code) => {
  expect(bestLanguage(wishes).code).toBe(code);
});

test.each([
  [['pt-BR', 'de'], 'pt-BR'],
  [['pt-br'], 'pt-BR'],
  [['PT-BR'], 'pt-BR'],
  [['pt-PT', 'de'], 'pt'],
  [['zh-Hant-TW'], 'en'],
])('of the wishes %j it takes %s, where languages have regions', (wishes, code) => {
  const all = ['pt', 'pt-BR', 'zh-Hans', 'de'].map((code) => ({ ...english, code }));
  expect(bestLanguage(wishes, all).code).toBe(code);
});

test('where a language cannot be fetched, the page goes on in the one that it is in', async () => {
  const language = await languageIn('en');
  const unreachable = { ...english, code: 'de', page: () => Promise.reject(new Error('offline')) };
  await expect(language.use(unreachable)).rejects.toThrow('offline');
  await language.load('privacy');
  expect(language.code).toBe('en');
  expect(language.words('privacy').offlineTest.title).toBe('Offline test');
});

test('sizes are told in decimal units', () => {
  const [en, de] = [formatFor('en'), formatFor('de')];
  expect(en.bytes(102_087_352)).toBe('102 MB');
  expect(en.bytes(1_234_000_000)).toBe('1.2 GB');
  expect(de.bytes(1_234_000_000)).toBe('1,2\u00a0GB');
  expect(en.bytes(512)).toBe('512 bytes');
});
