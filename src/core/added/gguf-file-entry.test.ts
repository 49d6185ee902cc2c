import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GgufFacts } from '../gguf/facts';
import { ggufFacts } from '../gguf/fakes';
import { readAddedEntry } from './entry';
import { ggufFileEntryOf } from './gguf-file-entry';
import { entryFileText, entryFragment } from './shared-entry';

const fingerprint = 'c'.repeat(64);

const entryOf = (fileName: string, facts: Partial<GgufFacts> = {}) =>
  ggufFileEntryOf({ fileName, facts: { ...ggufFacts, ...facts }, fingerprint }, 5);

describe('the entry of a GGUF file from this device', () => {
  test('is what its head says, with an estimate of its memory, known by its fingerprint', () => {
    expect(entryOf('Small-600M-Q4_K_M.gguf')).toEqual({
      ok: true,
      value: {
        kind: 'gguf-file',
        id: `file----${fingerprint}`,
        addedAtMs: 5,
        fileName: 'Small-600M-Q4_K_M.gguf',
        sizeBytes: 400e6,
        fingerprint,
        name: 'Small 600M',
        architecture: 'qwen3',
        quantisation: 'Q4_K_M',
        contextTokens: 40_960,
        parameters: 596_049_920,
        hasChatTemplate: true,
        estimate: {
          by: 'head',
          memoryBytes: 1_183_024_128,
          contextTokens: 4096,
          kvBytesPerToken: 114_688,
        },
      },
    });
  });

  test.each([
    [
      'the name of a mixture, which its head does not know',
      'm-UD-Q4_K_XL.gguf',
      'Q4_K_M',
      'UD-Q4_K_XL',
    ],
    ['its head where its name is of another', 'm-Q8_0.gguf', 'Q4_K_M', 'Q4_K_M'],
    ['its name alone', 'm-Q8_0.gguf', null, 'Q8_0'],
    ['neither', 'm.gguf', null, null],
  ])('has the quantisation of %s', (_, fileName, inHead, quantisation) => {
    expect(entryOf(fileName, { quantisation: inHead })).toMatchObject({ value: { quantisation } });
  });

  test('cannot be handed on: it is at no address', () => {
    const made = entryOf('m.gguf');
    if (!made.ok) throw new Error(made.failure);
    expect(entryFragment(made.value)).toBeUndefined();
    expect(entryFileText(made.value)).toBeUndefined();
  });

  test('is the same after it was kept, whatever its file is called and its head says', () => {
    const label = fc.option(fc.stringMatching(/^[a-z0-9_]{1,40}$/));
    const count = fc.option(fc.integer({ min: 1, max: 2 ** 48 }));
    const facts = fc.record({
      name: label,
      architecture: label,
      contextTokens: count,
      parameters: count,
      hasChatTemplate: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), facts, (fileName, said) => {
        const made = entryOf(fileName, said);
        if (!made.ok) throw new Error(made.failure);
        const kept: unknown = JSON.parse(JSON.stringify({ ...made.value, laterOne: 1 }));
        expect(readAddedEntry(kept)).toEqual(kept);
      }),
    );
  });
});
