// @ts-check
/** What follows from a model's shape and its quantisation: parameters, bytes of weights and of the KV cache. */

/** @typedef {import('./facts/architectures.mjs').Architecture} Architecture */

/**
 * MLC's names: the bits of a weight, whether its scales and the arithmetic are of 16 or 32 bits, and
 * a variant of the layout.
 *
 * @typedef {object} Quantisation
 * @property {string} name `q4f16_1`
 * @property {number} weightBits 0: not quantised
 * @property {16 | 32} floatBits of the arithmetic, the KV cache, and of one scale for 32 weights
 */

/**
 * @param {string} name
 * @returns {Quantisation | undefined} of a kind that is not known here
 */
export function quantisationOf(name) {
  const parts = /^q([04])f(16|32)(?:_1)?$/.exec(name);
  if (!parts) return undefined;
  return { name, weightBits: Number(parts[1]), floatBits: parts[2] === '16' ? 16 : 32 };
}

/** MLC gives 32 weights one scale (quantization.py: group_size). */
const weightsPerScale = 32;

/** @param {Quantisation} quantisation bits that a weight takes, its share of the scale included */
export function bitsPerWeight({ weightBits, floatBits }) {
  return weightBits === 0 ? floatBits : weightBits + floatBits / weightsPerScale;
}

/** @param {Quantisation} quantisation bits of a weight in the tensor that holds the weights alone */
function storedBits({ weightBits, floatBits }) {
  return weightBits === 0 ? floatBits : weightBits;
}

/** @param {Architecture} architecture */
export function parametersOf(architecture) {
  const { layers, heads, kvHeads, headDim, hidden, intermediate, vocab, tied } = architecture;
  const { norms = 2, qkNorm, qkvBias = false } = architecture;
  const queries = heads * headDim;
  const keys = kvHeads * headDim;
  const attention = 2 * hidden * queries + 2 * hidden * keys;
  const biases = qkvBias ? queries + 2 * keys : 0;
  const qkNorms = qkNorm === undefined ? 0 : qkNorm === 'head' ? 2 * headDim : queries + keys;
  const layer = attention + biases + qkNorms + 3 * hidden * intermediate + norms * hidden;
  return vocab * hidden * (tied ? 1 : 2) + layers * layer + hidden;
}

/**
 * Keys and values of a token in all layers, in the type of the arithmetic: what WebLLM's makers add
 * for the context (mlc-llm, cli/model_metadata.py).
 *
 * @param {Architecture} architecture
 * @param {Quantisation} quantisation
 */
export function kvBytesPerToken({ layers, kvHeads, headDim }, { floatBits }) {
  return (2 * layers * kvHeads * headDim * floatBits) / 8;
}

/**
 * The largest of the embedding, a layer's joined feed-forward inputs, and a layer's KV cache: no
 * other buffer that stays is larger.
 *
 * @param {Architecture} architecture
 * @param {Quantisation} quantisation
 * @param {number} contextTokens
 */
export function largestBufferBytes(architecture, quantisation, contextTokens) {
  const { layers, hidden, intermediate, vocab } = architecture;
  const weights = hidden * Math.max(vocab, 2 * intermediate);
  const layerCache = (kvBytesPerToken(architecture, quantisation) / layers) * contextTokens;
  return Math.max((weights * storedBits(quantisation)) / 8, layerCache);
}

/**
 * About how large all weight files are together, in whole megabytes.
 *
 * @param {Architecture} architecture
 * @param {Quantisation} quantisation
 */
export function weightBytes(architecture, quantisation) {
  const bytes = (parametersOf(architecture) * bitsPerWeight(quantisation)) / 8;
  return Math.round(bytes / 1e6) * 1e6;
}
