import type { ModelFile, Part } from '../catalogue/files';
import type { HubFile, HubHash } from '../hub/commit';
import type { Model, WholeModel } from '../catalogue/model';
import { hostOf } from '../catalogue/reach';
import type { FileCheck } from './model-store';
import { mlcFiles } from './mlc-files';
import type { WeightIndex } from './mlc-folder';

/** A model whose files its own index lists. */
export type DiscoveredModel = Model & {
  readonly files: Extract<Model['files'], { kind: 'discovered' }>;
};

export function isDiscovered(model: Model): model is DiscoveredModel {
  return model.files.kind === 'discovered';
}

/** What a file is compared with when it comes. */
export type Expected =
  HubHash | { readonly check: 'md5'; readonly md5: string } | { readonly check: 'first-use' };

/** A file to fetch, of which no parts are known before. */
export interface RemoteFile {
  readonly path: string;
  /** Absolute. */
  readonly address: string;
  /** Null where nobody says it before the file comes. */
  readonly sizeBytes: number | null;
  /** The index or the hub's list says the size: what differs is another file. Else it is what a host has said before. */
  readonly sizeIsListed: boolean;
  readonly expected: Expected;
  /**
   * Whether what an earlier visit brought can be gone on with: only where the whole is checked, or
   * where its address is pinned to a revision, are both halves sure to be of the same file.
   */
  readonly resumable: boolean;
}

/** Bytes in a part of a file that came in one piece. */
export const partBytes = 8 * 2 ** 20;

/**
 * Where a discovered model's files are, by the name that they have here.
 *
 * @param libraryPath what its library is called here: one that was imported keeps its name
 */
export function addressOf(
  { files, library }: DiscoveredModel,
  path: string,
  libraryPath: string = mlcFiles.library,
): string {
  if (path !== libraryPath) return files.folder + path;
  return library.kind === 'address' ? library.address : files.folder + library.path;
}

/** Whether its library is on another host than its other files. */
export function libraryIsElsewhere({ files, library }: DiscoveredModel): boolean {
  return library.kind === 'address' && hostOf(library.address) !== hostOf(files.folder);
}

/** What a model's folder has told of its files. */
export interface FoundFolder {
  readonly tokenizer: string;
  /** Which of its names the index has. */
  readonly indexFile: string;
  readonly index: WeightIndex;
  /** Path of its licence's text; undefined where there is none. */
  readonly licence: string | undefined;
}

/**
 * All files of a discovered model, in the order in which WebLLM reads them; what it does not read, the
 * licence, comes last.
 *
 * @param sizes what hosts say of files that no index lists, by path; null where they do not
 * @param published what the hub says of the folder's files, by path: it goes before the index
 */
export function remoteFiles(
  model: DiscoveredModel,
  { tokenizer, indexFile, index, licence }: FoundFolder,
  sizes: ReadonlyMap<string, number | null>,
  published: ReadonlyMap<string, HubFile> = new Map(),
): readonly RemoteFile[] {
  const sha256 = model.library.kind === 'address' ? model.library.sha256 : null;
  const isPinned = model.files.revision !== null;
  const file = (path: string, known: Expected, indexBytes?: number): RemoteFile => {
    const ofFolder = path !== mlcFiles.library || model.library.kind === 'file';
    const atHub = ofFolder ? published.get(path) : undefined;
    const listedBytes = atHub?.sizeBytes ?? indexBytes;
    const sizeBytes = listedBytes ?? sizes.get(path) ?? null;
    const sizeIsListed = listedBytes !== undefined;
    const expected = atHub && known.check !== 'sha256' ? atHub.hash : known;
    const resumable = expected.check !== 'first-use' || (ofFolder && isPinned);
    return { path, address: addressOf(model, path), sizeBytes, sizeIsListed, expected, resumable };
  };
  const unchecked: Expected = { check: 'first-use' };
  const library =
    model.library.kind === 'file' && model.library.path !== mlcFiles.library
      ? model.library.path
      : mlcFiles.library;
  return [
    file(mlcFiles.config, unchecked),
    file(library, sha256 === null ? unchecked : { check: 'sha256', sha256 }),
    file(tokenizer, unchecked),
    file(indexFile, unchecked),
    ...index.shards.map(({ path, sizeBytes, md5 }) =>
      file(path, md5 === null ? unchecked : { check: 'md5', md5 }, sizeBytes),
    ),
    ...(licence === undefined ? [] : [file(licence, unchecked)]),
  ];
}

/** A part of a file as it was cut here; its place in the file is its place in the list. */
export type CutPart = Pick<Part, 'sizeBytes' | 'sha256'>;

/** A file by its parts, as the store lists files: a single part is the file itself. */
export function fileOfParts(path: string, sha256: string, parts: readonly CutPart[]): ModelFile {
  const named = parts.map((part, index) => ({
    path: parts.length === 1 ? path : `${path}.part${index}`,
    ...part,
  }));
  return {
    path,
    sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    sha256,
    parts: named,
  };
}

/** The discovered model with what has been found: every file with its hashes. */
export function foundModel(
  model: DiscoveredModel,
  list: readonly ModelFile[],
  { largestTensorBytes }: WeightIndex,
): WholeModel {
  const { needs, library } = model;
  return {
    ...model,
    files: { kind: 'complete', folder: model.files.folder, list: [...list] },
    library: { kind: 'file', path: library.kind === 'file' ? library.path : mlcFiles.library },
    needs: {
      ...needs,
      largestBufferBytes: Math.max(needs.largestBufferBytes ?? 0, largestTensorBytes),
    },
  };
}

export function checksOf(files: readonly RemoteFile[]): Readonly<Record<string, FileCheck>> {
  return Object.fromEntries(files.map(({ path, expected }) => [path, expected.check]));
}
