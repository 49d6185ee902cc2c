// @ts-check
/**
 * The licences that models stand under, by their real names. Which model stands under which is said
 * model by model, with the text that says so: producers change licences within a family.
 */

/** @typedef {{ spdx: string, name: string, link: string }} Licence */

const llamaModels = 'https://github.com/meta-llama/llama-models/blob/a9c89c471f79/models';

/** @type {Licence} */
const apache = {
  spdx: 'Apache-2.0',
  name: 'Apache License 2.0',
  link: 'https://www.apache.org/licenses/LICENSE-2.0',
};

/** @type {Licence} */
const mit = { spdx: 'MIT', name: 'MIT License', link: 'https://opensource.org/license/mit' };

/** @param {string} version @param {string} name @param {string} folder @returns {Licence} */
const llama = (version, name, folder) => ({
  spdx: `LicenseRef-Llama-${version}`,
  name: `${name} Community License Agreement`,
  link: `${llamaModels}/${folder}/LICENSE`,
});
const llama3 = llama('3', 'Meta Llama 3', 'llama3');
const llama31 = llama('3.1', 'Llama 3.1', 'llama3_1');
const llama32 = llama('3.2', 'Llama 3.2', 'llama3_2');

/**
 * A model made out of another: its maker's licence, and that of what it was made from. The link leads
 * to the licence that asks for more.
 *
 * @param {Licence} own
 * @param {Licence} base
 * @param {string} baseName
 * @param {Licence} stricter
 * @returns {Licence}
 */
const derived = (own, base, baseName, stricter) => ({
  spdx: `${own.spdx} AND ${base.spdx}`,
  name: `${own.name}; ${baseName}, which it was made from: ${base.name}`,
  link: stricter.link,
});

export const licences = {
  apache,
  mit,
  llama31,
  llama32,
  gemma: {
    spdx: 'LicenseRef-Gemma',
    name: 'Gemma Terms of Use',
    link: 'https://ai.google.dev/gemma/terms',
  },
  /** For research and evaluation alone. */
  qwenResearch: {
    spdx: 'LicenseRef-Qwen-Research',
    name: 'Qwen Research License Agreement',
    link: 'https://huggingface.co/Qwen/Qwen2.5-3B-Instruct/blob/main/LICENSE',
  },
  mitOnQwen: derived(mit, apache, 'Qwen 2.5', apache),
  mitOnLlama31: derived(mit, llama31, 'Llama 3.1', llama31),
  /** Their cards name Llama 3's licence, what they were made from stands under a later one. */
  llama3OnLlama31: derived(llama3, llama31, 'Llama 3.1', llama31),
  llama3OnLlama32: derived(llama3, llama32, 'Llama 3.2', llama32),
};
