import { proxyMarker, transfer } from 'comlink';
import { success } from '../../core/outcome';
import { folderAddress } from '../../core/hub/folder';
import { ggufHeadBytes } from '../../core/gguf/head';
import { modelInfo, searchHub, type HubContext } from './hub-listing';
import { lookUp } from './look-up';
import { withPausesTold } from './pauses';
import type { HubWorker } from './protocol';
import { FileBeginning } from './read-beginning';
import { gettingOn } from './retrying';

/**
 * What the store worker reads of a hub for a person who looks around: nothing of it is kept. Commit, list
 * and small files are read and checked by the functions that a download begins with.
 */
export class HubReaderService implements HubWorker {
  /** Its methods are called across the worker's boundary; it never crosses itself. */
  readonly [proxyMarker] = true;
  /** Never aborted: the page ends the worker, and its requests with it. */
  readonly #signal = new AbortController().signal;

  constructor(readonly context: HubContext) {}

  readonly look: HubWorker['look'] = (folder, onPause) =>
    lookUp(withPausesTold(this.context, onPause), folder, this.#signal);

  readonly newest: HubWorker['newest'] = async (folder, onPause) => {
    const info = await modelInfo(withPausesTold(this.context, onPause), folder, this.#signal);
    if (!info.ok) return info;
    const { commit, madeAtMs } = info.value;
    return success({ commit, madeAtMs });
  };

  readonly search: HubWorker['search'] = (origin, words, onPause) =>
    searchHub(withPausesTold(this.context, onPause), origin, words, this.#signal);

  readonly head: HubWorker['head'] = async ({ folder, commit }, path, wish, onPause) => {
    const beginning = new FileBeginning(this.context, {
      ...wish,
      address: folderAddress(folder, commit) + path,
      file: path,
      toBytes: Math.min(wish.toBytes, ggufHeadBytes),
      signal: this.#signal,
    });
    const read = await gettingOn(withPausesTold(this.context, onPause), this.#signal, {
      offsetBytes: () => beginning.offsetBytes,
      leastStepBytes: 1,
      attempt: () => beginning.read(),
    });
    return read.ok ? transfer(success(read.value), [read.value.bytes.buffer]) : read;
  };
}
