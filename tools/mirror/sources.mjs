// @ts-check
/** Where a mirror's files come from: a folder of this machine, or the model's own addresses. */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { core } from './core.mjs';

/**
 * @typedef {object} Source
 * @property {(path: string) => boolean} has whether there may be such a file
 * @property {(path: string) => Promise<AsyncIterable<Uint8Array>>} open its bytes, from the start
 */

/** @param {string} folder @returns {Source} */
export function folderSource(folder) {
  const libraries = readdirSync(folder).filter((name) => name.endsWith('.wasm'));
  const [library] = libraries;
  /** @param {string} path */
  const place = (path) => {
    const named = join(folder, path);
    // MLC names libraries after what they were compiled for.
    return path === 'library.wasm' && !existsSync(named) && libraries.length === 1 && library
      ? join(folder, library)
      : named;
  };
  return {
    has: (path) => existsSync(place(path)),
    open: (path) => Promise.resolve(createReadStream(place(path))),
  };
}

/**
 * @param {string} folder address, with a slash at its end
 * @param {string | undefined} library address of the library, where it is elsewhere
 * @returns {Source}
 */
export function addressSource(folder, library) {
  return {
    // What is beyond the index is not asked for.
    has: (path) => path !== 'LICENSE',
    async open(path) {
      const address = path === 'library.wasm' && library ? library : folder + path;
      const response = await fetch(address);
      if (!response.ok || !response.body) throw new Error(`${response.status} for ${address}`);
      return response.body;
    },
  };
}

/** @type {typeof import('../../src/core/store/lfs-pointer')} */
const lfs = await core('store/lfs-pointer.ts');

/**
 * A file's bytes, unless Git has left a pointer in its place: whoever copied that would copy a model
 * that is none.
 *
 * @param {Source} source
 * @param {string} path
 */
export async function* fetched(source, path) {
  let isFirst = true;
  for await (const piece of await source.open(path)) {
    if (isFirst && lfs.isLfsPointer(piece)) {
      throw new Error(`${path} is a Git LFS pointer: run git lfs pull, or get the file itself`);
    }
    isFirst = false;
    yield piece;
  }
}

/** @param {AsyncIterable<Uint8Array>} bytes @param {number} mostBytes */
export async function wholeText(bytes, mostBytes) {
  const pieces = [];
  let sizeBytes = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    sizeBytes += piece.byteLength;
    if (sizeBytes > mostBytes) throw new Error(`more than ${mostBytes} bytes`);
  }
  return Buffer.concat(pieces).toString('utf8');
}
