import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCatalogue } from '../catalogue/catalogue';
import { adapter } from '../device/fakes';
import { fits } from '../device/fits';
import { success } from '../outcome';
import { readAddedEntry } from './entry';
import { isMemoryEstimated } from './estimated';
import {
  modelOfRepository,
  offeredLibraries,
  type ChosenLibrary,
  type MlcRepository,
} from './repository-model';
import { commit, libraryAddress, listedModel, mlcMeasures, mlcRepository } from './fakes';

const today = '2026-11-30';
const offered = offeredLibraries(mlcRepository, [listedModel]);
const own: ChosenLibrary = { kind: 'own', path: 'lib.wasm' };

function listedChoice(): ChosenLibrary {
  if (!offered.fitting) throw new Error('no library fits');
  return { kind: 'listed', ...offered.fitting };
}

const made = (change: Partial<MlcRepository> = {}, chosen: ChosenLibrary = own) =>
  modelOfRepository({ ...mlcRepository, ...change }, chosen, Date.parse(today));

test('an added model is what the hub says of it, at the commit that was looked up', () => {
  const page = `https://huggingface.co/somebody/Small-1B-q4f16_1-MLC/tree/${commit}`;
  expect(made({}, listedChoice())).toMatchObject({
    value: {
      id: 'somebody--Small-1B-q4f16_1-MLC',
      name: 'somebody/Small-1B-q4f16_1-MLC',
      producer: 'somebody',
      family: 'llama',
      quantisation: 'q4f16_1',
      contextTokens: 4096,
      languages: ['en', 'de-DE'],
      licence: { spdx: 'Apache-2.0', name: 'apache-2.0', link: null, tagged: { page, on: today } },
      files: {
        kind: 'discovered',
        folder: page.replace('tree', 'resolve') + '/',
        revision: commit,
      },
      library: { kind: 'address', address: libraryAddress },
    },
  });
});

test('its memory is counted as that of the model whose library it takes, with its own weights', () => {
  const { needs } = listedModel;
  expect(made({}, listedChoice())).toMatchObject({
    value: {
      needs: {
        memoryBytes: (needs.memoryBytes ?? 0) + 5_000_000,
        kvBytesPerToken: needs.kvBytesPerToken,
        largestBufferBytes: 262_668_288,
        features: ['shader-f16'],
      },
    },
  });
});

test('with a library of its own, whether it fits is told by what its configuration says', () => {
  const { contents } = mlcRepository;
  const config = { ...contents.config, context_window_size: 131_072, model_config: mlcMeasures };
  const model = made({ contents: { ...contents, config } });
  if (!model.ok) throw new Error(model.failure);
  expect(isMemoryEstimated(model.value)).toBe(true);
  const able = { ...adapter, features: ['shader-f16'] };
  const fitOf = (budgetBytes: number) => fits(model.value, { adapter: success(able), budgetBytes });
  expect(fitOf(8e9).kind).toBe('runs');
  expect(fitOf(2e9)).toMatchObject({ kind: 'smaller-context', contextTokens: 34_304 });
  expect(fitOf(7e8).kind).toBe('too-large');
});

test('where its configuration does not tell, its memory stays unknown', () => {
  const model = made();
  if (!model.ok) throw new Error(model.failure);
  expect(model.value.needs).toMatchObject({ memoryBytes: null, kvBytesPerToken: null });
  expect(isMemoryEstimated(model.value)).toBe(false);
});

test.each([
  ['gemma', { spdx: 'LicenseRef-gemma', name: 'gemma' }],
  ['mit', { spdx: 'MIT', name: 'mit' }],
  [null, { spdx: 'LicenseRef-unknown', name: 'unknown' }],
])('the hub’s licence tag %j is told as what it is', (licenceTag, licence) => {
  expect(made({ licenceTag })).toMatchObject({ value: { licence } });
});

test.each([{ conv_template: undefined }, { conv_template: {} }])(
  'a repository without words for the two roles would fail at its first answer, and becomes no model: %j',
  (change) => {
    const { contents } = mlcRepository;
    const config = { ...contents.config, ...change };
    expect(made({ contents: { ...contents, config } })).toEqual({
      ok: false,
      failure: 'conv_template: no template with roles',
    });
  },
);

test('a repository that tells no context, or whose name or folder no entry can have, becomes no model', () => {
  const { contents, folder } = mlcRepository;
  const endless = { ...contents, config: { ...contents.config, context_window_size: -1 } };
  expect(made({ contents: endless }).ok).toBe(false);
  expect(made({ folder: { ...folder, repository: 'a--b/c' } }).ok).toBe(false);
  expect(made({ folder: { ...folder, path: '../up/' } }).ok).toBe(false);
});

test('whatever its name is, it is no model of the catalogue, and its entry can be read again', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,30}[A-Za-z0-9])?$/);
  fc.assert(
    fc.property(name, name, (owner, model) => {
      const folder = { ...mlcRepository.folder, repository: `${owner}/${model}` };
      const added = made({ folder });
      if (!added.ok) {
        expect(folder.repository).toContain('--');
        return;
      }
      expect(added.value.id).toContain('--');
      expect(added.value.name).toContain('/');
      const entry = { kind: 'mlc', id: added.value.id, addedAtMs: 1, model: added.value };
      expect(readAddedEntry(structuredClone(entry))).toEqual(entry);
    }),
  );
});

test('the catalogue of the site has no names that an added model can have', async () => {
  const { readFile } = await import('node:fs/promises');
  const texts = ['models.json', 'models.generated.json'].map((path) => readFile(path, 'utf8'));
  for (const text of await Promise.all(texts)) {
    const read = parseCatalogue(JSON.stringify({ hosts: [], ...JSON.parse(text) }));
    if (!read.ok) throw new Error(read.failure.problems.join('\n'));
    const taken = read.value.models.filter(
      ({ id, name }) => id.includes('--') || name.includes('/'),
    );
    expect(taken).toEqual([]);
  }
});

test('its own library is offered where it has one alone', () => {
  const hash = { check: 'git-sha1', gitSha1: 'a' } as const;
  const wasm = (path: string) => ({ path, sizeBytes: 1, hash });
  const ownOf = (...paths: readonly string[]) =>
    offeredLibraries({ ...mlcRepository, files: paths.map(wasm) }, []).own;
  expect(ownOf('a.bin', 'lib/x.wasm')).toBe('lib/x.wasm');
  expect(ownOf('a.wasm', 'b.wasm')).toBeUndefined();
  expect(ownOf()).toBeUndefined();
});
