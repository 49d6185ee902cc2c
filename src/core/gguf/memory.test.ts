import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GgufShape } from './facts';
import { ggufFacts } from './fakes';
import { ggufEstimate } from './memory';

/** As the head of Qwen3 0.6B tells them. */
const { shape: qwen } = ggufFacts;

const estimateOf = (shape: GgufShape, contextTokens: number | null = 40_960) =>
  ggufEstimate(400e6, { contextTokens, shape });

describe('the memory of a GGUF model', () => {
  test('is that of its weights, its cache and a batch, where the head tells them', () => {
    const kvBytesPerToken = 28 * 8 * (128 + 128) * 2;
    expect(estimateOf(qwen)).toEqual({
      by: 'head',
      needs: {
        features: [],
        largestBufferBytes: null,
        contextTokens: 4096,
        kvBytesPerToken,
        memoryBytes: 400e6 + 4096 * kvBytesPerToken + (151_936 + 1024) * 512 * 4,
      },
    });
  });

  test.each<[string, Partial<GgufShape>, number]>([
    ['the share of a head where it has no length of its own', { keyLength: null }, 28 * 8 * 192],
    ['the heads of those layers that have a cache', { kvHeads: [0, 8, 0, 8] }, 16 * 256],
    ['no layer as less than none', { kvHeads: [-5, 8] }, 8 * 256],
    ['every fourth layer where the others have no cache', { attentionInterval: 4 }, 7 * 8 * 256],
  ])('counts %s', (_, change, numbers) => {
    const { needs } = estimateOf({ ...qwen, ...change });
    expect(needs.kvBytesPerToken).toBe(2 * numbers);
  });

  test('has no longer context than the model', () => {
    expect(estimateOf(qwen, 512).needs.contextTokens).toBe(512);
  });

  test('is told by the size alone where the head does not tell, or was not read', () => {
    const bySize = { by: 'size', needs: { memoryBytes: 480e6, kvBytesPerToken: null } };
    expect(ggufEstimate(400e6, null)).toMatchObject(bySize);
    expect(estimateOf({ ...qwen, layers: null })).toMatchObject(bySize);
    expect(estimateOf({ ...qwen, kvHeads: null })).toMatchObject(bySize);
    expect(estimateOf({ ...qwen, vocabularyTokens: null })).toMatchObject(bySize);
  });

  test('is never less than its weights, whatever a head says', () => {
    const measure = fc.option(fc.oneof(fc.integer({ min: 1 }), fc.nat(Number.MAX_SAFE_INTEGER)));
    const shape = fc.record({
      layers: measure,
      embeddingLength: measure,
      vocabularyTokens: measure,
      heads: measure.filter((heads) => heads !== 0),
      kvHeads: fc.oneof(measure, fc.array(fc.integer())),
      keyLength: measure,
      valueLength: measure,
      attentionInterval: measure.filter((interval) => interval !== 0),
    });
    fc.assert(
      fc.property(shape, fc.nat(2 ** 40), (any, sizeBytes) => {
        const { needs } = ggufEstimate(sizeBytes, { contextTokens: null, shape: any });
        expect(Number.isSafeInteger(needs.memoryBytes)).toBe(true);
        expect(needs.memoryBytes).toBeGreaterThanOrEqual(sizeBytes);
      }),
    );
  });
});
