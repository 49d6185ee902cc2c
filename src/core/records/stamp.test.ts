import { expect, test } from 'vitest';
import { settings } from '../comparison/fakes';
import { partsOf, settingsJson } from './stamp';

test('the same settings have the same text, in whatever order they were made', () => {
  const { seed, temperature, ...others } = settings;
  expect(settingsJson({ ...others, seed, temperature })).toBe(settingsJson(settings));
  expect(settingsJson({ ...settings, seed: 2 })).not.toBe(settingsJson(settings));
});

test('what is carried along from a later version is not what an answer was asked with', () => {
  const later = { ...settings, unheard: 0 };
  expect(settingsJson(later)).toBe(settingsJson(settings));
});

test('a library is told apart from the weights', () => {
  const file = (path: string, sha256: string) => ({ path, sha256, sizeBytes: 1, parts: [] });
  const model = (librarySha256: string) =>
    ({
      files: {
        kind: 'complete',
        folder: 'm/',
        list: [file('library.wasm', librarySha256), file('weights.bin', 'w')],
      },
      library: { kind: 'file', path: 'library.wasm' },
    }) as unknown as Parameters<typeof partsOf>[0];
  expect(partsOf(model('l'))).toEqual({ weightsText: 'w  weights.bin\n', librarySha256: 'l' });
  expect(partsOf(model('other')).weightsText).toBe(partsOf(model('l')).weightsText);
});
