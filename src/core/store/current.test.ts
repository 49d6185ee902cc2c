import { expect, test } from 'vitest';
import type { Model } from '../catalogue/model';
import { isCurrent } from './current';

const file = (path: string, digit: string) => {
  const part = { path, sizeBytes: 1, sha256: digit.repeat(64) };
  return { ...part, parts: [part] };
};
const listed = (sha256: string | null): Pick<Model, 'files' | 'library'> => ({
  files: { kind: 'discovered', folder: 'https://x.example/', revision: null, sizeBytes: null },
  library: { kind: 'address', address: 'https://x.example/library.wasm', sha256 },
});
const files = [file('weights.bin', 'a'), file('library.wasm', 'b')];
const stored: Parameters<typeof isCurrent>[0] = {
  source: 'pack',
  files,
  model: {
    files: { kind: 'complete', folder: 'models/own/', list: files },
    library: { kind: 'file', path: 'library.wasm' },
  },
};

test.each([
  ['of which the catalogue knows no hash', null, true],
  ['whose library has the hash that the catalogue has', 'b'.repeat(64), true],
  ['with another library than the catalogue has', 'a'.repeat(64), false],
])('a model from a pack %s: %s', (_name, sha256, is) => {
  expect(isCurrent(stored, listed(sha256))).toBe(is);
});
