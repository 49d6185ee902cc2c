import { expect, test } from 'vitest';
import { languageIn } from '../../../tests/components/language-in';
import { sortedTags } from './tag-name';

test.each([
  ['en', ['extraction', 'general', 'Ötzi', 'code', 'topic 2', 'topic 10']],
  ['de', ['general', 'extraction', 'Ötzi', 'code', 'topic 2', 'topic 10']],
])('tags stand by their names and numbers (%s)', async (code, sorted) => {
  const words = (await languageIn(code, 'prompts')).words('prompts');
  const tags = ['topic 10', 'topic 2', 'code', 'Ötzi', 'extraction', 'general'];
  expect(sortedTags(words, code, tags)).toEqual(sorted);
});
