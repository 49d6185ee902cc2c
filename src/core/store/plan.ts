import type { ModelFile, Part } from '../catalogue/files';

/** A part to fetch, with the file that an error names. */
export interface WantedPart extends Part {
  readonly file: string;
}

export interface FetchPlan {
  /** Each distinct part that is not here, in loading order. */
  readonly missing: readonly WantedPart[];
  readonly missingBytes: number;
  /** Bytes of all distinct parts, here or not. */
  readonly totalBytes: number;
}

/** What has to be fetched to make `files` whole, given the hashes of the parts that are here. */
export function planFetch(files: readonly ModelFile[], here: ReadonlySet<string>): FetchPlan {
  const distinct = new Map<string, WantedPart>();
  for (const file of files) {
    for (const part of file.parts) {
      if (!distinct.has(part.sha256)) distinct.set(part.sha256, { ...part, file: file.path });
    }
  }
  const all = [...distinct.values()];
  const missing = all.filter((part) => !here.has(part.sha256));
  return { missing, missingBytes: sumBytes(missing), totalBytes: sumBytes(all) };
}

function sumBytes(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.sizeBytes, 0);
}

/** Whether two listings are of the same bytes under the same names. */
export function sameFiles(one: readonly ModelFile[], other: readonly ModelFile[]): boolean {
  const names = (files: readonly ModelFile[]): string =>
    files.map(({ path, sha256 }) => `${sha256} ${path}`).join('\n');
  return names(one) === names(other);
}
