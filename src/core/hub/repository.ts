/** A model's repository as the hub describes it: what is read before anything large is fetched. */
import type { Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import type { ChatConfig, WeightIndex } from '../store/mlc-folder';
import type { HubFile } from './commit';
import type { HubFolder } from './folder';

/** What the files of a repository are for. */
export type HubContents =
  /** MLC's layout: WebLLM runs it. */
  | { readonly kind: 'mlc'; readonly config: ChatConfig; readonly index: WeightIndex }
  | {
      readonly kind: 'gguf';
      /** What the hub itself has read of one of the files; null: it does not say. */
      readonly architecture: string | null;
      readonly contextTokens: number | null;
      readonly parameters: number | null;
    }
  /** Weights of another form, or none. */
  | { readonly kind: 'other' };

/** A repository at one commit. All that it says of itself is the word of whoever made it. */
export interface HubRepository {
  /** As it was asked for; a `path` that is not the repository's own limits `files` to that folder. */
  readonly folder: HubFolder;
  readonly commit: string;
  /** By their path in the folder, with sizes and hashes. */
  readonly files: readonly HubFile[];
  /** The hub's tag of its licence: "apache-2.0"; null: none. */
  readonly licenceTag: string | null;
  /** Repositories that it says it was made out of. */
  readonly baseModels: readonly string[];
  /** BCP 47 tags of its languages, as it claims them; null: it names none. */
  readonly languages: readonly string[] | null;
  readonly contents: HubContents;
}

/** A repository that a search has found. */
export interface HubHit {
  /** Owner and name. */
  readonly repository: string;
  readonly layout: HubContents['kind'];
  readonly licenceTag: string | null;
  readonly isGated: boolean;
  /** In the last 30 days, as the hub counts them; null: it does not say. */
  readonly downloads: number | null;
}

/** Reads the hub. Each call asks a person first where they have not said that it may be asked. */
export interface HubReader {
  /** Looks a repository up: its commit, the list of its files, and the small files that tell what it is. */
  look(folder: HubFolder, signal: AbortSignal): Promise<Outcome<HubRepository, StoreFailure>>;
  /** @param words are sent to the hub as they are */
  search(words: string, signal: AbortSignal): Promise<Outcome<readonly HubHit[], StoreFailure>>;
  /**
   * Reads the beginning of a file of a repository, for a head that tells what is in it.
   *
   * @param path as `HubRepository.files` has it
   * @returns at most `mostBytes`, fewer where the file is shorter
   */
  head(
    repository: Pick<HubRepository, 'folder' | 'commit'>,
    path: string,
    mostBytes: number,
    signal: AbortSignal,
  ): Promise<Outcome<Uint8Array, StoreFailure>>;
}
