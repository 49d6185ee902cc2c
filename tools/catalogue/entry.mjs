// @ts-check
/** What models.json says of a model, from its folder and from what a person knows of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {NonNullable<import('../../src/core/catalogue/model').Model['sampling']>} Sampling as the producer advises */

/**
 * @typedef {object} Facts what no file of the model tells
 * @property {string} name
 * @property {string} producer
 * @property {string[]} countries ISO 3166-1 alpha-2
 * @property {string | null} link to the source
 * @property {string[]} languages BCP 47
 * @property {string} spdx id of the licence, or LicenseRef-...
 * @property {string} licenceName
 * @property {string} licenceLink
 * @property {string} family
 * @property {Sampling} sampling
 */

/**
 * @typedef {object} Needs
 * @property {number} memoryBytes of all buffers on the GPU, with the whole context set aside
 * @property {number} largestBufferBytes
 * @property {number | null} kvBytesPerToken what each token of context adds to them; null: unknown
 */

/**
 * @param {string} folder of a model that the model kit has built
 * @param {Facts} facts
 * @param {Needs} needs
 */
export function entryFor(folder, facts, needs) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const config = JSON.parse(readFileSync(join(folder, 'mlc-chat-config.json'), 'utf8'));
  const contextTokens = config.context_window_size;
  return {
    id: manifest.id,
    name: facts.name,
    family: facts.family,
    kind: manifest.kind,
    producer: facts.producer,
    origin: { countries: facts.countries, link: facts.link },
    parameters: manifest.parameters,
    quantisation: manifest.quantisation,
    contextTokens,
    languages: facts.languages,
    licence: {
      spdx: facts.spdx,
      name: facts.licenceName,
      link: facts.licenceLink,
      read: null,
    },
    files: { kind: 'complete', folder: `models/${manifest.id}/`, list: manifest.files },
    library: { kind: 'file', path: 'library.wasm' },
    needs: { features: [], ...needs, contextTokens },
    sampling: facts.sampling,
    twin: null,
    selfTest: null,
  };
}
