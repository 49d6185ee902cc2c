import { totalBytes } from '../catalogue/files';
import type { Model } from '../catalogue/model';

/**
 * What the page takes beside the models on the GPU, in bytes: its own heap and that of WebLLM in its
 * worker. Rounded up from what `npm run bench -- tab-memory` shows (docs/benchmarks.md), without the
 * buffers in which weights are held while they are copied.
 */
export const pageBytes = 330e6;

/** MLC puts small tensors together into files of up to this; a larger tensor has a file of its own. */
const sharedFileBytes = 32 * 2 ** 20;

/**
 * What the tab takes beside a model on the GPU while it is loaded, in bytes; null where that is not
 * known. A file of weights is held twice while it is copied: as its parts, and as the one buffer that is
 * handed over.
 */
export function tabBytes({ largestBufferBytes }: Model['needs']): number | null {
  return largestBufferBytes === null
    ? null
    : pageBytes + 2 * Math.max(largestBufferBytes, sharedFileBytes);
}

/**
 * GPU memory that a model takes with a context of so many tokens, in bytes; null where that is not
 * known. Where only the whole is known, a smaller context is counted as though it saved nothing.
 */
export function memoryAt(needs: Model['needs'], contextTokens: number): number | null {
  const { memoryBytes, kvBytesPerToken } = needs;
  if (memoryBytes === null) return null;
  const moreTokens = contextTokens - needs.contextTokens;
  if (kvBytesPerToken === null) return moreTokens > 0 ? null : memoryBytes;
  return Math.max(0, memoryBytes + moreTokens * kvBytesPerToken);
}

/** What is certain to be taken, at the least: the memory where it is known, else the files' bytes. */
export function leastMemoryAt(
  { needs, files }: Pick<Model, 'needs' | 'files'>,
  contextTokens: number,
): number {
  const ofFiles = files.kind === 'complete' ? totalBytes(files.list) : (files.sizeBytes ?? 0);
  return memoryAt(needs, contextTokens) ?? ofFiles;
}
