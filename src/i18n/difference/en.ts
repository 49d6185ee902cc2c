import { formatFor } from '../format';

const format = formatFor('en');
// One for all tokens of an answer: to make one takes longer than to use it.
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 3 });
const chance = (probability: number): string =>
  probability < 0.0001 ? 'below 0.01%' : percent.format(probability);

/** Words for seeing what tells two answers apart, and what a model thought of its tokens. */
export const difference = {
  open: 'Compare answers',
  title: 'Two answers compared',
  first: 'First answer',
  second: 'Second answer',
  answer: (place: number, version: number, versions: number, prompt: string): string =>
    `${place}${versions > 1 ? `, version ${version} of ${versions}` : ''}: ${prompt}`,
  close: 'Close',
  words: {
    title: 'Word by word',
    key: 'Struck out: only in the first answer. Underlined: only in the second.',
    same: 'The two answers are the same, character by character.',
    lines:
      'They differ in too many words to be compared word by word: what is marked are whole lines.',
    whole: 'They differ in too many lines to be compared: first one answer, then the other.',
    onlyFirst: 'only in the first:',
    onlySecond: 'only in the second:',
    end: 'end.',
  },
  paths: {
    title: 'JSON, place by place',
    notJson: {
      first: 'The first answer is not JSON; the second is.',
      second: 'The second answer is not JSON; the first is.',
      both: 'Neither answer is JSON.',
    },
    same: 'The same values at the same places.',
    place: 'Place',
    whole: 'the whole',
    none: 'not there',
    more: (count: number) =>
      `${format.number(count)} more ${count === 1 ? 'place differs' : 'places differ'}.`,
  },
  writing: {
    title: 'Length and repetition',
    figure: 'Figure',
    characters: 'Characters',
    words: 'Words',
    distinctWords: 'Different words, by all words',
    distinctPairs: 'Different pairs of words, by all pairs',
    repeatedFours: 'Sequences of four words that came before',
    loop: 'Loop at the end',
    noLoop: 'none',
    looped: (text: string, times: number) => `“${text}”, ${format.number(times)} times`,
    share: (share: number) => percent.format(share),
    note: 'Counted on words in lower case, not on tokens: distinct-1 and distinct-2 (Li et al. 2016) and seq-rep-4 (Welleck et al. 2020).',
  },
  probabilities: {
    toggle: 'Probabilities',
    tokens: 'Tokens of the answer',
    chance,
    token: (text: string, probability: number) => `“${text}”, ${chance(probability)}`,
    noText: 'no text of its own',
    hint: 'Point at a token, or move from one to the next with the arrow keys.',
    key: {
      sure: 'from 90% on',
      likely: 'from 50%',
      open: 'from 10%',
      unlikely: 'below 10%',
    },
    drawn: 'drawn',
    notAmong: 'The token that was drawn is not among the likeliest.',
    likeliest: 'The likeliest tokens here',
    summary: (tokens: number, perplexity: number) =>
      `${format.number(tokens)} tokens; the model was as undecided as between ${format.number(perplexity, 2)} equally likely ones (perplexity of its own answer).`,
    part: 'Of the beginning of this answer there are no probabilities.',
    note: 'The model’s own distribution, at temperature 1 and before penalties and schema. It says what the model would rather have said, not what is true.',
  },
  fit: {
    fits: 'Fits the JSON schema.',
    not: 'Does not fit the JSON schema:',
    problem: (path: string, detail: string) => `${path}: ${detail}`,
    notJson: (detail: string) => `Does not fit the JSON schema: it is not JSON. ${detail}`,
    notChecked: (detail: string) => `Not held against the JSON schema: ${detail}`,
  },
};
