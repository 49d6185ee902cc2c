/** Most bytes of a pointer, and how many of a file's first ones `isLfsPointer` wants to see. */
export const mostPointerBytes = 1024;
export const pointerStartBytes = 40;

/**
 * Whether a file begins as what Git leaves in a folder in place of a large file that nobody has
 * fetched: a few lines that name it.
 *
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function isLfsPointer(first: Uint8Array): boolean {
  const start = String.fromCharCode(...first.subarray(0, pointerStartBytes));
  return /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\//.test(start);
}
