import { expect, test } from 'vitest';
import type { Model } from '../catalogue/model';
import { fittingLibraries, type LibraryNeed } from './fitting-libraries';
import { listedModel } from './fakes';

const at = (name: string) => `https://libs.example/${name}-q4f16_1.wasm`;
const need: LibraryNeed = {
  quantisation: 'q4f16_1',
  modelType: undefined,
  weightBytes: 1_000_000,
  baseModels: [],
};

function listed(name: string, sizeBytes: number | null, change: Partial<Model> = {}): Model {
  const { files, library } = listedModel;
  if (files.kind !== 'discovered' || library.kind !== 'address') throw new Error('another form');
  return {
    ...listedModel,
    id: name,
    origin: { countries: [], link: `https://huggingface.co/maker/${name}` },
    files: { ...files, sizeBytes },
    library: { ...library, address: at(name) },
    ...change,
  };
}

const fitting = (wanted: Partial<LibraryNeed>, ...models: readonly Model[]) =>
  fittingLibraries({ ...need, ...wanted }, models).fitting?.library.address;

test('the only library of the same quantisation and size fits', () => {
  expect(fitting({}, listed('a', 990_000), listed('b', 2_000_000))).toBe(at('a'));
});

test('none fits where the sizes are too far apart', () => {
  expect(fitting({}, listed('a', 970_000), listed('b', 1_030_000))).toBeUndefined();
});

test('none fits where several do, unless the base model or the architecture tells them apart', () => {
  const models = [listed('qwen3-x', 1_000_000), listed('llama-x', 1_001_000)];
  expect(fitting({}, ...models)).toBeUndefined();
  expect(fitting({ modelType: 'llama' }, ...models)).toBe(at('llama-x'));
  expect(fitting({ baseModels: ['maker/qwen3-x'] }, ...models)).toBe(at('qwen3-x'));
});

test('those of another quantisation, without an address or of unknown size are not offered', () => {
  const { libraries } = fittingLibraries(need, [
    listed('a', 1_000_000, { quantisation: '4-bit (q4f32_1), float32 arithmetic' }),
    listed('b', 1_000_000, { library: { kind: 'file', path: 'library.wasm' } }),
    listed('c', null),
  ]);
  expect(libraries).toEqual([]);
});

test('the closest comes first, and each library once, with the closest model that has it', () => {
  const { library } = listed('shared', 0);
  const { libraries } = fittingLibraries(need, [
    listed('far', 3_000_000),
    listed('one', 1_500_000, { library }),
    listed('two', 1_100_000, { library }),
  ]);
  expect(libraries.map(({ like }) => like.id)).toEqual(['two', 'far']);
});
