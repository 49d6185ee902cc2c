import type { ModelFile } from '../catalogue/files';
import type { Model, WholeModel } from '../catalogue/model';
import type { Outcome } from '../outcome';
import type { StoreFailure } from './failures';
import type { Refusal } from './refusal';

/** Where a model's files came from. */
export type ModelSource = 'site' | 'host' | 'pack' | 'folder';

/** What a file was checked against when it came; SHA-256 guards it here from then on. */
export type FileCheck =
  /** A SHA-256 that the catalogue, the hub or the pack's manifest had. */
  | 'sha256'
  /** Git's own hash (SHA-1), by which the hub lists a small file of a commit. */
  | 'git-sha1'
  /** The MD5 that the model's own index has for its shards. */
  | 'md5'
  /** No hash of the file is published: what came first is taken for right. */
  | 'first-use';

/** What a model says that it is, where that is another one. */
export interface CalledItself {
  readonly id: string;
  readonly name: string;
}

/** A whole and verified model on this device. */
export interface StoredModel {
  readonly id: string;
  /**
   * What it is, as it was known when it came, with the files that are here. Null where an early
   * version of the playground has kept it without noting that.
   */
  readonly model: WholeModel | null;
  /** What its files were when it was fetched: `sameFiles` tells whether the catalogue's are others. */
  readonly files: readonly ModelFile[];
  /** Where another model has its id or its name: then `id` and `model.name` are its own alone. */
  readonly callsItself?: CalledItself;
  /** Where its library came from, if that is not one of the files of its folder. */
  readonly libraryAddress?: string;
  /** The commit of its folder that its files are of, where it came from a repository that has such. */
  readonly commit?: string;
  /** By path of the file. */
  readonly checks: Readonly<Record<string, FileCheck>>;
  readonly source: ModelSource;
  /** Bytes of its files. */
  readonly sizeBytes: number;
  /** Milliseconds since 1970 of the moment at which the model became whole. */
  readonly committedAtMs: number;
  /** When every byte of it was last hashed, in the same unit. */
  readonly verifiedAtMs: number;
  /** When it was last loaded; null: never. */
  readonly usedAtMs: number | null;
}

/** A file on its way. */
export interface FileProgress {
  readonly path: string;
  readonly doneBytes: number;
  /** Null while nobody has said it: such a file is not whole, whatever has come of it. */
  readonly sizeBytes: number | null;
}

/** A request that was refused and is made again by itself. */
export interface Pause {
  /** Absent: the site's own. */
  readonly host?: string;
  readonly refusal?: Refusal;
  readonly secondsLeft: number;
}

export interface FetchProgress {
  /**
   * `verify`: a check or a repair looks for damage first. `wait`: another tab is fetching this model;
   * its progress is shown.
   */
  readonly phase: 'preflight' | 'verify' | 'fetch' | 'wait';
  /** Bytes that are here or have just arrived; in a repair, those of them that were found intact. */
  readonly doneBytes: number;
  /** 0 while a preflight has not found it; of a file of unknown size what has come counts. */
  readonly totalBytes: number;
  /** Each file, in loading order; empty in phases that do not go by files. */
  readonly files: readonly FileProgress[];
  /** The one that ends first, where there are some; absent while something is being asked for. */
  readonly pause?: Pause;
}

/** A download that was begun and is not whole: it goes on where it was. */
export interface UnfinishedDownload {
  readonly id: string;
  readonly doneBytes: number;
  /** Null where it was cut off before its files were known. */
  readonly totalBytes: number | null;
  /** The commit that it is of, where that is known. */
  readonly commit?: string;
}

/** Records that this version cannot read; they stay, with their parts, until a person deletes them. */
export interface UnreadableRecords {
  readonly models: readonly unknown[];
  readonly downloads: readonly unknown[];
}

export interface Verification {
  /** Files with parts that are missing or differ from their hash; none where all is well. */
  readonly damaged: readonly string[];
}

/** What this site keeps in the browser's storage, each part counted once. */
export interface StorageUse {
  /** Parts of whole models. */
  readonly modelBytes: number;
  /** What models have in common and is kept once: the sum of their sizes is this much larger. */
  readonly sharedBytes: number;
  /** Parts of downloads that are not whole. */
  readonly unfinishedBytes: number;
}

/**
 * The model files of this device. A model is listed only when its manifest has been committed,
 * after every part was hashed and written; whatever else is in the database is not a model.
 */
export interface ModelStore {
  list(): Promise<Outcome<readonly StoredModel[], StoreFailure>>;
  unfinished(): Promise<Outcome<readonly UnfinishedDownload[], StoreFailure>>;
  usage(): Promise<Outcome<StorageUse, StoreFailure>>;
  unreadable(): Promise<Outcome<UnreadableRecords, StoreFailure>>;
  /**
   * Makes the model whole, fetching only what is missing. Resolves at once where it already is. An
   * older version of it stays until the new one is whole. Two tabs that ask for the same model share
   * one download.
   */
  fetch(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<StoredModel, StoreFailure>>;
  /** Hashes every byte of a model that is here; changes nothing. */
  verify(
    modelId: string,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<Verification, StoreFailure>>;
  /** Checks every part of a model that is here and fetches again those that are damaged. */
  repair(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<StoredModel, StoreFailure>>;
  /** Ends this tab's fetch, check or repair of the model, as `aborted`; what has arrived is kept. */
  abort(modelId: string): Promise<void>;
  /** Takes the model away, with every part that no other model needs. */
  remove(modelId: string): Promise<Outcome<void, StoreFailure>>;
  /** Gives an unfinished download up, with what has arrived of it. */
  discard(modelId: string): Promise<Outcome<void, StoreFailure>>;
  /** Notes that the model has been loaded now. */
  noteUse(modelId: string): Promise<Outcome<void, StoreFailure>>;
}
