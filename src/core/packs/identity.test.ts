import { describe, expect, test } from 'vitest';
import type { ModelFile } from '../catalogue/files';
import type { Model, WholeModel } from '../catalogue/model';
import type { StoredModel } from '../store/model-store';
import { identityOf } from './identity';
import { standingOf } from './standing';

const hash = (digit: string): string => digit.repeat(64);

function fileOf(path: string, digit: string): ModelFile {
  const part = { path, sizeBytes: 1, sha256: hash(digit) };
  return { ...part, parts: [part] };
}

function modelOf(id: string, name: string, files: ModelFile[]): WholeModel {
  return {
    id,
    name,
    family: 'Test',
    kind: 'chat',
    producer: 'Somebody',
    origin: { countries: [], link: null },
    parameters: null,
    quantisation: 'q4f32_1',
    contextTokens: 512,
    languages: null,
    licence: { spdx: 'MIT', name: 'MIT', link: null, read: null },
    needs: {
      features: [],
      largestBufferBytes: null,
      memoryBytes: null,
      contextTokens: 512,
      kvBytesPerToken: null,
    },
    sampling: null,
    twin: 'twin',
    selfTest: null,
    files: { kind: 'complete', folder: `models/${id}/`, list: files },
    library: { kind: 'file', path: 'library.wasm' },
  };
}

const own = [fileOf('library.wasm', 'a'), fileOf('weights.bin', 'b')];
const others = [fileOf('library.wasm', 'a'), fileOf('weights.bin', 'c')];
const listed = modelOf('listed', 'Listed 1B', own);
const discovered: Model = {
  ...modelOf('far', 'Far 1B', []),
  files: { kind: 'discovered', folder: 'https://x.example/', revision: null, sizeBytes: null },
  library: { kind: 'address', address: 'https://x.example/l.wasm', sha256: hash('a') },
};
const catalogue = [listed, discovered];
const filesSha256 = '0123456789abcdef'.repeat(4);
const known = { catalogue, kept: undefined, filesSha256 };

describe('a model from outside', () => {
  test('is the catalogue’s where every file has the hash that the catalogue has', () => {
    const model = modelOf('listed', 'Listed 1B', own.toReversed());
    const kept = [fileOf('library.wasm', 'd')];
    expect(identityOf(model, { ...known, kept })).toMatchObject({
      standing: 'listed',
      model: { id: 'listed' },
      callsItself: null,
    });
  });

  test('that has the id of the catalogue’s, and other files, is another one, with its own facts', () => {
    const model = { ...modelOf('listed', 'Listed 1B', others), producer: 'Nobody' };
    expect(identityOf(model, known)).toMatchObject({
      standing: 'another',
      model: {
        id: 'listed.0123456789abcdef0123456789abcdef',
        name: '“Listed 1B” 01234567',
        producer: 'Nobody',
        files: { folder: 'models/listed.0123456789abcdef0123456789abcdef/', list: others },
        twin: null,
      },
      callsItself: { id: 'listed', name: 'Listed 1B' },
    });
  });

  test('that has the id of a stored one, and other files, is another one', () => {
    const model = modelOf('mine', 'Mine', others);
    expect(identityOf(model, known)).toMatchObject({ standing: 'own', model: { id: 'mine' } });
    expect(identityOf(model, { ...known, kept: others })).toMatchObject({ standing: 'own' });
    expect(identityOf(model, { ...known, kept: own })).toMatchObject({
      standing: 'another',
      callsItself: { id: 'mine' },
    });
  });

  test('of which the catalogue has no hashes is unproven, and another one where its library or one that is here says so', () => {
    const model = modelOf('far', 'Far 1B', others);
    expect(identityOf(model, known)).toMatchObject({ standing: 'unproven', model: { id: 'far' } });
    expect(identityOf(model, { ...known, kept: own })).toMatchObject({ standing: 'another' });
    const library = modelOf('far', 'Far 1B', [fileOf('library.wasm', 'e')]);
    expect(identityOf(library, known)).toMatchObject({ standing: 'another' });
  });

  test('that has only the name of the catalogue’s keeps its id, and its name in quotation marks', () => {
    expect(identityOf(modelOf('new', 'Listed 1B', others), known)).toMatchObject({
      standing: 'another',
      model: { id: 'new', name: '“Listed 1B” 01234567' },
      callsItself: { id: 'new', name: 'Listed 1B' },
    });
  });

  test('never gets an id that is none, however long the one is that it came with', () => {
    const model = modelOf(`m${'x'.repeat(500)}`, 'Mine', others);
    const { id } = identityOf(model, { ...known, kept: own }).model;
    expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);
  });
});

test('a stored model stands as it was taken; what the site has sent stands for itself', () => {
  const stored = (change: Partial<StoredModel>): StoredModel => ({
    id: 'listed',
    model: listed,
    files: own,
    checks: {},
    source: 'pack',
    sizeBytes: 2,
    committedAtMs: 0,
    verifiedAtMs: 0,
    usedAtMs: null,
    ...change,
  });
  expect(standingOf(stored({}), listed)).toBe('listed');
  expect(standingOf(stored({ files: others }), listed)).toBe('another');
  expect(standingOf(stored({}), undefined)).toBe('own');
  expect(standingOf(stored({ source: 'site' }), listed)).toBeUndefined();
  const callsItself = { id: 'listed', name: 'Listed 1B' };
  expect(standingOf(stored({ callsItself }), undefined)).toBe('another');
});
