// @ts-check
/** Models of Hugging Face, Google, Microsoft, Mistral AI, Ai2 and TinyLlama's makers. */
import { licences } from './licences.mjs';
import { hubLink, read, tagged, thinkBrackets, thoughtChannel, unread } from './model.mjs';

/** @typedef {import('./model.mjs').SourceModel} SourceModel */

const { apache, gemma, mit } = licences;
const google = { name: 'Google DeepMind', countries: ['GB', 'US'] };
const microsoft = { name: 'Microsoft', countries: ['US'] };
const mistral = { name: 'Mistral AI', countries: ['FR'] };
const ai2 = { name: 'Allen Institute for AI (Ai2)', countries: ['US'] };

/** @param {string} size @returns {SourceModel} */
function smol(size) {
  const stem = `SmolLM2-${size}-Instruct`;
  const repository = `HuggingFaceTB/${stem}`;
  return {
    stem,
    name: `SmolLM2 ${size} Instruct`,
    family: 'SmolLM2',
    producer: { name: 'Hugging Face (HuggingFaceTB)', countries: ['FR', 'US'] },
    link: hubLink(repository),
    languages: ['en'],
    licence: apache,
    evidence: tagged(repository),
    sampling: { temperature: 0.2, topP: 0.9 },
  };
}

/** Named in the cards of both models for chats in several languages. */
const namedByPhi = 'ar zh cs da nl en fi fr de he hu it ja ko no pl pt ru es sv th tr uk'.split(
  ' ',
);
const namedByMinistral = 'en fr es de it pt nl zh ja ko ar'.split(' ');

/**
 * @param {string} stem @param {string} repository
 * @param {Omit<SourceModel, 'stem' | 'link' | 'sampling'>} more
 * @returns {SourceModel}
 */
const unadvised = (stem, repository, more) => ({
  stem,
  link: hubLink(repository),
  sampling: null,
  ...more,
});

/** @param {string} stem @param {string} name @returns {SourceModel} */
const olmo = (stem, name) =>
  unadvised(stem, `allenai/${stem}`, {
    name,
    family: 'OLMo 2',
    producer: ai2,
    languages: ['en'],
    licence: apache,
    evidence: unread,
  });

/** @type {readonly SourceModel[]} */
export const others = [
  smol('135M'),
  smol('360M'),
  smol('1.7B'),
  unadvised('gemma-2-2b-it', 'google/gemma-2-2b-it', {
    name: 'Gemma 2 2B Instruct',
    family: 'Gemma 2',
    producer: google,
    languages: ['en'],
    licence: gemma,
    // The producer's card of the same model in another format.
    evidence: read(
      'https://huggingface.co/google/gemma-2-2b-it-GGUF/blob/main/README.md',
      '2026-11-30',
    ),
  }),
  unadvised('gemma-2-9b-it', 'google/gemma-2-9b-it', {
    name: 'Gemma 2 9B Instruct',
    family: 'Gemma 2',
    producer: google,
    languages: ['en'],
    licence: gemma,
    evidence: unread,
  }),
  unadvised('gemma-2-2b-jpn-it', 'google/gemma-2-2b-jpn-it', {
    name: 'Gemma 2 2B JPN Instruct',
    family: 'Gemma 2',
    producer: google,
    languages: ['ja', 'en'],
    licence: gemma,
    // The same model in another format.
    evidence: tagged('google/gemma-2-2b-jpn-it-pytorch'),
  }),
  unadvised('gemma3-1b-it', 'google/gemma-3-1b-it', {
    name: 'Gemma 3 1B Instruct',
    family: 'Gemma 3',
    producer: google,
    languages: null,
    licence: gemma,
    evidence: tagged('google/gemma-3-1b-it'),
  }),
  unadvised('gemma-4-E2B-it', 'google/gemma-4-E2B-it', {
    name: 'Gemma 4 E2B Instruct',
    family: 'Gemma 4',
    producer: google,
    // "Over 140 languages", without their names (the card of huggingface.co/google/gemma-4-E4B, of all sizes).
    languages: ['mul'],
    licence: apache,
    evidence: read('https://ai.google.dev/edge/litert-lm/models/gemma-4', '2026-11-30'),
    thinking: thoughtChannel,
  }),
  unadvised('Phi-3.5-mini-instruct', 'microsoft/Phi-3.5-mini-instruct', {
    name: 'Phi 3.5 mini Instruct',
    family: 'Phi',
    producer: microsoft,
    languages: namedByPhi,
    licence: mit,
    evidence: tagged('microsoft/Phi-3.5-mini-instruct'),
  }),
  unadvised('Phi-4-mini-instruct', 'microsoft/Phi-4-mini-instruct', {
    name: 'Phi 4 mini Instruct',
    family: 'Phi',
    producer: microsoft,
    languages: namedByPhi,
    licence: mit,
    evidence: tagged('microsoft/Phi-4-mini-instruct'),
  }),
  unadvised('TinyLlama-1.1B-Chat-v1.0', 'TinyLlama/TinyLlama-1.1B-Chat-v1.0', {
    name: 'TinyLlama 1.1B Chat v1.0',
    family: 'TinyLlama',
    producer: { name: 'Singapore University of Technology and Design', countries: ['SG'] },
    languages: ['en'],
    licence: apache,
    evidence: tagged('TinyLlama/TinyLlama-1.1B-Chat-v1.0'),
  }),
  unadvised('Mistral-7B-Instruct-v0.3', 'mistralai/Mistral-7B-Instruct-v0.3', {
    name: 'Mistral 7B Instruct v0.3',
    family: 'Mistral',
    producer: mistral,
    languages: null,
    licence: apache,
    evidence: tagged('mistralai/Mistral-7B-Instruct-v0.3'),
  }),
  unadvised('Ministral-3-3B-Instruct-2512-BF16', 'mistralai/Ministral-3-3B-Instruct-2512-BF16', {
    name: 'Ministral 3 3B Instruct',
    family: 'Ministral 3',
    producer: mistral,
    languages: namedByMinistral,
    licence: apache,
    // The same model with weights of eight bits.
    evidence: tagged('mistralai/Ministral-3-3B-Instruct-2512'),
  }),
  unadvised('Ministral-3-3B-Reasoning-2512', 'mistralai/Ministral-3-3B-Reasoning-2512', {
    name: 'Ministral 3 3B Reasoning',
    family: 'Ministral 3',
    producer: mistral,
    languages: namedByMinistral,
    licence: apache,
    evidence: unread,
    thinking: thinkBrackets,
  }),
  olmo('OLMo-2-0425-1B-Instruct', 'OLMo 2 1B Instruct'),
  olmo('OLMo-2-1124-7B-Instruct', 'OLMo 2 7B Instruct'),
];
