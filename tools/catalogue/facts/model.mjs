// @ts-check
/** What is known of a model whichever way it was quantised, and how its facts are written down. */

/** @typedef {import('./licences.mjs').Licence} Licence */
/** @typedef {{ name: string, countries: readonly string[] }} Producer */
/** @typedef {NonNullable<import('../../../src/core/catalogue/model').Model['sampling']>} Sampling */

/**
 * By what a model's licence is known: `read` where a text of it was, else the tag.
 *
 * @typedef {object} Evidence
 * @property {{ source: string, on: string } | null} read
 * @property {{ page: string, on: string }} [tagged]
 */

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
 * @property {Evidence} evidence what is known of the licence, and by what
 * @property {Sampling | null} sampling as the producer advises; null: not known
 * @property {Thinking} [thinking] where the model is known to think before it answers
 * @property {number} [vocab] where it differs from that of the library's own model
 */

/** @param {string} repository of the model that MLC has converted */
export const hubLink = (repository) => `https://huggingface.co/${repository}`;

/** The day on which most of the texts and tags were read. */
const firstDay = '2026-11-21';

/**
 * The model's card, a LICENSE file or a page of the producer's, which was read.
 *
 * @param {string} source @param {string} [on] the day
 * @returns {Evidence}
 */
export const read = (source, on = firstDay) => ({ read: { source, on } });

/**
 * The hub shows the licence that the producer has set over every page of a repository; no text was read.
 *
 * @param {string} repository @returns {Evidence}
 */
export const tagged = (repository) => ({
  read: null,
  tagged: { page: hubLink(repository), on: firstDay },
});

/** @type {Evidence} */
export const unread = { read: null };

/**
 * The marks of Qwen 3 and 3.5, and of what was distilled from DeepSeek-R1. What MLC's template of a model
 * writes comes with the model's own configuration; that it writes the opening mark is not known of
 * any of them. Of the distillations it is known that it does not (mlc-llm, `deepseek_r1_qwen` and
 * `deepseek_r1_llama` in `conversation_template/deepseek.py`), while DeepSeek's own template does.
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
