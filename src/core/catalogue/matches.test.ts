import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testModel } from '../../../tests/hosts/models';
import { matches } from './matches';

const model = {
  ...testModel('Llama-3.2-1B-Instruct-q4f16_1-MLC', '', []),
  name: 'Llama 3.2 1B Instruct',
  family: 'Llama 3.2',
  producer: 'Méta',
  languages: ['en', 'fr', 'de', 'ja'],
  licence: {
    spdx: 'LicenseRef-Llama-3.2',
    name: 'Llama 3.2 Community License Agreement',
    link: 'https://x.example',
    read: null,
  },
};

test.each([
  ['nothing', ''],
  ['spaces', '   '],
  ['a part of its name', 'lama 3.2'],
  ['its quantisation', 'q4f16'],
  ['its producer, without the accent', 'META'],
  ['its producer, with the accent composed otherwise', 'Me\u0301ta'],
  ['a language by its tag', 'de'],
  ['a language in English', 'German'],
  ['a language in itself', 'Deutsch'],
  ['a language in itself, without the accent', 'francais'],
  ['a language in another script', '日本語'],
  ['the beginning of a language', 'germ'],
  ['its licence by name', 'community license'],
  ['its licence by id', 'LicenseRef-Llama'],
  ['words from several places in any order', 'community 1b french'],
])('a model is found by %s', (_what, query) => {
  expect(matches(model, query)).toBe(true);
});

test.each([
  ['another name', 'Qwen'],
  ['a language that it does not have', 'Italian'],
  ['the middle of a language', 'erman'],
  ['one right word and one wrong', 'llama apache'],
])('a model is not found by %s', (_what, query) => {
  expect(matches(model, query)).toBe(false);
});

test('a language is found by its name in the language of the page', () => {
  expect(matches(model, 'Japanisch')).toBe(false);
  expect(matches(model, 'japanisch', 'de')).toBe(true);
});

test('a model whose languages are not known is found by none', () => {
  expect(matches({ ...model, languages: null }, 'german')).toBe(false);
});

test('a language that is no tag does no harm', () => {
  expect(matches({ ...model, languages: ['not a tag'] }, 'german')).toBe(false);
});

test('a model is found by any part of its name, in whatever case', () => {
  const place = fc.nat({ max: model.name.length });
  fc.assert(
    fc.property(place, place, (start, end) => {
      expect(matches(model, model.name.slice(start, end).toUpperCase())).toBe(true);
    }),
  );
});
