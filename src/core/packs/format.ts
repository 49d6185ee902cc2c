/** The pack format in names and numbers; docs/pack-format.md has it in words. */

export const packFormat = 'playground model pack';
export const packVersion = 1;

/** Files of this ending are offered to be opened; the content decides. */
export const packSuffix = '.modelpack.tar';

/** Tar's unit: headers are one block, contents are filled up to whole blocks. */
export const blockBytes = 512;
/** Two blocks of zeros. */
export const endBytes = 2 * blockBytes;

export const mostManifestBytes = 4 * 1024 * 1024;
/** A part is read into memory whole. The store's own parts are of 8 MiB at most. */
export const mostPartBytes = 64 * 1024 * 1024;
export const mostLicenceBytes = 1024 * 1024;

export const manifestEntry = 'manifest.json';
export const signatureEntry = 'signature.json';

export function partEntry(sha256: string): string {
  return `parts/${sha256}`;
}

/** Named by its place: names of files may be longer than a tar header's field. */
export function licenceEntry(index: number): string {
  return `licences/${index}.txt`;
}

/** Zeros between a content's end and the next block. */
export function paddingBytes(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
}
