import { proxyMarker, transfer } from 'comlink';
import { success, type Outcome } from '../../core/outcome';
import { folderAddress } from '../../core/hub/folder';
import { ggufHeadBytes } from '../../core/gguf/head';
import type { StoreFailure } from '../../core/store/failures';
import { searchHub, type HubContext } from './hub-listing';
import { lookUp } from './look-up';
import type { HubWorker } from './protocol';
import { readBeginning } from './read-small-file';
import { retrying } from './retrying';

/** What the store worker reads of a hub for a person who looks around: nothing of it is kept. */
export class HubReaderService implements HubWorker {
  /** Its methods are called across the worker's boundary; it never crosses itself. */
  readonly [proxyMarker] = true;
  /** Never aborted: the page ends the worker, and its requests with it. */
  readonly #signal = new AbortController().signal;

  constructor(readonly context: HubContext) {}

  readonly look: HubWorker['look'] = (folder) => lookUp(this.context, folder, this.#signal);

  readonly search: HubWorker['search'] = (origin, words) =>
    searchHub(this.context, origin, words, this.#signal);

  readonly head: HubWorker['head'] = async ({ folder, commit }, path, mostBytes) => {
    const address = folderAddress(folder, commit) + path;
    const bound = Math.min(mostBytes, ggufHeadBytes);
    const asked = { address, file: path, mostBytes: bound, signal: this.#signal };
    const read: Outcome<Uint8Array<ArrayBuffer>, StoreFailure> = await retrying(
      this.context,
      this.#signal,
      () => readBeginning(this.context, asked),
    );
    return read.ok ? transfer(success(read.value), [read.value.buffer]) : read;
  };
}
