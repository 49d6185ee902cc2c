import { proxyMarker } from 'comlink';
import type { PackWorker } from '../protocol';
import { removeLeftovers } from './leftovers';
import type { PackContext, PackService } from './pack-service';

/** Packs as a chunk of their own: most visits never load it. */
export class LazyPacks implements PackWorker {
  /** Its methods are called across the worker's boundary; it never crosses itself. */
  readonly [proxyMarker] = true;
  #loading: Promise<PackService> | undefined;

  constructor(readonly context: PackContext) {}

  /** Removes what imports that were cut off have left. */
  removeLeftovers(): Promise<void> {
    return removeLeftovers(this.context.repository, this.context.lockOf);
  }

  readonly previewExport: PackWorker['previewExport'] = async (...all) =>
    (await this.#service()).previewExport(...all);

  readonly exportPack: PackWorker['exportPack'] = async (...all) =>
    (await this.#service()).exportPack(...all);

  readonly packBlob: PackWorker['packBlob'] = async (...all) =>
    (await this.#service()).packBlob(...all);

  readonly inspectPack: PackWorker['inspectPack'] = async (...all) =>
    (await this.#service()).inspectPack(...all);

  readonly importPack: PackWorker['importPack'] = async (...all) =>
    (await this.#service()).importPack(...all);

  readonly inspectFolder: PackWorker['inspectFolder'] = async (...all) =>
    (await this.#service()).inspectFolder(...all);

  readonly importFolder: PackWorker['importFolder'] = async (...all) =>
    (await this.#service()).importFolder(...all);

  readonly abort: PackWorker['abort'] = async (jobId) => (await this.#loading)?.abort(jobId);

  #service(): Promise<PackService> {
    return (this.#loading ??= import('./pack-service').then(
      ({ PackService: Service }) => new Service(this.context),
      (error: unknown) => {
        // The next call may have more luck: the chunk comes over the network at the first visit.
        this.#loading = undefined;
        throw error;
      },
    ));
  }
}
