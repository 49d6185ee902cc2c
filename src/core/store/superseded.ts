import type { ModelFile } from '../catalogue/files';
import type { DownloadRecord, ModelRecord } from './kept-models';

/**
 * Whether all that a download has brought is in a model of the same id that came otherwise. Of the part
 * that was coming only the beginning is here, under a hash of its own, which no file of a model has. One
 * that is on the way to another commit has more to bring.
 */
export function isSuperseded(
  download: DownloadRecord,
  { files, commit }: Pick<ModelRecord, 'files' | 'commit'>,
): boolean {
  if (commit !== undefined && (download.commit ?? commit) !== commit) return false;
  const parts = files.flatMap((file) => file.parts.map(({ sha256 }) => sha256));
  const known = new Set([...parts, ...files.flatMap((file) => beginningOf(download, file))]);
  return download.partHashes.every((hash) => known.has(hash));
}

/** What has come of the part after the last whole one, unless it is of another file than the model's. */
function beginningOf(
  { arrived = {} }: DownloadRecord,
  { path, sha256, parts }: ModelFile,
): readonly string[] {
  const file = Object.hasOwn(arrived, path) ? arrived[path] : undefined;
  const last = file?.chunks.at(-1);
  const part = parts[(file?.chunks.length ?? 0) - 1];
  if (!file || !last || !part || last.sizeBytes >= part.sizeBytes) return [];
  const { expected } = file;
  return expected.check === 'sha256' && expected.sha256 !== sha256 ? [] : [last.sha256];
}
