import { expect, test } from 'vitest';
import { languageIn } from '../../../tests/components/language-in';
import type { Version } from '../../core/rating/grouping';
import { labelText } from './label-text';

test.each([
  ['en', 'Small (small, no hash recorded)'],
  ['de', 'Small (small, Hash nicht festgehalten)'],
])('a model of which no hash was recorded is told so in words, in %s', async (code, unhashed) => {
  const language = await languageIn(code, 'ratings');
  const told = (version: Version | null) =>
    labelText(language, { name: 'Small', settings: null, version });
  expect(told({ kind: 'unhashed', modelId: 'small' })).toBe(unhashed);
  expect(told({ kind: 'files', modelId: 'small', hash: '1a2b3c4d' })).toBe(
    'Small (small 1a2b3c4d)',
  );
  expect(told({ kind: 'id', modelId: 'small' })).toBe('Small (small)');
  expect(told(null)).toBe('Small');
});
