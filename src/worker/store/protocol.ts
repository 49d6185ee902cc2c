import type { ProxyMarked } from 'comlink';
import type { Outcome } from '../../core/outcome';
import type { HubFolder } from '../../core/hub/folder';
import type { HubHit } from '../../core/hub/search';
import type {
  HeadPart,
  HeadWish,
  HubCommit,
  HubRepository,
  OnHubPause,
} from '../../core/store/hub-repository';
import type { PackStore } from '../../core/packs/pack-store';
import type { StoreFailure } from '../../core/store/failures';
import type { ModelStore } from '../../core/store/model-store';

/** Packs as the browser has files and keys. */
export type PackWorker = PackStore<FileSystemFileHandle>;

/** What a worker reads of a hub: `HubReader` without the question that stands before it. */
export interface HubWorker {
  look(folder: HubFolder, onPause: OnHubPause): Promise<Outcome<HubRepository, StoreFailure>>;
  newest(folder: HubFolder, onPause: OnHubPause): Promise<Outcome<HubCommit, StoreFailure>>;
  search(
    origin: string,
    words: string,
    onPause: OnHubPause,
  ): Promise<Outcome<readonly HubHit[], StoreFailure>>;
  head(
    repository: Pick<HubRepository, 'folder' | 'commit'>,
    path: string,
    wish: HeadWish,
    onPause: OnHubPause,
  ): Promise<Outcome<HeadPart, StoreFailure>>;
}

/** What the page may ask of the store worker; callbacks and ports cross as comlink proxies. */
export interface StoreWorker extends ModelStore {
  readonly packs: PackWorker & ProxyMarked;
  /** In the closed worker no hub can be reached. */
  readonly hub: HubWorker & ProxyMarked;
  /** Serves a stored model's files, as `VerifiedFiles`, to whoever holds the other end of `port`. */
  serve(modelId: string, port: MessagePort): Promise<Outcome<void, StoreFailure>>;
}

/**
 * Names that no other site of the same origin uses: each holds the path of this one.
 *
 * @param siteAddress absolute address of the page's folder; the worker gets it as its own name
 */
export function storeNames(siteAddress: string): {
  readonly database: string;
  readonly changes: string;
  downloadLock(modelId: string): string;
} {
  const path = new URL(siteAddress).pathname;
  return {
    database: `playground ${path}`,
    changes: `playground changes ${path}`,
    downloadLock: (modelId) => `playground download ${path} ${modelId}`,
  };
}
