// @ts-check
/** Which entries of WebLLM's list the catalogue takes, and why not the others. */
import { ModelType } from '@mlc-ai/web-llm';
import { superseded } from './facts/superseded.mjs';
import { sources } from './sources.mjs';

/** @typedef {import('./webllm-list.mjs').ModelRecord} ModelRecord */

/**
 * @typedef {object} Rule
 * @property {string} reason why an entry that it covers is left out
 * @property {(record: ModelRecord) => boolean} covers
 */

/** @param {ModelRecord} record id without quantisation, as `facts` names models */
export function stemOf({ model_id: id }) {
  return id.replace(/-q\d\w+-MLC.*$/, '');
}

/** @param {string} name of a newer model @param {readonly string[]} stems @returns {Rule} */
const olderThan = (name, stems) => ({
  reason: `older: for its size and purpose, ${name} is taken`,
  covers: (record) => stems.includes(stemOf(record)),
});

const newer = [...new Set(Object.values(superseded))];

/**
 * The first rule that covers an entry gives the reason. An entry that none covers has to have facts.
 *
 * @type {readonly Rule[]}
 */
export const rules = [
  {
    reason: 'embeds texts, and answers nothing',
    covers: ({ model_type: type }) => type === ModelType.embedding,
  },
  {
    reason: 'reads pictures, which the page has no way to give it',
    covers: ({ model_type: type }) => type === ModelType.VLM,
  },
  {
    reason: 'the files of another entry with a shorter context, which the page chooses by itself',
    covers: ({ model_id: id }) => id.endsWith('-MLC-1k'),
  },
  {
    reason: 'needs more than 16 GiB on the graphics card',
    covers: ({ vram_required_MB: mebibytes = 0 }) => mebibytes > 16 * 1024,
  },
  {
    reason: 'a base model, which was not made to answer',
    covers: (record) => ['Ministral-3-3B-Base-2512', 'phi-2', 'phi-1_5'].includes(stemOf(record)),
  },
  ...newer.map((name) =>
    olderThan(
      name,
      Object.keys(superseded).filter((stem) => superseded[stem] === name),
    ),
  ),
];

const stemsWithFacts = new Set(sources.map(({ stem }) => stem));

/**
 * @param {ModelRecord} record
 * @returns {{ taken: true } | { taken: false, reason: string } | undefined} undefined: somebody has to decide
 */
export function decisionOn(record) {
  const rule = rules.find(({ covers }) => covers(record));
  if (rule) return { taken: false, reason: rule.reason };
  return stemsWithFacts.has(stemOf(record)) ? { taken: true } : undefined;
}
