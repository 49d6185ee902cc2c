// @ts-check
/**
 * The shapes that WebLLM's libraries are compiled for, by the library's name without quantisation.
 * Models that share a library share its shape; only the vocabulary may differ (a model's facts say
 * where it does).
 *
 * Qwen 3.5 and Gemma 4 are left out: their layers are not all alike, and what such a shape takes was
 * not worked out. Of them the catalogue has what WebLLM's list says, and null.
 *
 * Where no other source is named, the numbers are those of the model's own config as MLC keeps it:
 * github.com/mlc-ai/mlc-llm, python/mlc_llm/model/model_preset.py at 79d603f085f5.
 */

/**
 * @typedef {object} Architecture
 * @property {number} layers
 * @property {number} heads of queries
 * @property {number} kvHeads
 * @property {number} headDim
 * @property {number} hidden
 * @property {number} intermediate of the feed-forward block, whose two inputs MLC joins in one tensor
 * @property {number} vocab rows of the embedding
 * @property {boolean} tied the embedding is the output's matrix too
 * @property {number} [norms] of the width of `hidden` in a layer; 2 where it is not said
 * @property {'head' | 'all'} [qkNorm] queries and keys are normed, by head or as a whole
 * @property {boolean} [qkvBias]
 */

/**
 * @param {readonly number[]} numbers layers, heads, kvHeads, headDim, hidden, intermediate, vocab
 * @param {Partial<Architecture>} [more]
 * @returns {Architecture}
 */
function shape([layers, heads, kvHeads, headDim, hidden, intermediate, vocab], more) {
  const numbers = { layers, heads, kvHeads, headDim, hidden, intermediate, vocab };
  return /** @type {Architecture} */ ({ ...numbers, tied: true, ...more });
}

const untied = { tied: false };
const qwen2 = { qkvBias: true };
const qwen3 = /** @type {const} */ ({ qkNorm: 'head' });
const olmo2 = /** @type {const} */ ({ tied: false, qkNorm: 'all' });

/** @type {Readonly<Record<string, Architecture>>} */
export const architectures = {
  'Llama-3.2-1B-Instruct': shape([16, 32, 8, 64, 2048, 8192, 128256]),
  'Llama-3.2-3B-Instruct': shape([28, 24, 8, 128, 3072, 8192, 128256]),
  'Llama-3_1-8B-Instruct': shape([32, 32, 8, 128, 4096, 14336, 128256], untied),
  'Qwen2-0.5B-Instruct': shape([24, 14, 2, 64, 896, 4864, 151936], qwen2),
  'Qwen2-1.5B-Instruct': shape([28, 12, 2, 128, 1536, 8960, 151936], qwen2),
  'Qwen2.5-3B-Instruct': shape([36, 16, 2, 128, 2048, 11008, 151936], qwen2),
  'Qwen2-7B-Instruct': shape([28, 28, 4, 128, 3584, 18944, 152064], { ...qwen2, ...untied }),
  'Qwen3-0.6B': shape([28, 16, 8, 128, 1024, 3072, 151936], qwen3),
  'Qwen3-1.7B': shape([28, 16, 8, 128, 2048, 6144, 151936], qwen3),
  // Layers and heads of the next two: their cards. The widths are those that public code has for
  // them, and the parameters that follow fill the sizes of the weights on their cards (8.06 and
  // 16.4 GB at two bytes each).
  'Qwen3-4B': shape([36, 32, 8, 128, 2560, 9728, 151936], qwen3),
  'Qwen3-8B': shape([36, 32, 8, 128, 4096, 12288, 151936], { ...qwen3, ...untied }),
  'SmolLM2-135M-Instruct': shape([30, 9, 3, 64, 576, 1536, 49152]),
  'SmolLM2-360M-Instruct': shape([32, 15, 5, 64, 960, 2560, 49152]),
  // github.com/huggingface/smollm, text/pretraining/smollm2/config_smollm2_1B.yaml at a041759883ec.
  'SmolLM2-1.7B-Instruct': shape([24, 32, 32, 64, 2048, 8192, 49152]),
  'gemma-2-2b-it': shape([26, 8, 4, 256, 2304, 9216, 256000], { norms: 4 }),
  'gemma-2-9b-it': shape([42, 16, 8, 256, 3584, 14336, 256000], { norms: 4 }),
  'gemma-2-2b-jpn-it': shape([26, 8, 4, 256, 2304, 9216, 256000], { norms: 4 }),
  'gemma3-1b-it': shape([26, 4, 1, 256, 1152, 6912, 262144], { norms: 4, qkNorm: 'head' }),
  'Phi-3.5-mini-instruct': shape([32, 32, 32, 96, 3072, 8192, 32064], untied),
  'Phi-4-mini-instruct': shape([32, 24, 8, 128, 3072, 8192, 200064]),
  'TinyLlama-1.1B-Chat-v1.0': shape([22, 32, 4, 64, 2048, 5632, 32000], untied),
  'Mistral-7B-Instruct-v0.3': shape([32, 32, 8, 128, 4096, 14336, 32768], untied),
  // The language model alone: the library has no part for pictures.
  'Ministral-3-3B-Instruct-2512-BF16': shape([26, 32, 8, 128, 3072, 9216, 131072]),
  'Ministral-3-3B-Reasoning-2512': shape([26, 32, 8, 128, 3072, 9216, 131072]),
  // github.com/allenai/OLMo, configs/official-0425/OLMo2-1B-stage1.yaml at 59a53e3f68e5.
  'OLMo-2-0425-1B-Instruct': shape([16, 16, 16, 128, 2048, 8192, 100352], olmo2),
  'OLMo-2-1124-7B-Instruct': shape([32, 32, 32, 128, 4096, 11008, 100352], olmo2),
};
