import { expect, test } from 'vitest';
import { listedModel } from '../added/fakes';
import type { StoredModel } from '../store/model-store';
import { broughtLibrary } from './brought-library';

const packedLibrary = 'b'.repeat(64);
const part = { path: 'library.wasm', sizeBytes: 1, sha256: packedLibrary };
const library = { ...part, parts: [part] };

const packedModel: StoredModel = {
  id: 'small',
  model: {
    ...listedModel,
    files: { kind: 'complete', folder: 'models/small/', list: [library] },
    library: { kind: 'file', path: library.path },
  },
  files: [library],
  checks: {},
  source: 'pack',
  sizeBytes: 1,
  committedAtMs: 0,
  verifiedAtMs: 0,
  usedAtMs: null,
};

const address = 'https://libs.example/a.wasm';
const fromHost: StoredModel = { ...packedModel, id: 'owner--name', source: 'host' };
const listed = (id: string, sha256: string | null = null) => ({
  id,
  library: { kind: 'address', address, sha256 } as const,
});

test.each(['pack', 'folder'] as const)('a model of a %s brings its library', (source) => {
  expect(broughtLibrary({ ...packedModel, source }, [listed(packedModel.id)])).toBe(packedLibrary);
});

test('so does one that was added from a host, out of its own repository', () => {
  expect(broughtLibrary(fromHost, [listed('other')])).toBe(packedLibrary);
  expect(
    broughtLibrary({ ...fromHost, libraryAddress: 'https://x.example/' }, [listed('other')]),
  ).toBe(packedLibrary);
});

test('a model of the catalogue brings none, nor one with a library from where the catalogue has its own', () => {
  expect(broughtLibrary(fromHost, [listed(fromHost.id)])).toBeUndefined();
  const shared = { ...fromHost, libraryAddress: address };
  expect(broughtLibrary(shared, [listed('other')])).toBeUndefined();
  expect(broughtLibrary(shared, [listed('other', packedLibrary)])).toBeUndefined();
});

test('what the catalogue’s address gave under another hash than the catalogue has is brought', () => {
  const shared = { ...fromHost, libraryAddress: address };
  expect(broughtLibrary(shared, [listed('other', 'c'.repeat(64))])).toBe(packedLibrary);
});
