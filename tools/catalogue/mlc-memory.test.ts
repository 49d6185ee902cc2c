/** How far the estimate of an added model's memory is off, measured by the models that WebLLM's list has figures of. */
import { describe, expect, test } from 'vitest';
import { mlcMemory } from '../../src/core/added/mlc-memory';
import { architectureOf } from './generated.mjs';
import { weightBytes } from './sizes.mjs';
import { list } from './webllm-list.mjs';

const mebibyte = 2 ** 20;

/** Its libraries are compiled for chunks of so many tokens: `cs1k` in their names. */
const chunkTokens = 1024;

/**
 * Of these libraries the list counts a function that WebLLM never calls, the only one that gives the
 * logits of all tokens of a chunk: by that much its figures are larger than what is taken.
 */
const withAllLogits = /^(?:Qwen|DeepSeek-R1-Distill-Qwen|Phi-4|OLMo|Ministral)/;

const pairs = list.flatMap((listed) => {
  const { record, quantisation, contextTokens, stem } = listed;
  const shape = architectureOf(listed);
  // Some of its figures are from before their library had its present shape, and too small for its weights.
  const isStale = stem.startsWith('Hermes');
  if (!shape || isStale || !record.vram_required_MB) return [];
  if (!record.model_lib.includes('cs1k')) return [];
  const config = {
    quantization: quantisation.name,
    tokenizer_files: [],
    model_config: {
      num_hidden_layers: shape.layers,
      num_attention_heads: shape.heads,
      num_key_value_heads: shape.kvHeads,
      head_dim: shape.headDim,
      hidden_size: shape.hidden,
      intermediate_size: shape.intermediate,
      prefill_chunk_size: chunkTokens,
    },
  };
  const { memoryBytes } = mlcMemory(config, weightBytes(shape, quantisation), contextTokens);
  const logitsBytes = withAllLogits.test(stem) ? chunkTokens * shape.vocab * 4 : 0;
  const takenBytes = record.vram_required_MB * mebibyte - logitsBytes;
  return [{ id: record.model_id, of: (memoryBytes ?? 0) / takenBytes, logitsBytes }];
});

describe('the estimate of the memory of a model in MLC’s layout', () => {
  test('is measured by all models whose shape and figure are known', () => {
    expect(pairs.length).toBeGreaterThan(90);
    expect(pairs.filter(({ logitsBytes }) => logitsBytes > 0).length).toBeGreaterThan(40);
  });

  test.each(pairs)('is at most 2 % too small and 6 % too large for $id', ({ of }) => {
    expect(of).toBeGreaterThan(0.98);
    expect(of).toBeLessThan(1.06);
  });
});
