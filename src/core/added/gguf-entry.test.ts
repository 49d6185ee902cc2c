import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GgufFacts } from '../gguf/facts';
import { ggufFacts, ggufRepository } from '../gguf/fakes';
import { ggufFiles, type GgufChoice } from '../gguf/files';
import { readAddedEntry } from './entry';
import { ggufEntryOf } from './gguf-entry';

const choices = ggufFiles(ggufRepository.files).choices;

function choiceOf(quantisation: string): GgufChoice {
  const found = choices.find((choice) => choice.quantisation === quantisation);
  if (!found) throw new Error(quantisation);
  return found;
}

const entryOf = (quantisation: string, facts: Partial<GgufFacts> = {}, repository: object = {}) =>
  ggufEntryOf(
    { ...ggufRepository, ...repository },
    choiceOf(quantisation),
    { ...ggufFacts, ...facts },
    5,
  );

describe('the entry of a GGUF file', () => {
  test('is what the file’s head says, at its commit, with its hash', () => {
    expect(entryOf('Q4_K_M')).toEqual({
      ok: true,
      value: {
        kind: 'gguf',
        id: 'somebody--Small-600M-GGUF--Small-600M-Q4_K_M.gguf',
        addedAtMs: 5,
        repository: 'somebody/Small-600M-GGUF',
        commit: ggufRepository.commit,
        files: [{ path: 'Small-600M-Q4_K_M.gguf', sizeBytes: 400e6, sha256: 'a'.repeat(64) }],
        architecture: 'qwen3',
        quantisation: 'Q4_K_M',
        contextTokens: 40_960,
        parameters: 596_049_920,
        hasChatTemplate: true,
        licenceTag: 'apache-2.0',
        languages: ['en', 'de'],
      },
    });
  });

  test('has the hub’s word for what the head does not say', () => {
    const silent = { architecture: null, contextTokens: null, parameters: null };
    expect(entryOf('Q4_K_M', { ...silent, quantisation: null })).toMatchObject({
      value: { architecture: 'qwen3', contextTokens: 40_960, parameters: 596_049_920 },
    });
  });

  test('believes the head where it says other things than the hub or the name', () => {
    const other = { architecture: 'llama', contextTokens: 512, quantisation: 'Q8_0' };
    expect(entryOf('Q4_K_M', other)).toMatchObject({ value: other });
  });

  test('has all parts of a split model, and not the parameters of one of them', () => {
    expect(entryOf('BF16', { parameters: 1000, quantisation: 'BF16' })).toMatchObject({
      value: { files: [{}, {}], parameters: 596_049_920 },
    });
  });

  test('has the paths of the repository where a folder of it was looked up', () => {
    const folder = { ...ggufRepository.folder, path: 'sub/' };
    expect(entryOf('Q8_0', {}, { folder })).toMatchObject({
      value: {
        id: 'somebody--Small-600M-GGUF--sub--Small-600M-Q8_0.gguf',
        files: [{ path: 'sub/Small-600M-Q8_0.gguf' }],
      },
    });
  });

  test('is not made of what cannot be kept', () => {
    const folder = { ...ggufRepository.folder, repository: 'no repository' };
    expect(entryOf('Q8_0', {}, { folder })).toMatchObject({ ok: false });
  });

  test('is the same after it was kept, with what a later version adds', () => {
    const label = fc.option(fc.stringMatching(/^[a-z0-9_]{1,40}$/));
    const count = fc.option(fc.integer({ min: 1, max: 2 ** 48 }));
    const facts = fc.record({
      architecture: label,
      quantisation: label,
      contextTokens: count,
      parameters: count,
      hasChatTemplate: fc.option(fc.boolean()),
    });
    const quantisation = fc.constantFrom('Q2_K', 'Q4_K_M', 'BF16');
    const later = fc.dictionary(
      fc.constantFrom('laterOne', 'laterTwo'),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(quantisation, facts, later, (name, said, more) => {
        const made = entryOf(name, said);
        if (!made.ok) throw new Error(made.failure);
        const text = JSON.stringify({ ...made.value, ...more });
        // A name that no reader takes.
        fc.pre(!text.includes('__proto__'));
        const kept: unknown = JSON.parse(text);
        expect(readAddedEntry(kept)).toEqual(kept);
      }),
    );
  });
});
