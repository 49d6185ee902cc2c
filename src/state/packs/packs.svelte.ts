import type { GgufFileEntry } from '../../core/added/entry';
import { ggufFileEntryOf } from '../../core/added/gguf-file-entry';
import type { Model } from '../../core/catalogue/model';
import { isWholeModel, type GgufFile } from '../../core/gguf/file';
import { failed, success, type Outcome } from '../../core/outcome';
import type { PackFailure } from '../../core/packs/failures';
import type { FilePicker, Picked } from '../../core/packs/file-picker';
import { packSuffix } from '../../core/packs/format';
import type {
  ExportOptions,
  ImportPreview,
  PackPreview,
  PackProgress,
  PackStore,
  SigningKey,
} from '../../core/packs/pack-store';
import type { Calendar } from '../../core/ports';
import type { StoredModel } from '../../core/store/model-store';
import type { TrustedLibraries } from './trusted-libraries.svelte';

/** Where the way of a model into or out of this device is; one at a time. */
export type PackStatus =
  | { readonly step: 'idle' }
  /** A file or folder is looked at; nothing is taken yet. */
  | { readonly step: 'inspecting'; readonly name: string }
  /** The person sees what it is. `mustTrust`: its library has to be allowed as well. */
  | { readonly step: 'asking'; readonly preview: ImportPreview; readonly mustTrust: boolean }
  | { readonly step: 'importing'; readonly preview: ImportPreview; readonly progress: PackProgress }
  | { readonly step: 'imported'; readonly model: StoredModel }
  /** A GGUF file, as an entry without its bytes. */
  | { readonly step: 'kept'; readonly fileName: string }
  /** The licence texts of what would be exported. */
  | { readonly step: 'offering'; readonly modelId: string; readonly preview: PackPreview }
  | { readonly step: 'exporting'; readonly modelName: string; readonly progress: PackProgress }
  /** `sizeBytes` of the pack; `handedOver`: as a download, whose end the page does not see. */
  | {
      readonly step: 'exported';
      readonly modelId: string;
      readonly sizeBytes: number;
      readonly handedOver: boolean;
    }
  | { readonly step: 'failed'; readonly failure: PackFailure };

export interface PacksPorts<Target> {
  readonly store: PackStore<Target>;
  readonly picker: FilePicker<Target>;
  readonly libraries: Pick<TrustedLibraries, 'permits' | 'allow'>;
  /** With what a person has added: nothing from outside goes by one of their names unremarked. */
  readonly catalogue: readonly Model[];
  /** A new name for a piece of work. */
  readonly newId: () => string;
  /** Takes the file of an added entry, which is no pack; whether it is one. */
  readonly takeEntry: (file: Blob) => Promise<boolean>;
  /** Keeps the entry of a GGUF file; whether it is kept, which is told elsewhere where not. */
  readonly keepEntry: (entry: GgufFileEntry) => Promise<boolean>;
  readonly calendar: Calendar;
}

const idle: PackStatus = { step: 'idle' };
const nothingYet: PackProgress = { phase: 'copy', doneBytes: 0, totalBytes: 0 };

/** Models that come and go as files: what is chosen is shown first, then asked, then done. */
export class Packs<Target> {
  #status = $state.raw<PackStatus>(idle);
  #picked: Picked | undefined;
  /** Of the work under way: what answers with another one is not listened to any more. */
  #jobId = '';

  constructor(readonly ports: PacksPorts<Target>) {}

  get status(): PackStatus {
    return this.#status;
  }

