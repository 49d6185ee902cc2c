import { expect, test } from 'vitest';
import { refusalOf } from './refusal';

test.each([
  [401, 'GatedRepo', 'gated'],
  [403, 'GatedRepo', 'gated'],
  [401, null, 'no-repository'],
  [404, 'RepoNotFound', 'no-repository'],
  [404, 'RevisionNotFound', 'no-revision'],
  [404, 'EntryNotFound', 'no-file'],
  [404, null, 'no-file'],
  [404, 'toString', 'no-file'],
  [429, null, 'too-many-requests'],
  [500, null, 'server-error'],
  [503, 'OfALaterHub', 'server-error'],
  [403, null, undefined],
  [416, null, undefined],
])('an answer %i with the code %s is %s', (status, code, refusal) => {
  expect(refusalOf(status, code)).toBe(refusal);
});
