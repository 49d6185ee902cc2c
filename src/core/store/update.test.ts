import { expect, test } from 'vitest';
import { isUpdatable, updateCommit } from './update';

const commit = '0123456789abcdef0123456789abcdef01234567';
const newer = 'f'.repeat(40);
const folder = 'https://huggingface.co/a/b/resolve/main/';
const listed = (
  at = folder,
  revision: string | null = null,
): Parameters<typeof isUpdatable>[1] => ({
  files: { kind: 'discovered', folder: at, revision, sizeBytes: null },
  library: { kind: 'file', path: 'library.wasm' },
});
const whole: ReturnType<typeof listed> = {
  files: { kind: 'complete', folder, list: [] },
  library: { kind: 'file', path: 'library.wasm' },
};
const early: Parameters<typeof isUpdatable>[0] = {
  source: 'host',
  files: [],
  model: {
    files: { kind: 'complete', folder, list: [] },
    library: { kind: 'file', path: 'library.wasm' },
  },
};
const here = { ...early, commit };

test.each<[boolean, string, typeof early, ReturnType<typeof listed>]>([
  [true, 'of the hub', here, listed()],
  [true, 'without a commit, of an earlier version of the page', early, listed()],
  [false, 'of another folder than the entry has', here, listed(folder.replace('a/b', 'a/c'))],
  [false, 'whose entry names a commit', here, listed(folder, commit)],
  [false, 'whose address names a commit', here, listed(folder.replace('main', commit))],
  [false, 'of another host', here, listed('https://x.example/m/')],
  [false, 'from a pack', { ...here, source: 'pack' }, listed()],
  [false, 'that the site has', here, whole],
])('a newer commit may be asked for (%s) of a model %s', (is, _what, stored, entry) => {
  expect(isUpdatable(stored, entry)).toBe(is);
});

test('what is not whole of another commit than the one that is here is an update of it', () => {
  expect(updateCommit({ source: 'host', commit }, { commit: newer })).toBe(newer);
  expect(updateCommit({ source: 'host' }, { commit: newer })).toBe(newer);
  expect(updateCommit({ source: 'host', commit }, { commit })).toBeUndefined();
  expect(updateCommit({ source: 'host', commit }, {})).toBeUndefined();
  expect(updateCommit({ source: 'host', commit }, undefined)).toBeUndefined();
  expect(updateCommit({ source: 'folder' }, { commit: newer })).toBeUndefined();
});
