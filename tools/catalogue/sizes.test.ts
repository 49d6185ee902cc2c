import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { architectures } from './facts/architectures.mjs';
import { architectureOf } from './generated.mjs';
import {
  bitsPerWeight,
  kvBytesPerToken,
  largestBufferBytes,
  parametersOf,
  quantisationOf,
  weightBytes,
  type Quantisation,
} from './sizes.mjs';
import { list } from './webllm-list.mjs';

function quantisation(name: string): Quantisation {
  const found = quantisationOf(name);
  if (!found) throw new Error(`${name} is not known`);
  return found;
}

function architecture(name: string) {
  const found = architectures[name];
  if (!found) throw new Error(`${name} is not known`);
  return found;
}

/** What the makers publish: the sum of the tensors' sizes in their files. */
test.each([
  ['Llama-3.2-1B-Instruct', 1_235_814_400],
  ['Llama-3_1-8B-Instruct', 8_030_261_248],
  ['Qwen2-0.5B-Instruct', 494_032_768],
  ['Qwen2-7B-Instruct', 7_615_616_512],
  ['Qwen3-4B', 4_022_468_096],
  ['SmolLM2-135M-Instruct', 134_515_008],
  ['gemma-2-2b-it', 2_614_341_888],
  ['gemma3-1b-it', 999_885_952],
  ['Phi-3.5-mini-instruct', 3_821_079_552],
  ['TinyLlama-1.1B-Chat-v1.0', 1_100_048_384],
  ['OLMo-2-1124-7B-Instruct', 7_298_617_344],
])('the shape of %s has the parameters that are published', (name, parameters) => {
  expect(parametersOf(architecture(name))).toBe(parameters);
});

test('a weight of four bits has a share of its scale', () => {
  expect(bitsPerWeight(quantisation('q4f16_1'))).toBe(4.5);
  expect(bitsPerWeight(quantisation('q4f32_1'))).toBe(5);
  expect(bitsPerWeight(quantisation('q0f16'))).toBe(16);
});

test.each(['q3f16_1', 'q4f16_2', 'q4bf16_1', ''])(
  'a quantisation "%s" is not guessed at',
  (name) => {
    expect(quantisationOf(name)).toBeUndefined();
  },
);

describe("WebLLM's own list agrees:", () => {
  const mebibyte = 2 ** 20;
  const pairs = list.flatMap((short) => {
    const long = list.find(({ stem, quantisation: { name }, shortened }) => {
      return !shortened && stem === short.stem && name === short.quantisation.name;
    });
    const shape = architectureOf(short);
    return short.shortened && long && shape ? [{ short, long, shape }] : [];
  });

  test('there are models in it with two contexts', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(8);
  });

  test.each(pairs.map((pair) => [pair.short.record.model_id, pair] as const))(
    'a smaller context saves the KV cache of its tokens in %s',
    (_id, { short, long, shape }) => {
      const { vram_required_MB: most = 0 } = long.record;
      const { vram_required_MB: least = 0 } = short.record;
      const savedTokens = long.contextTokens - short.contextTokens;
      const savedBytes = savedTokens * kvBytesPerToken(shape, short.quantisation);
      const savedOfList = (most - least) * mebibyte;
      // Its two figures of Llama 3.1 count this in units of 1e6, which makes 5 % more.
      expect(savedOfList / savedBytes).toBeGreaterThan(0.999);
      expect(savedOfList / savedBytes).toBeLessThan(1.05);
    },
  );

  test('the embedding is the largest buffer where it names one', () => {
    const gemma = { ...architecture('gemma-2-2b-it'), layers: 18, kvHeads: 1, hidden: 2048 };
    const named = list.find(({ stem }) => stem === 'gemma-2b-it');
    const largest = named?.record.buffer_size_required_bytes;
    expect(largestBufferBytes(gemma, quantisation('q4f16_1'), 4096)).toBe(largest);
  });

  test('weights and KV cache leave room for temporary buffers in the memory that it names', () => {
    for (const listed of list) {
      const shape = architectureOf(listed);
      // A figure from before the library had its present shape; another entry has the right one.
      const isStale = listed.stem.startsWith('Hermes');
      if (!shape || isStale) continue;
      const cache = listed.contextTokens * kvBytesPerToken(shape, listed.quantisation);
      const weights = weightBytes(shape, listed.quantisation);
      const temporary = (listed.record.vram_required_MB ?? 0) * mebibyte - weights - cache;
      expect([listed.record.model_id, temporary > 0]).toEqual([listed.record.model_id, true]);
    }
  });
});

test('more context never needs a smaller buffer', () => {
  const names = Object.keys(architectures);
  const tokens = fc.integer({ min: 1, max: 131_072 });
  fc.assert(
    fc.property(fc.constantFrom(...names), tokens, tokens, (name, some, more) => {
      const size = (context: number) =>
        largestBufferBytes(architecture(name), quantisation('q4f32_1'), context);
      expect(size(some + more)).toBeGreaterThanOrEqual(size(some));
    }),
  );
});
