import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HubFile } from '../hub/commit';
import { ggufFiles } from './files';
import { ggufEstimate } from './memory';
import { ggufFit, recommend, type EstimatedChoice, type Recommendation } from './recommendation';

const hash: HubFile['hash'] = { check: 'sha256', sha256: 'a'.repeat(64) };

/** About what a model of four billion parameters has in each, in bytes. */
const sizes = {
  F16: 8e9,
  Q8_0: 4.3e9,
  Q6_K: 3.3e9,
  Q5_K_M: 2.9e9,
  Q4_K_M: 2.5e9,
  'UD-Q4_K_XL': 2.6e9,
  IQ4_XS: 2.3e9,
  Q3_K_M: 2e9,
  IQ2_M: 1.5e9,
};

type Name = keyof typeof sizes;

const all = (Object.keys(sizes) as Name[]).sort();

function estimated(names: readonly Name[], budgetBytes: number): EstimatedChoice[] {
  const files = names.map((name) => ({ path: `m-${name}.gguf`, sizeBytes: sizes[name], hash }));
  return ggufFiles(files).choices.map((choice) => {
    const estimate = ggufEstimate(choice.sizeBytes, null);
    return { choice, estimate, fit: ggufFit(estimate, budgetBytes) };
  });
}

const shown = (found: Recommendation): string =>
  found.kind === 'recommended'
    ? `${found.chosen.choice.quantisation} ${found.chosen.fit}`
    : found.kind;

describe('of the files of a model is recommended', () => {
  test.each<[number, readonly Name[], string]>([
    [40e9, all, 'Q8_0 with-room'],
    [5e9, all, 'Q6_K with-room'],
    [4e9, all, 'Q4_K_M with-room'],
    // Q4_K_M fits no more with room, IQ4_XS does.
    [3.5e9, all, 'IQ4_XS with-room'],
    [3.1e9, all, 'Q3_K_M with-room'],
    // Nothing of three bits or more has room: better without than two bits.
    [2.5e9, all, 'Q3_K_M tight'],
    [2e9, all, 'IQ2_M tight'],
    [1e9, all, 'none-fits'],
    [40e9, ['F16'], 'F16 with-room'],
    [40e9, ['F16', 'UD-Q4_K_XL'], 'UD-Q4_K_XL with-room'],
    [40e9, [], 'none-whole'],
  ])('with a budget of %d bytes, of %s: %s', (budgetBytes, names, expected) => {
    expect(shown(recommend(estimated(names, budgetBytes)))).toBe(expected);
  });

  test('none of which parts are missing', () => {
    const files = [
      { path: 'm-Q4_K_M-00001-of-00002.gguf', sizeBytes: 1e9, hash },
      { path: 'm-Q3_K_M.gguf', sizeBytes: 1e9, hash },
    ];
    const choices = ggufFiles(files).choices.map((choice): EstimatedChoice => {
      const estimate = ggufEstimate(choice.sizeBytes, null);
      return { choice, estimate, fit: 'with-room' };
    });
    expect(shown(recommend(choices))).toBe('Q3_K_M with-room');
  });

  test('the one that needs least is named where none fits', () => {
    expect(recommend(estimated(all, 1e9))).toMatchObject({
      smallest: { choice: { quantisation: 'IQ2_M' } },
    });
  });

  test('one that fits, where one does, and never two bits where three fit', () => {
    fc.assert(
      fc.property(
        fc.subarray(all, { minLength: 1 }),
        fc.integer({ min: 1, max: 12e9 }),
        (names, budgetBytes) => {
          const choices = estimated(names, budgetBytes);
          const fitting = choices.filter(({ fit }) => fit !== 'not');
          const found = recommend(choices);
          expect(found.kind).toBe(fitting.length > 0 ? 'recommended' : 'none-fits');
          if (found.kind !== 'recommended') return;
          expect(fitting).toContain(found.chosen);
          if (found.quality === 'lowest') expect(fitting).toHaveLength(1);
        },
      ),
    );
  });

  test('the largest of the usual ones that fit with room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4e9, max: 12e9 }), (budgetBytes) => {
        const found = recommend(estimated(all, budgetBytes));
        if (found.kind !== 'recommended') throw new Error(found.kind);
        const usual = ['Q8_0', 'Q6_K', 'Q5_K_M', 'Q4_K_M'] as const;
        const largest = usual.find((name) => sizes[name] * 1.2 <= budgetBytes * 0.8);
        expect(found.chosen.choice.quantisation).toBe(largest);
      }),
    );
  });
});
