import { expect, test } from 'vitest';
import { missingPaths } from './document-paths.mjs';

const files = [
  'src/core/prompts/answer.ts',
  'src/core/engine/failures.ts',
  'src/i18n/messages/en/page.json',
  'tests/e2e/main-job.ts',
  'docs/formats.md',
];

test.each([
  ['from the root', '`src/core/prompts/answer.ts`'],
  ['from src', '`core/prompts/answer.ts`'],
  ['from tests', '`e2e/main-job.ts`'],
  ['as a folder', '`core/prompts/` and `core/prompts`'],
  ['by its name', '`main-job.ts`'],
  ['with a name left open', '`core/*/failures.ts` and `i18n/messages/<language>/page.json`'],
  ['in a command', '`npx playwright test -c tests e2e/main-job.ts`'],
])('a path that exists is found %s', (_, text) => {
  expect(missingPaths(text, files)).toEqual([]);
});

test.each([
  'core/prompts/answers.ts',
  'core/prompts/answer',
  'core/*/successes.ts',
  'e2e/main.ts',
  'docs/format.md',
  'answers.ts',
  'swer.ts',
])('%s does not exist', (path) => {
  expect(missingPaths(`It is in \`${path}\`, which see: \`${path}\`.`, files)).toEqual([path]);
});

test('what is no path of the project is left alone', () => {
  const text =
    '`dist/`, `application/json`, `@messageformat/parser`, `manifest.json`, core/none.ts';
  expect(missingPaths(text, files)).toEqual([]);
});
