import { describe, expect, test } from 'vitest';
import type { FileKind } from '../../core/packs/file-kind';
import type { GgufFacts } from '../../core/gguf/facts';
import type { GgufProblem } from '../../core/gguf/head';
import type { PackFailure } from '../../core/packs/failures';
import { languageIn } from '../../../tests/components/language-in';
import { packFailureText } from './pack-failure-text';

const facts: GgufFacts = {
  role: 'model',
  part: null,
  name: 'Small',
  architecture: 'llama',
  quantisation: 'Q8_0',
  contextTokens: 512,
  parameters: 3e6,
  tokenizer: 'llama',
  hasChatTemplate: true,
  shape: {
    layers: 8,
    embeddingLength: 160,
    vocabularyTokens: 1024,
    heads: 8,
    kvHeads: 4,
    keyLength: null,
    valueLength: null,
    attentionInterval: null,
  },
  sizeBytes: 4e6,
};

describe.each([
  ['English', 'en'],
  ['German', 'de'],
])('in %s', async (_, code) => {
  const language = await languageIn(code, 'failures', 'packs');
  const words = (failure: PackFailure) => packFailureText(language, failure);
  const gguf = (change: Partial<GgufFacts>, fileName = 'm.gguf'): string =>
    words({ kind: 'gguf', fileName, facts: { ...facts, ...change }, fingerprint: '' }).next;
  const unusable = (problem: GgufProblem) =>
    words({ kind: 'gguf-unusable', fileName: 'm.gguf', problem });

  test('only a whole model is told how to be built', () => {
    expect(gguf({})).toContain('kit -m modelkit build m.gguf');
    expect(gguf({ role: 'mmproj' })).not.toContain('modelkit');
    expect(gguf({ role: 'adapter' })).toContain('llama-export-lora');
  });

  test('parts are joined from the first one, whatever was chosen', () => {
    const part = { number: 2, count: 3 };
    expect(gguf({ part }, 'm-00002-of-00003.gguf')).toContain('--merge m-00001-of-00003.gguf ');
    expect(gguf({ part }, "a'b-00002-of-00003.gguf")).toContain(`'./a'\\''b-00001-of-00003.gguf'`);
    expect(gguf({ part })).toContain('--merge');
  });

  test('a folder of GGUF files says which to choose, or what is missing', () => {
    const told = (parts: { there: number; count: number } | null): string =>
      Object.values(
        words({ kind: 'gguf-folder', fileName: 'm-00002-of-00003.gguf', files: 2, parts }),
      ).join(' ');
    expect(told(null)).toMatch(/2 GGUF.*m-00002-of-00003\.gguf/);
    expect(told({ there: 3, count: 3 })).toContain('--merge m-00001-of-00003.gguf ');
    expect(told({ there: 2, count: 3 })).toMatch(/2 (?:of|von) 3 .*(?:missing|fehlenden)/);
  });

  test('what nothing can be built of is told by its own name', () => {
    expect(unusable({ kind: 'version', version: 1 }).next).toMatch(/newer|neuere/);
    expect(unusable({ kind: 'version', version: 9 }).what).toContain('9');
    expect(unusable({ kind: 'big-endian' }).next).toContain('gguf-convert-endian');
    const cut = { kind: 'cut', sizeBytes: 5e6, neededBytes: 9e6 } as const;
    expect(unusable(cut).what).toMatch(/5.*9/);
    expect(unusable({ ...cut, neededBytes: null }).what).toMatch(/head|Kopf/);
    const broken = { kind: 'broken', atBytes: 8, problem: 'a count of 9' } as const;
    expect(unusable(broken).what).toContain('a count of 9');
  });

  test.each<[FileKind, RegExp]>([
    ['lfs-pointer', /git lfs pull/],
    ['ggml', /GGUF/],
    ['zip', /[Uu]npack|Entpacke/],
    ['unknown', /MLC/],
  ])('%s has an advice that fits', (found, advice) => {
    expect(words({ kind: 'not-a-pack', found }).next).toMatch(advice);
  });
});
