import { expect, test } from 'vitest';
import { hasMovedOn } from './hub-model';
import type { Refusal } from './refusal';

const commit = '0123456789abcdef0123456789abcdef01234567';
const at = (address: string, revision: string | null) => ({
  files: {
    kind: 'discovered',
    folder: `https://huggingface.co/a/b/resolve/${address}/`,
    revision,
    sizeBytes: null,
  } as const,
});
const refused = (refusal?: Refusal) =>
  ({ kind: 'network', file: 'f', part: 'p', status: 404, ...(refusal && { refusal }) }) as const;

test.each([
  [true, 'no-file'],
  [true, 'no-revision'],
  // Who deletes the model for a newer commit of these has none in the end.
  [false, 'gated'],
  [false, 'no-repository'],
  [false, 'too-many-requests'],
  [false, undefined],
] as const)('%s: another commit may be had where one is refused as %s', (may, refusal) => {
  expect(hasMovedOn(refused(refusal), at('main', null), commit)).toBe(may);
});

test('no other commit is to be had where the catalogue names the one that is gone', () => {
  expect(hasMovedOn(refused('no-revision'), at('main', commit), commit)).toBe(false);
  expect(hasMovedOn(refused('no-revision'), at(commit, null), commit)).toBe(false);
  expect(hasMovedOn(refused('no-revision'), at('main', commit.replaceAll('0', 'f')), commit)).toBe(
    true,
  );
});
