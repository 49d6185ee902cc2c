import type { Model } from '../catalogue/model';
import type { Outcome } from '../outcome';
import type { CalledItself, ModelSource, StoredModel } from '../store/model-store';
import type { PackFailure } from './failures';
import type { EntryFacts } from './folder-model';
import type { Standing } from './standing';

/** What a pack's signature is worth. Whose key it is, nobody has checked. */
export type SignatureState =
  | { readonly state: 'none' }
  /** Whoever made the pack holds the key with this fingerprint, and nothing was changed since. */
  | { readonly state: 'valid'; readonly fingerprint: string }
  /** The signature was made for something else: such a pack is not imported. */
  | { readonly state: 'invalid' }
  /** This browser has no Ed25519. */
  | { readonly state: 'unchecked'; readonly fingerprint: string };

export interface LicenceText {
  readonly path: string;
  readonly text: string;
}

/** What a person sees before a model leaves or comes. */
export interface PackPreview {
  readonly model: EntryFacts;
  /** Bytes of its files. */
  readonly sizeBytes: number;
  /** Bytes of the file that is read or will be written; for a folder, of its files. */
  readonly packBytes: number;
  readonly licences: readonly LicenceText[];
  /** Of the code that would run in the engine worker. */
  readonly librarySha256: string;
}

export interface ImportPreview extends PackPreview {
  readonly from: 'pack' | 'folder';
  /** Names what was looked at: the import takes nothing else. */
  readonly token: string;
  readonly signature: SignatureState;
  /** Whether it is here; `unknown`: that shows while it is read. */
  readonly here: 'no' | 'same' | 'other' | 'unknown';
  /** Whose name it goes by; `unknown`: that shows while it is read. */
  readonly standing: Standing | 'unknown';
  /** Where `standing` is `another`. */
  readonly callsItself: CalledItself | null;
  /** Null for a folder. */
  readonly made: { readonly by: string; readonly on: string; readonly origin: ModelSource } | null;
}

export interface PackProgress {
  /** `check`: what is there is hashed; `copy`: hashed and written; `wait`: another tab has its turn. */
  readonly phase: 'check' | 'copy' | 'wait';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** A file of a folder that was dropped or picked, with its path in it. */
export interface PickedFile {
  readonly path: string;
  readonly file: Blob;
}

/** What packs are signed with. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  /** 32 bytes in hexadecimal. */
  readonly publicKey: string;
}

export interface ExportOptions {
  /** Names the work for `abort`. */
  readonly jobId: string;
  /** The catalogue's entry of the model, where it has one. */
  readonly listed: Model | undefined;
  readonly signing: SigningKey | undefined;
}

export interface ImportJob {
  readonly jobId: string;
  readonly token: string;
}

/** A pack as a file of references into the store. */
export interface MadePack {
  readonly file: Blob;
  readonly sizeBytes: number;
}

export type OnPackProgress = (progress: PackProgress) => void;

/**
 * Carries models out of this device's store and into it.
 *
 * @typeParam Target a file to write (FileSystemFileHandle)
 */
export interface PackStore<Target> {
  /** What would be exported, licence texts and all. */
  previewExport(
    modelId: string,
    listed: Model | undefined,
  ): Promise<Outcome<PackPreview, PackFailure>>;
  /**
   * Writes the model to `target`, every part hashed as it is read. On any failure, and when it is
   * ended, the target is left as it was.
   *
   * @returns bytes written
   */
  exportPack(
    modelId: string,
    target: Target,
    options: ExportOptions,
    onProgress: OnPackProgress,
  ): Promise<Outcome<number, PackFailure>>;
  /** The pack as a file that refers to the stored parts, each hashed once: nothing is copied. */
  packBlob(
    modelId: string,
    options: ExportOptions,
    onProgress: OnPackProgress,
  ): Promise<Outcome<MadePack, PackFailure>>;
  /**
   * Reads the manifest, the signature, the licence texts and all headers; changes nothing.
   *
   * @param catalogue tells whether the model is the one that it calls itself
   */
  inspectPack(
    file: Blob,
    catalogue: readonly Model[],
  ): Promise<Outcome<ImportPreview, PackFailure>>;
  /**
   * Takes the model of a pack that `inspectPack` has shown. It exists once every byte of it is
   * checked and written; whatever comes in between, nothing of it stays.
   */
  importPack(
    file: Blob,
    catalogue: readonly Model[],
    job: ImportJob,
    onProgress: OnPackProgress,
  ): Promise<Outcome<StoredModel, PackFailure>>;
  /** @param catalogue lends its entry to a folder of a model that it knows by its id and its files */
  inspectFolder(
    files: readonly PickedFile[],
    catalogue: readonly Model[],
  ): Promise<Outcome<ImportPreview, PackFailure>>;
  /** As `importPack`, for a folder that `inspectFolder` has shown. */
  importFolder(
    files: readonly PickedFile[],
    catalogue: readonly Model[],
    job: ImportJob,
    onProgress: OnPackProgress,
  ): Promise<Outcome<StoredModel, PackFailure>>;
  /** Ends the work of this name, as `aborted`. */
  abort(jobId: string): Promise<void>;
}
