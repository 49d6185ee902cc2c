// @ts-check
/** Meta's models and what others made of theirs: their licence stays with what is derived. */
import { licences } from './licences.mjs';
import { hubLink, read, tagged, thinkTags } from './model.mjs';

/** @typedef {import('./model.mjs').SourceModel} SourceModel */

const meta = { name: 'Meta', countries: ['US'] };
const nous = { name: 'Nous Research', countries: ['US'] };
const deepseek = { name: 'DeepSeek', countries: ['CN'] };
const cards = 'https://github.com/meta-llama/llama-models/blob/a9c89c471f79/models';
const readmeOfR1 = 'https://github.com/deepseek-ai/DeepSeek-R1/blob/0cf78561f1d5/README.md';

/** Those that both cards name as supported. */
const supported = 'en de fr it pt hi es th'.split(' ');

/** @type {Pick<SourceModel, 'producer' | 'languages' | 'sampling'>} */
const llama = {
  producer: meta,
  languages: supported,
  sampling: { temperature: 0.6, topP: 0.9 },
};

/** @type {Pick<SourceModel, 'family' | 'producer' | 'languages' | 'sampling' | 'thinking'>} */
const r1 = {
  family: 'DeepSeek-R1 distillations',
  producer: deepseek,
  languages: null,
  sampling: { temperature: 0.6, topP: 0.95 },
  thinking: thinkTags,
};

/** @type {Pick<SourceModel, 'family' | 'producer' | 'languages' | 'sampling'>} */
const hermes = { family: 'Hermes', producer: nous, languages: ['en'], sampling: null };

/** @param {string} size @returns {SourceModel} */
const llama32 = (size) => ({
  ...llama,
  stem: `Llama-3.2-${size}-Instruct`,
  name: `Llama 3.2 ${size} Instruct`,
  family: 'Llama 3.2',
  link: hubLink(`meta-llama/Llama-3.2-${size}-Instruct`),
  licence: licences.llama32,
  evidence: read(`${cards}/llama3_2/MODEL_CARD.md`),
});

/** @type {readonly SourceModel[]} */
export const llamas = [
  llama32('1B'),
  llama32('3B'),
  {
    ...llama,
    stem: 'Llama-3.1-8B-Instruct',
    name: 'Llama 3.1 8B Instruct',
    family: 'Llama 3.1',
    link: hubLink('meta-llama/Llama-3.1-8B-Instruct'),
    licence: licences.llama31,
    evidence: read(`${cards}/llama3_1/MODEL_CARD.md`),
  },
  {
    ...r1,
    stem: 'DeepSeek-R1-Distill-Qwen-7B',
    name: 'DeepSeek-R1 Distill Qwen 7B',
    link: hubLink('deepseek-ai/DeepSeek-R1-Distill-Qwen-7B'),
    licence: licences.mitOnQwen,
    evidence: read(readmeOfR1),
  },
  {
    ...r1,
    stem: 'DeepSeek-R1-Distill-Llama-8B',
    name: 'DeepSeek-R1 Distill Llama 8B',
    link: hubLink('deepseek-ai/DeepSeek-R1-Distill-Llama-8B'),
    licence: licences.mitOnLlama31,
    evidence: read(readmeOfR1),
  },
  {
    ...hermes,
    stem: 'Hermes-3-Llama-3.2-3B',
    name: 'Hermes 3 Llama 3.2 3B',
    link: hubLink('NousResearch/Hermes-3-Llama-3.2-3B'),
    licence: licences.llama3OnLlama32,
    evidence: tagged('NousResearch/Hermes-3-Llama-3.2-3B'),
  },
  {
    ...hermes,
    stem: 'Hermes-3-Llama-3.1-8B',
    name: 'Hermes 3 Llama 3.1 8B',
    link: hubLink('NousResearch/Hermes-3-Llama-3.1-8B'),
    licence: licences.llama3OnLlama31,
    evidence: tagged('NousResearch/Hermes-3-Llama-3.1-8B'),
  },
  {
    ...hermes,
    stem: 'Hermes-2-Pro-Mistral-7B',
    name: 'Hermes 2 Pro Mistral 7B',
    link: hubLink('NousResearch/Hermes-2-Pro-Mistral-7B'),
    licence: licences.apache,
    evidence: tagged('NousResearch/Hermes-2-Pro-Mistral-7B'),
    vocab: 32032,
  },
];
