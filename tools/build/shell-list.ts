import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { shellListPath, type ShellList } from '../../src/core/offline/shell-list';

/** An entry of the service worker's list of files to keep. */
interface Entry {
  url: string;
  revision: string | null;
  size: number;
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Writes `shell.json`: the SHA-256 of every file that the service worker keeps. It is made out of the
 * service worker's own list when that is final, so the two cannot differ, and becomes part of it. Its
 * revision there is its own SHA-256: from the service worker, which the browser keeps apart, hangs
 * the list, and from the list every file.
 *
 * @returns what sees the list of the service worker, and the plugin that tells it where the site is
 */
export function shellList(): {
  readonly plugin: Plugin;
  readonly transform: (entries: Entry[]) => { manifest: Entry[] };
} {
  let folder = '';
  return {
    plugin: {
      name: 'playground:shell-list',
      configResolved({ root, build }) {
        folder = resolve(root, build.outDir);
      },
    },
    transform(entries) {
      const paths = [...new Set(entries.map(({ url }) => url))].toSorted();
      const files = paths.map((path) => {
        const bytes = readFileSync(join(folder, path));
        return { path, sizeBytes: bytes.byteLength, sha256: sha256(bytes) };
      });
      const text = JSON.stringify({ files } satisfies ShellList);
      writeFileSync(join(folder, shellListPath), text);
      const own = { url: shellListPath, revision: sha256(text), size: Buffer.byteLength(text) };
      return { manifest: [...entries, own] };
    },
  };
}
