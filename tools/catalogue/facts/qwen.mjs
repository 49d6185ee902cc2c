// @ts-check
/** Qwen's models. Of Qwen 2.5, those of 3B alone stand under the research licence. */
import { licences } from './licences.mjs';
import { hubLink, read, tagged, thinkTags } from './model.mjs';

/** @typedef {import('./model.mjs').SourceModel} SourceModel */

const { apache, qwenResearch } = licences;
const producer = { name: 'Alibaba Cloud (Qwen)', countries: ['CN'] };
/** "All our open-source models, except for the 3B and 72B variants": those of Qwen 2.5, as it then was. */
const readmeOfQwen25 = 'https://github.com/QwenLM/Qwen3/blob/486bf7575c9b/README.md';
const readmeOfQwen3 = 'https://github.com/QwenLM/Qwen3/blob/7a2f61ffc7a2/README.md';
const readmeOfQwen35 = 'https://github.com/QwenLM/Qwen3.5/blob/7e103aebdbff/README.md';

/** Named in the cards; "over 29 languages, including ...". */
const namedInQwen25 = 'zh en fr es pt de it ru ja ko vi th ar'.split(' ');

/** @type {Pick<SourceModel, 'family' | 'producer' | 'licence' | 'languages' | 'sampling'>} */
const qwen25 = {
  family: 'Qwen 2.5',
  producer,
  licence: apache,
  languages: namedInQwen25,
  sampling: { temperature: 0.7, topP: 0.8 },
};

/** @param {string} size @param {Partial<SourceModel>} [more] @returns {SourceModel} */
function instruct(size, more) {
  const stem = `Qwen2.5-${size}-Instruct`;
  const repository = `Qwen/${stem}`;
  const link = hubLink(repository);
  const evidence = tagged(repository);
  return { ...qwen25, stem, name: `Qwen 2.5 ${size} Instruct`, link, evidence, ...more };
}

/** @param {string} size @param {Partial<SourceModel>} [more] @returns {SourceModel} */
function coder(size, more) {
  const name = `Qwen 2.5 Coder ${size} Instruct`;
  return { ...instruct(`Coder-${size}`), name, languages: ['en'], ...more };
}

/** Its card and the repository's README: "100+ languages", without their names. */
const qwen3 = {
  family: 'Qwen 3',
  producer,
  licence: apache,
  languages: ['mul'],
  sampling: { temperature: 0.6, topP: 0.95 },
  thinking: thinkTags,
};

/** The README says it of all its models. @param {string} size @returns {SourceModel} */
function third(size) {
  const stem = `Qwen3-${size}`;
  const evidence = read(readmeOfQwen3);
  return { ...qwen3, stem, name: `Qwen 3 ${size}`, link: hubLink(`Qwen/${stem}`), evidence };
}

/**
 * Its README: "201 languages and dialects", without their names, and the licence of all its models. The
 * marks are those of MLC's template (mlc-llm, conversation_template/qwen3_5.py at 79d603f085f5), of
 * which a second form has the model not think.
 *
 * @param {string} size @returns {SourceModel}
 */
function fifth(size) {
  const stem = `Qwen3.5-${size}`;
  const { producer: by, licence, languages, thinking } = qwen3;
  return {
    stem,
    name: `Qwen 3.5 ${size}`,
    family: 'Qwen 3.5',
    producer: by,
    link: hubLink(`Qwen/${stem}`),
    languages,
    licence,
    evidence: read(readmeOfQwen35, '2026-11-30'),
    sampling: null,
    thinking,
  };
}

const plain = { evidence: read(readmeOfQwen25, '2026-11-30') };
const research = { licence: qwenResearch };

/** @type {readonly SourceModel[]} */
export const qwen = [
  instruct('0.5B', plain),
  instruct('1.5B', plain),
  instruct('3B', research),
  instruct('7B', plain),
  coder('0.5B'),
  coder('1.5B'),
  coder('3B', research),
  coder('7B'),
  instruct('Math-1.5B', {
    name: 'Qwen 2.5 Math 1.5B Instruct',
    languages: ['en', 'zh'],
    sampling: null,
  }),
  ...['0.6B', '1.7B', '4B', '8B'].map(third),
  ...['0.8B', '2B', '4B', '9B'].map(fifth),
];
