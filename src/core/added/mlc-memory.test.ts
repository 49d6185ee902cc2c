import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChatConfig, type ChatConfig } from '../store/mlc-folder';
import { mlcMeasures } from './fakes';
import { mlcMemory } from './mlc-memory';

/** As MLC writes them for Llama 3.2 1B. */
const measures = { ...mlcMeasures, head_dim: 64, prefill_chunk_size: 1024 };
const base = { quantization: 'q4f16_1', tokenizer_files: ['tokenizer.json'] };
const llama: ChatConfig = { ...base, model_config: measures };

const weightBytes = 695_000_000;
const kvBytesPerToken = 2 * 16 * 8 * 64 * 2;
const chunkBytes = 1024 * (80 * 64 + 7 * 2048 + 3 * 8192) * 2;
const whole = {
  memoryBytes: weightBytes + 4096 * kvBytesPerToken + chunkBytes,
  kvBytesPerToken,
};

const memoryOf = (config: ChatConfig, contextTokens = 4096) =>
  mlcMemory(config, weightBytes, contextTokens);

test('the memory of a model is that of its weights, its cache, and a chunk of a prompt', () => {
  expect(memoryOf(llama)).toEqual(whole);
});

test('arithmetic of 32 bits takes twice as much beside the weights', () => {
  const { memoryBytes = 0 } = memoryOf({ ...llama, quantization: 'q4f32_1' });
  expect((memoryBytes ?? 0) - weightBytes).toBe(2 * (whole.memoryBytes - weightBytes));
});

test('measures may stand beside MLC’s own ones, and have been set later', () => {
  expect(memoryOf({ ...base, ...measures })).toEqual(whole);
  const longer = { ...measures, prefill_chunk_size: 8192 };
  expect(memoryOf({ ...base, prefill_chunk_size: 1024, model_config: longer })).toEqual(whole);
});

test('a head has its share of the width where its length is not told', () => {
  expect(memoryOf({ ...base, model_config: { ...measures, head_dim: undefined } })).toEqual(whole);
});

test('a chunk is no longer than the context', () => {
  const { memoryBytes } = memoryOf(llama, 512);
  expect(memoryBytes).toBe(weightBytes + 512 * kvBytesPerToken + chunkBytes / 2);
});

test.each([
  { num_hidden_layers: undefined },
  { num_attention_heads: undefined },
  { num_key_value_heads: undefined },
  { hidden_size: undefined },
  { intermediate_size: undefined },
  { prefill_chunk_size: undefined },
  { num_experts_per_tok: 8 },
  { num_hidden_layers: Number.MAX_SAFE_INTEGER },
])('nothing is said of the memory with %j', (change) => {
  expect(memoryOf({ ...base, model_config: { ...measures, ...change } })).toEqual({});
});

test.each(['', 'unknown', 'q4_0'])('nothing is said of it with the quantisation "%s"', (name) => {
  expect(memoryOf({ ...llama, quantization: name })).toEqual({});
});

test('whatever stands in a configuration, it is read, and what is said is never less than the weights', () => {
  const odd = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null), fc.maxSafeNat());
  const some = fc.record(Object.fromEntries(Object.keys(measures).map((name) => [name, odd])), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(some, fc.oneof(some, odd), (beside, inside) => {
      const text = JSON.stringify({ ...base, ...beside, model_config: inside });
      const read = parseChatConfig(text);
      if (!read.ok) throw new Error(read.failure);
      const { memoryBytes } = memoryOf(read.value);
      if (memoryBytes === undefined) return;
      expect(memoryBytes).toBeGreaterThan(weightBytes);
      expect(Number.isSafeInteger(memoryBytes)).toBe(true);
    }),
  );
});
