import { createMD5, createSHA1, createSHA256, type IHasher } from 'hash-wasm';
import type { Expected } from '../../core/store/discovery';
import { gitBlobHeader } from '../../core/hub/commit';

const makers = { sha256: createSHA256, sha1: createSHA1, md5: createMD5 };

type Kind = keyof typeof makers;

/** Hashers that nobody is using. */
const idle: Readonly<Record<Kind, IHasher[]>> = { sha256: [], sha1: [], md5: [] };

/**
 * Lends hashers to `work`. Each is a WebAssembly instance whose memory reserves gigabytes of address
 * space: made anew for every part, they use that up long before they are collected.
 */
export async function withHashers<const Kinds extends readonly Kind[], Value>(
  kinds: Kinds,
  work: (hashers: { readonly [Index in keyof Kinds]: IHasher }) => Promise<Value>,
): Promise<Value> {
  const lent = await Promise.all(
    kinds.map(async (kind) => idle[kind].pop() ?? (await makers[kind]())),
  );
  try {
    // One hasher for each kind, in their order: what mapping a tuple loses.
    return await work(lent.map((hasher) => hasher.init()) as { [Index in keyof Kinds]: IHasher });
  } finally {
    kinds.forEach((kind, index) => idle[kind].push(...lent.slice(index, index + 1)));
  }
}

/** What hashes a file for its check; of files that are compared by their SHA-256, or not at all, any will do. */
export function hasherKind({ check }: Expected): Kind {
  return check === 'git-sha1' ? 'sha1' : 'md5';
}

/** A hasher of `hasherKind` for a file: Git's begins with a header that names the file's size. */
export function forCheck(hasher: IHasher, { check }: Expected, sizeBytes: number): IHasher {
  if (check === 'md5') return hasher;
  if (check !== 'git-sha1') return unread(hasher);
  const begun: IHasher = {
    ...hasher,
    init: () => {
      hasher.init().update(gitBlobHeader(sizeBytes));
      return begun;
    },
  };
  return begun.init();
}

/** In the place of a hasher whose hash nobody reads: hashing large files once more would cost time for nothing. */
function unread(hasher: IHasher): IHasher {
  const idling: IHasher = {
    ...hasher,
    init: () => {
      hasher.init();
      return idling;
    },
    update: () => idling,
  };
  return idling.init();
}

/** Whether a file is what was expected, by its SHA-256 and what its check's own hasher has made of it. */
export function isExpected(expected: Expected, sha256: string, checkHash: string): boolean {
  switch (expected.check) {
    case 'sha256':
      return sha256 === expected.sha256;
    case 'git-sha1':
      return checkHash === expected.gitSha1;
    case 'md5':
      return checkHash === expected.md5;
    case 'first-use':
      return true;
  }
}

/** Whether bytes that are here as a whole are what was expected. */
export function bytesAreExpected(bytes: Uint8Array, expected: Expected): Promise<boolean> {
  return withHashers(['sha256', hasherKind(expected)], ([sha256, check]) => {
    const checking = forCheck(check, expected, bytes.byteLength);
    checking.update(bytes);
    const hashes = [sha256.update(bytes).digest(), checking.digest()] as const;
    return Promise.resolve(isExpected(expected, ...hashes));
  });
}
