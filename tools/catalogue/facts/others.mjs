// @ts-check
/** Models of Hugging Face, Google, Microsoft, Mistral AI, Ai2 and TinyLlama's makers. */
import { licences } from './licences.mjs';
import { hubLink, hubPage, thinkBrackets, thoughtChannel } from './model.mjs';

/** @typedef {import('./model.mjs').SourceModel} SourceModel */

const { apache, gemma, mit } = licences;
const google = { name: 'Google DeepMind', countries: ['GB', 'US'] };
const microsoft = { name: 'Microsoft', countries: ['US'] };
const mistral = { name: 'Mistral AI', countries: ['FR'] };
const ai2 = { name: 'Allen Institute for AI (Ai2)', countries: ['US'] };

/** @param {string} size @param {string} commit @returns {SourceModel} */
function smol(size, commit) {
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
    read: hubPage(repository, `blob/${commit}/vocab.json`),
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
    read: null,
  });

/** @type {readonly SourceModel[]} */
export const others = [
  smol('135M', 'edb1b16cb78efbce1688dc544fd6a29f3bcb3f83'),
  smol('360M', '307a0b4f1c1f5aff86df3d98540e0578649f7f0a'),
  smol('1.7B', 'ba519e2c8889936bb1b55b65a745b5cf449b4ac7'),
  unadvised('gemma-2-2b-it', 'google/gemma-2-2b-it', {
    name: 'Gemma 2 2B Instruct',
    family: 'Gemma 2',
    producer: google,
    languages: ['en'],
    licence: gemma,
    read: null,
  }),
  unadvised('gemma-2-9b-it', 'google/gemma-2-9b-it', {
    name: 'Gemma 2 9B Instruct',
    family: 'Gemma 2',
    producer: google,
    languages: ['en'],
    licence: gemma,
    read: null,
  }),
  unadvised('gemma-2-2b-jpn-it', 'google/gemma-2-2b-jpn-it', {
    name: 'Gemma 2 2B JPN Instruct',
    family: 'Gemma 2',
    producer: google,
    languages: ['ja', 'en'],
    licence: gemma,
    // The same model in another format.
    read: hubPage('google/gemma-2-2b-jpn-it-pytorch', 'discussions'),
  }),
  unadvised('gemma3-1b-it', 'google/gemma-3-1b-it', {
    name: 'Gemma 3 1B Instruct',
    family: 'Gemma 3',
    producer: google,
    languages: null,
    licence: gemma,
    read: hubPage('google/gemma-3-1b-it', 'discussions/15'),
  }),
  unadvised('gemma-4-E2B-it', 'google/gemma-4-E2B-it', {
    name: 'Gemma 4 E2B Instruct',
    family: 'Gemma 4',
    producer: google,
    // "Over 140 languages", without their names (the card of huggingface.co/google/gemma-4-E4B, of all sizes).
    languages: ['mul'],
    licence: apache,
    read: 'https://ai.google.dev/edge/litert-lm/models/gemma-4',
    thinking: thoughtChannel,
  }),
  unadvised('Phi-3.5-mini-instruct', 'microsoft/Phi-3.5-mini-instruct', {
    name: 'Phi 3.5 mini Instruct',
    family: 'Phi',
    producer: microsoft,
    languages: namedByPhi,
    licence: mit,
    read: hubPage(
      'microsoft/Phi-3.5-mini-instruct',
      'tree/64963004ad95869fa73a30279371c8778509ac84',
    ),
  }),
  unadvised('Phi-4-mini-instruct', 'microsoft/Phi-4-mini-instruct', {
    name: 'Phi 4 mini Instruct',
    family: 'Phi',
    producer: microsoft,
    languages: namedByPhi,
    licence: mit,
    read: hubPage('microsoft/Phi-4-mini-instruct', 'blob/refs%2Fpr%2F10/vocab.json'),
  }),
  unadvised('TinyLlama-1.1B-Chat-v1.0', 'TinyLlama/TinyLlama-1.1B-Chat-v1.0', {
    name: 'TinyLlama 1.1B Chat v1.0',
    family: 'TinyLlama',
    producer: { name: 'Singapore University of Technology and Design', countries: ['SG'] },
    languages: ['en'],
    licence: apache,
    read: hubPage(
      'TinyLlama/TinyLlama-1.1B-Chat-v1.0',
      'blob/84112d75297cc1a704399e557b9bcc0b2d201e06/tokenizer.json',
    ),
  }),
  unadvised('Mistral-7B-Instruct-v0.3', 'mistralai/Mistral-7B-Instruct-v0.3', {
    name: 'Mistral 7B Instruct v0.3',
    family: 'Mistral',
    producer: mistral,
    languages: null,
    licence: apache,
    read: hubPage('mistralai/Mistral-7B-Instruct-v0.3', 'discussions/54'),
  }),
  unadvised('Ministral-3-3B-Instruct-2512-BF16', 'mistralai/Ministral-3-3B-Instruct-2512-BF16', {
    name: 'Ministral 3 3B Instruct',
    family: 'Ministral 3',
    producer: mistral,
    languages: namedByMinistral,
    licence: apache,
    // The same model with weights of eight bits.
    read: hubPage('mistralai/Ministral-3-3B-Instruct-2512', 'tree/main'),
  }),
  unadvised('Ministral-3-3B-Reasoning-2512', 'mistralai/Ministral-3-3B-Reasoning-2512', {
    name: 'Ministral 3 3B Reasoning',
    family: 'Ministral 3',
    producer: mistral,
    languages: namedByMinistral,
    licence: apache,
    // The abstract of its makers' paper (arXiv:2601.08584), which says it of every variant.
    read: 'https://www.zhuanzhiai.com/paper/803370eecd29223d9095a30cad7ab6e7',
    thinking: thinkBrackets,
  }),
  olmo('OLMo-2-0425-1B-Instruct', 'OLMo 2 1B Instruct'),
  olmo('OLMo-2-1124-7B-Instruct', 'OLMo 2 7B Instruct'),
];
