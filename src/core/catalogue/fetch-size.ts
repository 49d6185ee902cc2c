import { totalBytes } from './files';
import type { Model } from './model';

/** What a download of a model comes to, before it begins. */
export interface FetchSize {
  /** Null: not known before the preflight of the download. */
  readonly bytes: number | null;
  /** False: the catalogue's estimate of the weights, without tokenizer and library. */
  readonly isExact: boolean;
}

/** How much there is to fetch of a model that is not here, as far as the catalogue knows. */
export function fetchSize({ files }: Pick<Model, 'files'>): FetchSize {
  return files.kind === 'complete'
    ? { bytes: totalBytes(files.list), isExact: true }
    : { bytes: files.sizeBytes, isExact: false };
}
