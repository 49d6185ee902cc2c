// @ts-check
/** The catalogue's entries of models that WebLLM ships libraries for: its list joined with our facts. */
import { architectures } from './facts/architectures.mjs';
import { decisionOn } from './rules.mjs';
import { kvBytesPerToken, largestBufferBytes, parametersOf, weightBytes } from './sizes.mjs';
import { sources } from './sources.mjs';
import { list } from './webllm-list.mjs';

/** @typedef {import('./facts/model.mjs').SourceModel} SourceModel */
/** @typedef {import('./webllm-list.mjs').ListedModel} ListedModel */

/** What WebLLM's list calls MB are mebibytes (utils/vram_requirements in its repository). */
const mebibyte = 2 ** 20;

/** @param {ListedModel} listed */
export function architectureOf({ library }) {
  return architectures[library];
}

/** @param {ListedModel['quantisation']} quantisation */
function quantisationInWords({ name, weightBits, floatBits }) {
  const weights = weightBits === 0 ? `float${floatBits} weights` : `${weightBits}-bit`;
  return `${weights} (${name}), float${floatBits} arithmetic`;
}

/**
 * The list names the feature for some models alone; every library whose arithmetic has 16 bits needs it.
 *
 * @param {ListedModel} listed
 */
function featuresOf({ record, quantisation }) {
  const derived = quantisation.floatBits === 16 ? ['shader-f16'] : [];
  return [...new Set([...derived, ...(record.required_features ?? [])])];
}

/** @param {ListedModel} listed id of the same weights for the other arithmetic, where there is one */
function twinOf({ stem, quantisation }) {
  const twin = list.find(
    (other) =>
      other.stem === stem &&
      !other.shortened &&
      other.quantisation.weightBits === quantisation.weightBits &&
      other.quantisation.floatBits !== quantisation.floatBits,
  );
  return twin?.record.model_id ?? null;
}

/**
 * What the list says of this model, or of another one with the same library and context where that is
 * more: some of its entries say less than their weights and KV cache take together.
 *
 * @param {ListedModel} listed
 */
function memoryBytes({ record, contextTokens }) {
  const sizes = list
    .filter((other) => other.record.model_lib === record.model_lib)
    .filter((other) => other.contextTokens === contextTokens)
    .flatMap((other) => other.record.vram_required_MB ?? []);
  return sizes.length === 0 ? null : Math.ceil(Math.max(...sizes) * mebibyte);
}

/** Four bits before none, 16-bit arithmetic before 32-bit. @param {ListedModel} a @param {ListedModel} b */
function inOrder({ quantisation: a }, { quantisation: b }) {
  return b.weightBits - a.weightBits || a.floatBits - b.floatBits;
}

/** @param {ListedModel} listed @param {SourceModel} source */
function entry(listed, source) {
  const { record, quantisation, contextTokens } = listed;
  const library = architectureOf(listed);
  const architecture = library && { ...library, ...(source.vocab && { vocab: source.vocab }) };
  return {
    id: record.model_id,
    name: source.name,
    family: source.family,
    kind: 'chat',
    producer: source.producer.name,
    origin: { countries: source.producer.countries, link: source.link },
    parameters: architecture ? parametersOf(architecture) : null,
    quantisation: quantisationInWords(quantisation),
    contextTokens,
    languages: source.languages,
    licence: { ...source.licence, ...source.evidence },
    files: {
      kind: 'discovered',
      folder: `${record.model}/resolve/main/`,
      // The list names branches; the revisions that are known are older than what this WebLLM reads.
      revision: null,
      sizeBytes: architecture ? weightBytes(architecture, quantisation) : null,
    },
    library: { kind: 'address', address: record.model_lib, sha256: null },
    needs: {
      features: featuresOf(listed),
      largestBufferBytes:
        record.buffer_size_required_bytes ??
        (architecture ? largestBufferBytes(architecture, quantisation, contextTokens) : null),
      memoryBytes: memoryBytes(listed),
      contextTokens,
      kvBytesPerToken: architecture ? kvBytesPerToken(architecture, quantisation) : null,
    },
    sampling: source.sampling,
    twin: twinOf(listed),
    selfTest: null,
    ...(source.thinking && { thinking: source.thinking }),
  };
}

/** @returns {string} the whole text of models.generated.json */
export function generatedText() {
  const models = sources.flatMap((source) =>
    list
      .filter(({ record, stem }) => stem === source.stem && decisionOn(record)?.taken)
      .sort(inOrder)
      .map((listed) => entry(listed, source)),
  );
  return `${JSON.stringify({ models }, null, 2)}\n`;
}
