import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filesIn, gitBlobHeader, nextCursor, parseTreePage } from './commit';
import { revisionAddress, treeAddress } from './folder';

const commit = '0123456789abcdef0123456789abcdef01234567';
const sha256 = 'a'.repeat(64);
const folder = {
  origin: 'https://hub.example',
  repository: 'a/b',
  revision: 'refs/pr/1',
  path: '',
};

const small = { type: 'file', oid: commit, size: 7, path: 'mlc-chat-config.json' };
const large = {
  type: 'file',
  oid: commit,
  size: 3_000_000,
  lfs: { oid: sha256, size: 3_000_000, pointerSize: 132 },
  xetHash: 'b'.repeat(64),
  path: 'params_shard_0.bin',
};

const page = (entries: readonly object[], link: string | null = null) =>
  parseTreePage(JSON.stringify(entries), link);

test('a revision is asked for by its whole name, a list by its commit', () => {
  expect(revisionAddress(folder)).toBe('https://hub.example/api/models/a/b/revision/refs%2Fpr%2F1');
  const first = `https://hub.example/api/models/a/b/tree/${commit}?recursive=true`;
  expect(treeAddress(folder, commit)).toBe(first);
  expect(treeAddress(folder, commit, 'a&b=')).toBe(`${first}&cursor=a%26b%3D`);
});

describe('the list of a commit', () => {
  test('has the hash of each file: its own of a small one, its content’s of a large one', () => {
    const folders = [{ type: 'directory', oid: commit, size: 0, path: 'sub' }, { type: 'later' }];
    expect(page([...folders, small, large])).toEqual({
      ok: true,
      value: {
        files: [
          { path: small.path, sizeBytes: 7, hash: { check: 'git-sha1', gitSha1: commit } },
          { path: large.path, sizeBytes: 3_000_000, hash: { check: 'sha256', sha256 } },
        ],
        cursor: null,
        mayGoOn: false,
      },
    });
  });

  test.each(['../up', '/root', 'a/../b', 'a//b', './a', 'a b', 'a?b', 'a%2e', ''])(
    'leaves out a file that nothing could be asked for by its name: %s',
    (path) => {
      expect(page([{ ...small, path }])).toMatchObject({ value: { files: [] } });
    },
  );

  test.each([
    [{ ...small, size: -1 }],
    [{ ...small, size: 2 ** 60 }],
    [{ ...small, oid: 'abc' }],
    [{ ...large, lfs: { oid: commit, size: 3 } }],
  ])('is not read with an entry that says nothing: %j', (entry) => {
    expect(page([small, entry]).ok).toBe(false);
  });

  test('is read or refused, whatever comes, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.string(), (text, link) => {
        const read = parseTreePage(text, link);
        expect(read.ok || read.failure !== '').toBe(true);
      }),
    );
  });

  test('goes on where the hub says so, by the cursor alone', () => {
    const next = `<${treeAddress(folder, commit, 'a+/=')}>; rel="next"`;
    expect(page([small], next)).toMatchObject({ value: { cursor: 'a+/=', mayGoOn: false } });
    expect(nextCursor(`<https://x.example/?cursor=one>; rel="prev", ${next}`)).toBe('a+/=');
    for (const none of [
      null,
      '',
      '<https://x.example/?cursor=a>; rel="last"',
      '<https://x.example/>; rel="next"',
      '<?cursor=%ff>; rel=next',
    ]) {
      expect(nextCursor(none), String(none)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (cursor) => {
        expect(nextCursor(`<${treeAddress(folder, commit, cursor)}>; rel="next"`)).toBe(cursor);
      }),
    );
  });

  test('that is full may go on where nothing is said', () => {
    const full = Array.from({ length: 1000 }, (_, at) => ({ ...small, path: `${at}` }));
    expect(page(full)).toMatchObject({ value: { mayGoOn: true } });
    expect(page(full.slice(1))).toMatchObject({ value: { mayGoOn: false } });
  });

  test('has the files of a folder by their path in it, unless one is there twice', () => {
    const hash = { check: 'sha256', sha256 } as const;
    const files = ['a/one', 'a/b/two', 'ab', 'one'].map((path) => ({ path, sizeBytes: 1, hash }));
    expect([...(filesIn(files, 'a/')?.keys() ?? [])]).toEqual(['one', 'b/two']);
    expect(filesIn(files, '')?.get('one')).toMatchObject({ path: 'one' });
    expect(filesIn([...files, ...files], '')).toBeUndefined();
  });
});

test('Git’s name of a file is the SHA-1 of its header and its bytes', () => {
  const name = (content: string): string => {
    const bytes = new TextEncoder().encode(content);
    return createHash('sha1').update(gitBlobHeader(bytes.byteLength)).update(bytes).digest('hex');
  };
  // As `git hash-object` has them.
  expect(name('')).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  expect(name('what is up, doc?')).toBe('bd9dbf5aae1a3862dd1526723246b20206e5fc37');
});
