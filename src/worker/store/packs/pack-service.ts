import type { Model } from '../../../core/catalogue/model';
import { failed, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import type {
  ExportOptions,
  ImportJob,
  ImportPreview,
  MadePack,
  OnPackProgress,
  PackPreview,
  PackStore,
  PickedFile,
} from '../../../core/packs/pack-store';
import type { StoredModel } from '../../../core/store/model-store';
import type { ModelRepository } from '../model-repository';
import { previewExport } from './export';
import { inspectFolder, openFolder } from './folder';
import { identify } from './identify';
import { hashFolder, importFolder } from './import-folder';
import { importPack, openKnownPack } from './import-pack';
import { inspectPack } from './inspect';
import { exportToBlob, exportToFile } from './targets';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

const aborted: Outcome<never, PackFailure> = failed({ kind: 'aborted' });

export interface PackContext {
  readonly repository: ModelRepository;
  /** Name of the lock that whoever changes a model holds. */
  readonly lockOf: (modelId: string) => string;
  /** Tells the other tabs that a model has come. */
  readonly changed: () => void;
}

export class PackService implements PackStore<FileSystemFileHandle> {
  readonly #jobs = new Map<string, AbortController>();

  constructor(readonly context: PackContext) {}

  previewExport(modelId: string, listed: Model | undefined): Result<PackPreview> {
    return previewExport(this.context.repository, modelId, listed);
  }

  exportPack(
    modelId: string,
    target: FileSystemFileHandle,
    { jobId, listed, signing }: ExportOptions,
    onProgress: OnPackProgress,
  ): Result<number> {
    return this.#job(jobId, (signal) =>
      exportToFile(this.context.repository, target, {
        modelId,
        listed,
        signing,
        signal,
        onProgress,
      }),
    );
  }

  packBlob(
    modelId: string,
    { jobId, listed, signing }: ExportOptions,
    onProgress: OnPackProgress,
  ): Result<MadePack> {
    return this.#job(jobId, (signal) =>
      exportToBlob(this.context.repository, { modelId, listed, signing, signal, onProgress }),
    );
  }

  inspectPack(file: Blob, catalogue: readonly Model[]): Result<ImportPreview> {
    return inspectPack(this.context.repository, file, catalogue);
  }

  importPack(
    file: Blob,
    catalogue: readonly Model[],
    { jobId, token }: ImportJob,
    onProgress: OnPackProgress,
  ): Result<StoredModel> {
    return this.#job(jobId, async (signal) => {
      const opened = await openKnownPack(file, token);
      if (!opened.ok) return opened;
      const identity = await identify(
        this.context.repository,
        opened.value.manifest.model,
        catalogue,
      );
      if (!identity.ok) return identity;
      return this.#alone(identity.value.model.id, signal, onProgress, () =>
        importPack(this.context.repository, file, opened.value, identity.value, signal, onProgress),
      );
    });
  }

  inspectFolder(files: readonly PickedFile[], catalogue: readonly Model[]): Result<ImportPreview> {
    return inspectFolder(this.context.repository, files, catalogue);
  }

  importFolder(
    files: readonly PickedFile[],
    catalogue: readonly Model[],
    { jobId, token }: ImportJob,
    onProgress: OnPackProgress,
  ): Result<StoredModel> {
    return this.#job(jobId, async (signal) => {
      const opened = await openFolder(files);
      if (!opened.ok) return opened;
      if (opened.value.token !== token) return failed({ kind: 'pack-changed' });
      const hashed = await hashFolder(opened.value, catalogue, signal, onProgress);
      if (!hashed.ok) return hashed;
      const { model } = hashed.value;
      const identity = await identify(this.context.repository, model, catalogue);
      if (!identity.ok) return identity;
      return this.#alone(identity.value.model.id, signal, onProgress, () =>
        importFolder(this.context.repository, hashed.value, identity.value, signal, onProgress),
      );
    });
  }

  abort(jobId: string): Promise<void> {
    this.#jobs.get(jobId)?.abort();
    return Promise.resolve();
  }

  async #job<Value>(jobId: string, work: (signal: AbortSignal) => Result<Value>): Result<Value> {
    const ending = new AbortController();
    this.#jobs.set(jobId, ending);
    try {
      return await work(ending.signal);
    } finally {
      this.#jobs.delete(jobId);
    }
  }

  /** Runs `work` as the only one, in all tabs, that changes this model. */
  async #alone(
    modelId: string,
    signal: AbortSignal,
    onProgress: OnPackProgress,
    work: () => Result<StoredModel>,
  ): Result<StoredModel> {
    const lock = this.context.lockOf(modelId);
    const { held } = await navigator.locks.query();
    if (held?.some(({ name }) => name === lock)) {
      onProgress({ phase: 'wait', doneBytes: 0, totalBytes: 0 });
    }
    try {
      return await navigator.locks.request(lock, { signal }, async () => {
        const outcome = await work();
        if (outcome.ok) this.context.changed();
        return outcome;
      });
    } catch (error) {
      if (signal.aborted) return aborted;
      throw error;
    }
  }
}
