/** A model's repository as the hub describes it: what is read before anything large is fetched. */
import type { HubFile } from '../hub/commit';
import type { HubFolder } from '../hub/folder';
import type { GgufWord, ModelInfo } from '../hub/model-info';
import type { HubHit } from '../hub/search';
import type { Outcome } from '../outcome';
import type { StoreFailure } from './failures';
import type { ChatConfig, WeightIndex } from './mlc-folder';
import type { Pause } from './model-store';

/** What the files of a repository are for. */
export type HubContents =
  /** MLC's layout: WebLLM runs it. */
  | { readonly kind: 'mlc'; readonly config: ChatConfig; readonly index: WeightIndex }
  | ({ readonly kind: 'gguf' } & GgufWord)
  /** Weights of another form, or none. */
  | { readonly kind: 'other' };

/** A repository at one commit. All that it says of itself is the word of whoever made it. */
export interface HubRepository extends Pick<
  ModelInfo,
  'commit' | 'licenceTag' | 'baseModels' | 'languages'
> {
  /** As it was asked for; a `path` that is not the repository's own limits `files` to that folder. */
  readonly folder: HubFolder;
  /** By their path in the folder, with sizes and hashes. */
  readonly files: readonly HubFile[];
  readonly contents: HubContents;
}

/** Told, every second, of a hub that has refused and is asked again by itself; of undefined once it is. */
export type OnHubPause = (pause: Pause | undefined) => void;

/** The commit that a revision of a repository stands for now. */
export type HubCommit = Pick<ModelInfo, 'commit' | 'madeAtMs'>;

/** Which bytes of a file's beginning are wanted: those that are missing. */
export interface HeadWish {
  /** Where they begin: all before has come. */
  readonly fromBytes: number;
  /** Where they end, or the file where it is shorter. */
  readonly toBytes: number;
  /** Of the version that has come; null where the host has said none, or nothing has come. */
  readonly etag: string | null;
  /** Of the whole file, as the hub lists it. */
  readonly sizeBytes: number;
}

/** Bytes of a file's beginning. */
export interface HeadPart<Bytes extends Uint8Array = Uint8Array> {
  /** Where they go on, or 0: the host has sent all anew, or another version. */
  readonly fromBytes: number;
  readonly bytes: Bytes;
  readonly etag: string | null;
}

/** Reads the hub. Each call asks a person first where they have not said that it may be asked. */
export interface HubReader {
  /** Looks a repository up: its commit, the list of its files, and the small files that tell what it is. */
  look(
    folder: HubFolder,
    signal: AbortSignal,
    onPause?: OnHubPause,
  ): Promise<Outcome<HubRepository, StoreFailure>>;
  /** Asks which commit the folder's revision stands for now. */
  newest(
    folder: HubFolder,
    signal: AbortSignal,
    onPause?: OnHubPause,
  ): Promise<Outcome<HubCommit, StoreFailure>>;
  /** @param words are sent to the hub as they are */
  search(
    words: string,
    signal: AbortSignal,
    onPause?: OnHubPause,
  ): Promise<Outcome<readonly HubHit[], StoreFailure>>;
  /**
   * Reads more of the beginning of a file of a repository, for a head that tells what is in it.
   *
   * @param path as `HubRepository.files` has it
   */
  head(
    repository: Pick<HubRepository, 'folder' | 'commit'>,
    path: string,
    wish: HeadWish,
    signal: AbortSignal,
    onPause?: OnHubPause,
  ): Promise<Outcome<HeadPart, StoreFailure>>;
}
