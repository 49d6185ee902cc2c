// @ts-check
/** WebLLM's list of models that it ships libraries for, read from the package. */
import { modelLibURLPrefix, modelVersion, prebuiltAppConfig } from '@mlc-ai/web-llm';
import { quantisationOf } from './sizes.mjs';

/** @typedef {import('@mlc-ai/web-llm').ModelRecord} ModelRecord */
/** @typedef {import('./sizes.mjs').Quantisation} Quantisation */

/**
 * @typedef {object} ListedModel
 * @property {ModelRecord} record
 * @property {string} stem of its id: the source model, `Llama-3.2-1B-Instruct`
 * @property {Quantisation} quantisation
 * @property {string} library name of the library, without the quantisation
 * @property {number} contextTokens
 * @property {boolean} shortened a second entry of the same files with a smaller context
 */

/**
 * @param {ModelRecord} record
 * @returns {ListedModel | undefined} of a quantisation or of an id that is not known here
 */
function listed(record) {
  const [, stem, name, short] = /^(.+)-(q\d\w+)-MLC(-1k)?$/.exec(record.model_id) ?? [];
  const quantisation = quantisationOf(name ?? '');
  const contextTokens = record.overrides?.context_window_size;
  if (stem === undefined || quantisation === undefined || !contextTokens) return undefined;
  const file = record.model_lib.replace(`${modelLibURLPrefix}${modelVersion}/`, '');
  const library = file.slice(0, file.indexOf(`-${quantisation.name}`));
  return { record, stem, quantisation, library, contextTokens, shortened: short !== undefined };
}

/** All of WebLLM's list. */
export const records = prebuiltAppConfig.model_list;

export const list = records.flatMap((record) => listed(record) ?? []);
