import type { Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import type { MendFailure, ShellFailure } from './failures';

/** What a file was found to be. */
export type FileState =
  /** The file's bytes have the hash that they should have. */
  'ok' | 'missing' | 'damaged';

export interface CheckedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly state: FileState;
}

/** What a file of the program is for. */
export type ProgramPart = 'page' | 'store' | 'engine' | 'catalogue';

/** @param path of a file of the program, relative to the page */
export function programPart(path: string): ProgramPart {
  if (/(engine|grammar)\.worker/.test(path)) return 'engine';
  if (/store[.-](worker|service)/.test(path)) return 'store';
  return path === 'models.json' ? 'catalogue' : 'page';
}

/** Looks at the program as it is kept on the device, without any network. */
export interface ShellInspector {
  /**
   * Hashes every file of the program. Where the list of them is itself missing or damaged, it is the
   * only file in the result: what the others should be is not known then.
   *
   * @param onProgress told how many bytes of how many have been hashed
   */
  check(
    onProgress: (progress: { readonly doneBytes: number; readonly totalBytes: number }) => void,
  ): Promise<Outcome<readonly CheckedFile[], ShellFailure>>;
  /** Fetches the files that are missing or damaged; keeps those that are what they should be. */
  mend(files: readonly CheckedFile[]): Promise<Outcome<void, MendFailure>>;
}

interface ModelIdentity {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly files: readonly CheckedFile[];
}

/** What was found of a model on this device. */
export type ModelCheck =
  | (ModelIdentity & {
      readonly state:
        /** Every byte is right, and it can be loaded. */
        | 'ok'
        | 'damaged'
        /** The site lists other files for it: asked for, it would be fetched first. */
        | 'older'
        /** Nothing is known of its library: an early version kept it, and the site has it no more. */
        | 'no-library';
    })
  | (ModelIdentity & { readonly state: 'unread'; readonly failure: StoreFailure });

export interface ReadinessReport {
  readonly program: Outcome<readonly CheckedFile[], ShellFailure>;
  readonly models: readonly ModelCheck[];
  /** When the check was through, in milliseconds since 1970. */
  readonly checkedAtMs: number;
}

/** Whether the program is whole; only a whole program is worth any model. */
export function isProgramWhole({ program }: ReadinessReport): boolean {
  return program.ok && program.value.every(({ state }) => state === 'ok');
}

/** The models that answer without a network: none where the program is not whole. */
export function readyModels(report: ReadinessReport): readonly ModelCheck[] {
  return isProgramWhole(report) ? report.models.filter(({ state }) => state === 'ok') : [];
}
