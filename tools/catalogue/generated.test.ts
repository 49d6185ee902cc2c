import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../build/catalogue-source';
import { generatedText } from './generated.mjs';
import { sources } from './sources.mjs';

const { models, hosts } = readCatalogue();
const remote = models.filter(({ files }) => files.kind === 'discovered');

test('the committed list is what the generator makes of the facts', () => {
  expect(readFileSync('models.generated.json', 'utf8')).toBe(generatedText());
});

describe('the catalogue', () => {
  test('begins with the embedded models', () => {
    expect(models.slice(0, 2).map(({ id }) => id)).toEqual([
      'SmolLM2-135M-Instruct-q4f32',
      'Glassbox-3M-q8f32',
    ]);
  });

  test('says of those that they were tried, and of no others', () => {
    const tried = models.filter(({ isTried }) => isTried === true).map(({ id }) => id);
    expect(tried).toEqual(['SmolLM2-135M-Instruct-q4f32', 'Glassbox-3M-q8f32']);
  });

  test('has more than 30 chat models, each counted once however it is quantised', () => {
    const chats = remote.filter(({ kind }) => kind === 'chat').map(({ name }) => name);
    expect(new Set(chats).size).toBeGreaterThanOrEqual(30);
  });

  test.each([
    ...['Qwen 2.5', 'Qwen 3', 'Llama 3.2', 'Llama 3.1', 'SmolLM2', 'Gemma 2', 'Gemma 3', 'Phi'],
    ...['Qwen 3.5', 'Gemma 4'],
    ...['TinyLlama', 'Mistral', 'Ministral 3', 'DeepSeek-R1 distillations', 'Hermes', 'OLMo 2'],
  ])('has models of the family %s', (family) => {
    expect(remote.filter((model) => model.family === family)).not.toEqual([]);
  });

  test('has an entry for every model that there are facts of', () => {
    expect(sources.filter(({ stem }) => !remote.some(({ id }) => id.startsWith(stem)))).toEqual([]);
  });

  test('names the host of every address', () => {
    const addresses = remote.flatMap(({ files, library }) => [
      ...(files.kind === 'discovered' ? [files.folder] : []),
      ...(library.kind === 'address' ? [library.address] : []),
    ]);
    const known = hosts.map(({ host }) => host);
    expect(addresses.filter((address) => !known.includes(new URL(address).host))).toEqual([]);
  });
});

describe('every remote model', () => {
  test('needs shader-f16 exactly where its arithmetic has 16 bits', () => {
    for (const { id, needs } of remote) {
      expect([id, needs.features]).toEqual([id, /-q\df16/.test(id) ? ['shader-f16'] : []]);
    }
  });

  test('names a twin that names it, is the same model and differs in the feature alone', () => {
    for (const model of remote) {
      if (model.twin === null) continue;
      const twin = remote.find(({ id }) => id === model.twin);
      expect(twin?.twin).toBe(model.id);
      expect(twin?.needs.features).not.toEqual(model.needs.features);
      for (const field of ['name', 'licence', 'parameters', 'languages', 'origin'] as const) {
        expect(twin?.[field]).toEqual(model[field]);
      }
    }
  });

  test('has a twin, but for those that WebLLM has in float16 alone', () => {
    const single = remote.filter(({ twin }) => twin === null).map(({ id }) => id);
    expect(single).toEqual([
      'gemma3-1b-it-q4f16_1-MLC',
      'Qwen3.5-0.8B-q0f16-MLC',
      'Hermes-2-Pro-Mistral-7B-q4f16_1-MLC',
    ]);
  });

  test('says what it needs: of shapes that were not worked out, the memory at the least', () => {
    for (const { needs, parameters, files, family } of remote) {
      expect(needs.memoryBytes).toBeGreaterThan(0);
      if (['Qwen 3.5', 'Gemma 4'].includes(family)) continue;
      const { memoryBytes, largestBufferBytes, kvBytesPerToken } = needs;
      const sizeBytes = files.kind === 'discovered' ? files.sizeBytes : null;
      const said = [memoryBytes, largestBufferBytes, kvBytesPerToken, parameters, sizeBytes];
      expect(said.every((value) => value !== null && value > 0)).toBe(true);
    }
  });

  test('needs more memory than its weights and its context take', () => {
    for (const { id, files, needs } of remote) {
      const { memoryBytes, kvBytesPerToken, contextTokens } = needs;
      const sizeBytes = files.kind === 'discovered' ? files.sizeBytes : null;
      const least = (sizeBytes ?? 0) + (kvBytesPerToken ?? 0) * contextTokens;
      expect([id, (memoryBytes ?? 0) > least]).toEqual([id, true]);
    }
  });

  test('says that its files may change, and has no hash of its library', () => {
    for (const { files, library } of remote) {
      expect(files).toMatchObject({ revision: null });
      expect(library).toMatchObject({ kind: 'address', sha256: null });
    }
  });
});
