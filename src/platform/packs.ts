import type * as Comlink from 'comlink';
import type { Remote } from 'comlink';
import type { Model } from '../core/catalogue/model';
import type { Outcome } from '../core/outcome';
import type { PackFailure } from '../core/packs/failures';
import type {
  ExportOptions,
  ImportJob,
  ImportPreview,
  MadePack,
  OnPackProgress,
  PackPreview,
  PickedFile,
} from '../core/packs/pack-store';
import type { StoredModel } from '../core/store/model-store';
import type { PackWorker } from '../worker/store/protocol';
import type { WorkerStore } from './store';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

/** The store worker's packs, as the page calls them. Files and keys cross as references. */
export class WorkerPacks implements PackWorker {
  /** @param store the worker's; what becomes of one that dies is its part */
  constructor(readonly store: Pick<WorkerStore, 'abort' | 'call'>) {}

  previewExport(modelId: string, listed: Model | undefined): Result<PackPreview> {
    return this.#call((remote) => remote.previewExport(modelId, listed));
  }

  exportPack(
    modelId: string,
    target: FileSystemFileHandle,
    options: ExportOptions,
    onProgress: OnPackProgress,
  ): Result<number> {
    return this.#call((remote, { proxy }) =>
      remote.exportPack(modelId, target, options, proxy(onProgress)),
    );
  }

  packBlob(modelId: string, options: ExportOptions, onProgress: OnPackProgress): Result<MadePack> {
    return this.#call((remote, { proxy }) => remote.packBlob(modelId, options, proxy(onProgress)));
  }

  inspectPack(file: Blob, catalogue: readonly Model[]): Result<ImportPreview> {
    return this.#call((remote) => remote.inspectPack(file, catalogue));
  }

  importPack(
    file: Blob,
    catalogue: readonly Model[],
    job: ImportJob,
    onProgress: OnPackProgress,
  ): Result<StoredModel> {
    return this.#call((remote, { proxy }) =>
      remote.importPack(file, catalogue, job, proxy(onProgress)),
    );
  }

  inspectFolder(files: readonly PickedFile[], catalogue: readonly Model[]): Result<ImportPreview> {
    return this.#call((remote) => remote.inspectFolder(files, catalogue));
  }

  importFolder(
    files: readonly PickedFile[],
    catalogue: readonly Model[],
    job: ImportJob,
    onProgress: OnPackProgress,
  ): Result<StoredModel> {
    return this.#call((remote, { proxy }) =>
      remote.importFolder(files, catalogue, job, proxy(onProgress)),
    );
  }

  /** Also while the page waits for room, and asks the worker for nothing else. */
  abort(jobId: string): Promise<void> {
    return this.store.abort(jobId, ({ packs }) => packs);
  }

  #call<Value>(
    work: (remote: Remote<PackWorker>, comlink: typeof Comlink) => Result<Value>,
  ): Result<Value> {
    return this.store.call((remote, comlink) => work(remote.packs, comlink));
  }
}
