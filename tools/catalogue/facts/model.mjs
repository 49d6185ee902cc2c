// @ts-check
/** What is known of a model whichever way it was quantised, and how its facts are written down. */

/** @typedef {import('./licences.mjs').Licence} Licence */
/** @typedef {{ name: string, countries: readonly string[] }} Producer */
/** @typedef {{ temperature: number, topP: number }} Sampling */

/**
 * How a model marks its thoughts; `isOpened`: its chat template writes the opening mark.
 *
 * @typedef {{ open: string, close: string, isOpened: boolean }} Thinking
 */

/**
 * @typedef {object} SourceModel
 * @property {string} stem what WebLLM's ids of it begin with
 * @property {string} name
 * @property {string} family
 * @property {Producer} producer
 * @property {string} link to the producer's page of it
 * @property {readonly string[] | null} languages BCP 47, as the producer claims; null: not known
 * @property {Licence} licence
 * @property {string | null} read address of the text that was read for the licence
 * @property {Sampling | null} sampling as the producer advises; null: not known
 * @property {Thinking} [thinking] where the model is known to think before it answers
 * @property {number} [vocab] where it differs from that of the library's own model
 */

const hub = 'https://huggingface.co/';

/**
 * A page of a model's own repository at the model hub. Every such page names the licence that the
 * producer has set; `page` is the one that was read.
 *
 * @param {string} repository
 * @param {string} page
 */
export const hubPage = (repository, page) => `${hub}${repository}/${page}`;

/** @param {string} repository of the model that MLC has converted */
export const hubLink = (repository) => `${hub}${repository}`;

/**
 * The marks of Qwen 3 and 3.5, and of what was distilled from DeepSeek-R1. What MLC's template of a model
 * writes comes with the model's own configuration; that it writes the opening mark is not known of
 * any of them.
 *
 * @type {Thinking}
 */
export const thinkTags = { open: '<think>', close: '</think>', isOpened: false };

/**
 * Those of Mistral's reasoning models.
 *
 * @type {Thinking}
 */
export const thinkBrackets = { open: '[THINK]', close: '[/THINK]', isOpened: false };

/**
 * Those of Gemma 4, where it thinks (vLLM's recipe of google/gemma-4-E2B-it).
 *
 * @type {Thinking}
 */
export const thoughtChannel = { open: '<|channel>thought', close: '<channel|>', isOpened: false };
