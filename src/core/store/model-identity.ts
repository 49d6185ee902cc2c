import type { ModelFile } from '../catalogue/files';

/**
 * What a model's files are, as a text that is the same for the same files, whatever their order and
 * wherever they came from: its SHA-256 names the model in votes and records.
 */
export function filesText(files: readonly Pick<ModelFile, 'path' | 'sha256'>[]): string {
  return files
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .toSorted()
    .join('');
}
