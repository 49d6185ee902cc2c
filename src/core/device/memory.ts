import { totalBytes } from '../catalogue/files';
import type { Model } from '../catalogue/model';

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
