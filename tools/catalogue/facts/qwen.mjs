// @ts-check
/** Qwen's models. Of Qwen 2.5, those of 3B alone stand under the research licence. */
import { licences } from './licences.mjs';
import { hubLink, hubPage, thinkTags } from './model.mjs';

/** @typedef {import('./model.mjs').SourceModel} SourceModel */

const { apache, qwenResearch } = licences;
const producer = { name: 'Alibaba Cloud (Qwen)', countries: ['CN'] };
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

/** @param {string} size @param {string} page @param {Partial<SourceModel>} [more] @returns {SourceModel} */
function instruct(size, page, more) {
  const stem = `Qwen2.5-${size}-Instruct`;
  const link = hubLink(`Qwen/${stem}`);
  const read = hubPage(`Qwen/${stem}`, page);
  return { ...qwen25, stem, name: `Qwen 2.5 ${size} Instruct`, link, read, ...more };
}

/** @param {string} size @param {string} page @param {Partial<SourceModel>} [more] @returns {SourceModel} */
function coder(size, page, more) {
  const name = `Qwen 2.5 Coder ${size} Instruct`;
  return { ...instruct(`Coder-${size}`, page), name, languages: ['en'], ...more };
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

/** @param {string} size @param {string} read @returns {SourceModel} */
function third(size, read) {
  const stem = `Qwen3-${size}`;
  return { ...qwen3, stem, name: `Qwen 3 ${size}`, link: hubLink(`Qwen/${stem}`), read };
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
    read: readmeOfQwen35,
    sampling: null,
    thinking,
  };
}

const research = { licence: qwenResearch };

/** @type {readonly SourceModel[]} */
export const qwen = [
  instruct('0.5B', 'blob/a338b55dd21219a5f4da42bc11a9313d1a27d4cc/vocab.json'),
  instruct('1.5B', 'blob/582efe62d7cfafd242bffca71ecbde1bcecc1bcc/tokenizer.json'),
  instruct('3B', 'tree/82f42baa094a9600e39ccd80d34058aeeb3abbc1', research),
  instruct('7B', 'tree/52e20a6f5f475e5c8f6a8ebda4ae5fa6b1ea22ac'),
  coder('0.5B', 'blob/d1d892d2c32f1b51e8615fc30dd0ff83e26d3711/vocab.json'),
  coder('1.5B', 'tree/ad5b05e66ba2caaa86511952c20d112deeb5c457'),
  coder('3B', 'blob/89fe5444e8baf5736e70f528f1edcc79e6616ef6/vocab.json', research),
  coder('7B', 'tree/dcc04bb77301e6368aa24a609c6ea496b70503e8'),
  {
    ...instruct('Math-1.5B', 'blob/ed26cc9ed72a89baf46a5fa98a1fdba10862ba75/tokenizer.json'),
    name: 'Qwen 2.5 Math 1.5B Instruct',
    languages: ['en', 'zh'],
    sampling: null,
  },
  // The README says it of all its models; of 4B the card was read too.
  third('0.6B', readmeOfQwen3),
  third('1.7B', readmeOfQwen3),
  third('4B', hubPage('Qwen/Qwen3-4B', 'blob/main/merges.txt')),
  third('8B', readmeOfQwen3),
  ...['0.8B', '2B', '4B', '9B'].map(fifth),
];
