// @ts-check
/** The models that there are facts of, in the order in which the catalogue lists them. */
import { llamas } from './facts/llama.mjs';
import { others } from './facts/others.mjs';
import { qwen } from './facts/qwen.mjs';

/** @type {readonly import('./facts/model.mjs').SourceModel[]} */
export const sources = [...others, ...qwen, ...llamas];
