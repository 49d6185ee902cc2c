/** How much memory a model of a GGUF file needs: an estimate, by its head or by its size alone. */
import type { Model } from '../catalogue/model';
import type { GgufFacts, GgufShape } from './facts';

export interface GgufEstimate {
  /** What it stands on: the head tells the model's measures, the size of the weights alone little. */
  readonly by: 'head' | 'size';
  readonly needs: Model['needs'];
}

/** The context that is estimated, as most models of the catalogue have it. */
const estimatedTokens = 4096;

/** llama.cpp keeps keys and values as half floats unless it is told otherwise. */
const bytesOfKeyNumber = 2;

/** Tokens of a prompt that llama.cpp works on at once (`--ubatch-size`), each with single floats: */
const batchTokens = 512;
const bytesOfBatchNumber = 4;

/**
 * Memory of all by the memory of the weights, where nothing else is known.
 *
 * @see https://blog.eleuther.ai/transformer-math/ "Total inference memory"
 */
const wholeByWeights = 1.2;

/**
 * What a model needs: its weights as they lie in the file, its KV cache, and what llama.cpp computes a
 * batch in, the probabilities of all tokens and a layer's state. A layer with a window is counted as
 * though it had none, so that the cache is rather too large.
 *
 * @param sizeBytes of all its files
 * @param facts of its head; null where that was not read
 */
export function ggufEstimate(
  sizeBytes: number,
  facts: Pick<GgufFacts, 'contextTokens' | 'shape'> | null,
): GgufEstimate {
  const contextTokens = Math.min(facts?.contextTokens ?? estimatedTokens, estimatedTokens);
  const kvBytesPerToken = facts && kvBytesOfToken(facts.shape);
  const batchBytes = facts && bytesOfBatch(facts.shape);
  const needs = { features: [], largestBufferBytes: null, contextTokens };
  const memoryBytes = sizeBytes + (kvBytesPerToken ?? 0) * contextTokens + (batchBytes ?? 0);
  if (kvBytesPerToken === null || batchBytes === null || !Number.isSafeInteger(memoryBytes)) {
    const bySize = Math.ceil(sizeBytes * wholeByWeights);
    return { by: 'size', needs: { ...needs, memoryBytes: bySize, kvBytesPerToken: null } };
  }
  return { by: 'head', needs: { ...needs, memoryBytes, kvBytesPerToken } };
}

/** What a token of context adds, in all layers; null where the measures do not tell. */
function kvBytesOfToken(shape: GgufShape): number | null {
  const { layers, embeddingLength, heads, kvHeads, attentionInterval } = shape;
  const headLength =
    embeddingLength === null || heads === null ? null : Math.ceil(embeddingLength / heads);
  const keyLength = shape.keyLength ?? headLength;
  const valueLength = shape.valueLength ?? headLength;
  if (layers === null || kvHeads === null || keyLength === null || valueLength === null) {
    return null;
  }
  const allHeads =
    typeof kvHeads === 'number'
      ? kvHeads * Math.ceil(layers / (attentionInterval ?? 1))
      : kvHeads.reduce((sum, ofLayer) => sum + Math.max(0, ofLayer), 0);
  const bytes = allHeads * (keyLength + valueLength) * bytesOfKeyNumber;
  return Number.isSafeInteger(bytes) ? bytes : null;
}

function bytesOfBatch({ vocabularyTokens, embeddingLength }: GgufShape): number | null {
  if (vocabularyTokens === null || embeddingLength === null) return null;
  return (vocabularyTokens + embeddingLength) * batchTokens * bytesOfBatchNumber;
}
