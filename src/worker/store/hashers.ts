import { createMD5, createSHA256, type IHasher } from 'hash-wasm';

const makers = { sha256: createSHA256, md5: createMD5 };

type Kind = keyof typeof makers;

/** Hashers that nobody is using. */
const idle: Readonly<Record<Kind, IHasher[]>> = { sha256: [], md5: [] };

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
