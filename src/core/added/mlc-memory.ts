/** How much memory a model in MLC's layout needs by what its configuration says: an estimate. */
import type { Model } from '../catalogue/model';
import type { ChatConfig } from '../store/mlc-folder';
import { measuresOf, type MlcMeasures } from '../store/mlc-measures';

/**
 * What a model needs: its weights, its KV cache, and what its library computes a chunk of a prompt in. A
 * layer with a window, or without a cache, is counted as though it had a whole one, so that the cache is
 * rather too large. Logits count for nothing: `prefill` of a library gives those of the last token alone, and WebLLM asks for no others (`batch_verify`).
 *
 * @returns nothing where the configuration does not tell
 */
export function mlcMemory(
  config: ChatConfig,
  weightBytes: number,
  contextTokens: number,
): Partial<Pick<Model['needs'], 'memoryBytes' | 'kvBytesPerToken'>> {
  const measures = measuresOf(config);
  const numberBytes = bytesOfNumber(config.quantization ?? '');
  const chunkTokens = measures.prefill_chunk_size;
  const numbers = numbersOf(measures);
  if (numberBytes === undefined || chunkTokens === undefined || !numbers) return {};
  const kvBytesPerToken = numbers.cached * numberBytes;
  const chunkBytes = Math.min(chunkTokens, contextTokens) * numbers.computed * numberBytes;
  const memoryBytes = weightBytes + contextTokens * kvBytesPerToken + chunkBytes;
  return Number.isSafeInteger(memoryBytes) ? { memoryBytes, kvBytesPerToken } : {};
}

/** MLC names a quantisation by the type of its arithmetic, which the KV cache has, too: q4f16_1. */
function bytesOfNumber(quantisation: string): number | undefined {
  const [, bits] = /f(16|32)(?:_|$)/.exec(quantisation) ?? [];
  return bits === undefined ? undefined : Number(bits) / 8;
}

/** Numbers that a token takes: those cached in all layers, and those that one layer computes. */
function numbersOf(
  measures: MlcMeasures,
): { readonly cached: number; readonly computed: number } | undefined {
  const {
    num_hidden_layers: layers,
    num_attention_heads: heads,
    num_key_value_heads: kvHeads,
    hidden_size: hidden,
    intermediate_size: intermediate,
    num_experts_per_tok: experts,
  } = measures;
  // What the experts compute at once was not worked out.
  if (!layers || !heads || !kvHeads || !hidden || !intermediate || experts) return undefined;
  const headLength = measures.head_dim ?? Math.ceil(hidden / heads);
  const attention = (2 * heads + 2 * kvHeads) * headLength;
  // Its input, and what norms, projections and sums make of it, as though no buffer were used again.
  const states = 7 * hidden;
  // Two inputs joined in one tensor, and their product.
  const feedForward = 3 * intermediate;
  return {
    cached: 2 * layers * kvHeads * headLength,
    computed: attention + states + feedForward,
  };
}