  /** Something is read or written. */
  get isBusy(): boolean {
    return ['inspecting', 'importing', 'exporting'].includes(this.#status.step);
  }

  async chooseFile(): Promise<void> {
    await this.#takeChoice(await this.ports.picker.chooseFile());
  }

  async chooseFolder(): Promise<void> {
    await this.#takeChoice(await this.ports.picker.chooseFolder());
  }

  /** Looks at what was chosen or dropped. */
  async take(picked: Picked): Promise<void> {
    const { store, libraries, catalogue, takeEntry } = this.ports;
    if (picked.kind === 'file' && (await takeEntry(picked.file))) return;
    if (this.isBusy) return;
    const jobId = this.#begin({ step: 'inspecting', name: nameOf(picked) });
    const seen = await (picked.kind === 'file'
      ? store.inspectPack(picked.file, catalogue)
      : store.inspectFolder(picked.files, catalogue));
    if (this.#jobId !== jobId) return;
    if (!seen.ok) {
      this.#fail(seen.failure);
      return;
    }
    const { librarySha256, signature } = seen.value;
    if (signature.state === 'invalid') {
      this.#fail({ kind: 'bad-signature' });
      return;
    }
    this.#picked = picked;
    const mustTrust = !libraries.permits(librarySha256);
    this.#status = { step: 'asking', preview: seen.value, mustTrust };
  }

  /**
   * Imports what is being asked about.
   *
   * @param trustLibrary whether its library may run here; without that nothing happens where it has
   * to be asked
   */
  async agree(trustLibrary: boolean): Promise<void> {
    const picked = this.#picked;
    if (this.#status.step !== 'asking' || !picked) return;
    const { preview, mustTrust } = this.#status;
    if (mustTrust && !trustLibrary) return;
    if (mustTrust) this.ports.libraries.allow(preview.librarySha256);
    const { store, catalogue } = this.ports;
    const jobId = this.#begin({ step: 'importing', preview, progress: nothingYet });
    const job = { jobId, token: preview.token };
    const tell = (progress: PackProgress): void => {
      if (this.#jobId === jobId) this.#status = { step: 'importing', preview, progress };
    };
    const imported = await (picked.kind === 'file'
      ? store.importPack(picked.file, catalogue, job, tell)
      : store.importFolder(picked.files, catalogue, job, tell));
    if (this.#jobId !== jobId) return;
    if (imported.ok) this.#end({ step: 'imported', model: imported.value });
    else this.#fail(imported.failure);
  }

  /** The GGUF file that was just looked at, where it can be kept as an entry: it is a model by itself. */
  get keepable(): GgufFile | undefined {
    const status = this.#status;
    if (status.step !== 'failed' || status.failure.kind !== 'gguf') return undefined;
    return isWholeModel(status.failure) ? status.failure : undefined;
  }

  /** Keeps it as an entry; its bytes stay where they are. */
  async keep(): Promise<void> {
    const file = this.keepable;
    if (!file) return;
    const { keepEntry, calendar } = this.ports;
    const entry = ggufFileEntryOf(file, calendar.nowMs());
    if (!entry.ok) {
      this.#fail({ kind: 'broken-file', file: file.fileName, problem: entry.failure });
      return;
    }
    const isKept = await keepEntry(entry.value);
    if (this.keepable !== file) return;
    this.#end(isKept ? { step: 'kept', fileName: entry.value.fileName } : idle);
  }

  /**
   * Shows what an export of the model would hand on, its licences above all.
   *
   * @param name of the model, for as long as that is looked up
   */
  async offer(modelId: string, name: string): Promise<void> {
    if (this.isBusy) return;
    const jobId = this.#begin({ step: 'inspecting', name });
    const seen = await this.ports.store.previewExport(modelId, this.#listed(modelId));
    if (this.#jobId !== jobId) return;
    if (seen.ok) this.#status = { step: 'offering', modelId, preview: seen.value };
    else this.#fail(seen.failure);
  }

  /** Exports what is being offered, signed where a key is given. To be called by a press. */
  async export(signing?: SigningKey): Promise<void> {
    if (this.#status.step !== 'offering') return;
    const { modelId, preview } = this.#status;
    const modelName = preview.model.name;
    const { picker } = this.ports;
    const name = `${modelId}${packSuffix}`;
    const target = picker.canWrite ? await picker.chooseTarget(name) : success(undefined);
    if (!target.ok) {
      this.#fail(target.failure);
      return;
    }
    // The dialogue was closed: what was offered still is.
    if (picker.canWrite && target.value === undefined) return;
    const jobId = this.#begin({ step: 'exporting', modelName, progress: nothingYet });
    const tell = (progress: PackProgress): void => {
      if (this.#jobId === jobId) this.#status = { step: 'exporting', modelName, progress };
    };
    const options = { jobId, listed: this.#listed(modelId), signing };
    const written = await this.#write(target.value, { modelId, name, options, tell });
    if (this.#jobId !== jobId) return;
    const handedOver = target.value === undefined;
    if (!written.ok) this.#fail(written.failure);
    else this.#end({ step: 'exported', modelId, sizeBytes: written.value, handedOver });
  }

  /** Ends what is under way, or puts away what is shown. What an import has written is removed. */
  close(): void {
    if (this.isBusy) void this.ports.store.abort(this.#jobId);
    this.#end(idle);
  }

  async #write(
    target: Target | undefined,
    job: {
      readonly modelId: string;
      readonly name: string;
      readonly options: ExportOptions;
      readonly tell: (progress: PackProgress) => void;
    },
  ): Promise<Outcome<number, PackFailure>> {
    const { store, picker } = this.ports;
    const { modelId, name, options, tell } = job;
    if (target !== undefined) return store.exportPack(modelId, target, options, tell);
    const pack = await store.packBlob(modelId, options, tell);
    if (!pack.ok) return pack;
    if (this.#jobId !== options.jobId) return failed({ kind: 'aborted' });
    picker.download(pack.value.file, name);
    return success(pack.value.sizeBytes);
  }

  async #takeChoice(choice: Outcome<Picked | undefined, PackFailure>): Promise<void> {
    if (!choice.ok) this.#fail(choice.failure);
    else if (choice.value) await this.take(choice.value);
  }

  #listed(modelId: string): Model | undefined {
    return this.ports.catalogue.find(({ id }) => id === modelId);
  }

  #begin(status: PackStatus): string {
    this.#jobId = this.ports.newId();
    this.#status = status;
    return this.#jobId;
  }

  #fail(failure: PackFailure): void {
    this.#end(failure.kind === 'aborted' ? idle : { step: 'failed', failure });
  }

  #end(status: PackStatus): void {
    this.#jobId = '';
    this.#picked = undefined;
    this.#status = status;
  }
}

function nameOf(picked: Picked): string {
  return picked.kind === 'file' ? picked.name : (picked.files[0]?.path.split('/')[0] ?? '');
}
