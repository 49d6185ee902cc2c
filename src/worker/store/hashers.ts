import { createSHA256, type IHasher } from 'hash-wasm';

/** Hashers that nobody is using. */
const idle: IHasher[] = [];

/**
 * Lends a SHA-256 hasher to `work`. Each is a WebAssembly instance whose memory reserves gigabytes
 * of address space: made anew for every part, they use that up long before they are collected.
 */
export async function withHasher<Value>(work: (hasher: IHasher) => Promise<Value>): Promise<Value> {
  const hasher = idle.pop() ?? (await createSHA256());
  try {
    return await work(hasher.init());
  } finally {
    idle.push(hasher);
  }
}
