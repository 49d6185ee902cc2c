import type { Outcome } from '../outcome';
import type { PackFailure } from './failures';
import type { PickedFile } from './pack-store';

/** What a person has chosen or dropped. */
export type Picked<Source> =
  | { readonly kind: 'file'; readonly file: Source; readonly name: string }
  | { readonly kind: 'folder'; readonly files: readonly PickedFile<Source>[] };

/** The person has closed the dialogue: no error, and nothing to do. */
type Choice<Value> = Promise<Outcome<Value | undefined, PackFailure>>;

/**
 * The browser's dialogues for files. Each method has to be called by a press.
 *
 * @typeParam Source a file to read
 * @typeParam Target a file to write
 */
export interface FilePicker<Source, Target> {
  /** Where files can be written in place; elsewhere a pack is handed over as a download. */
  readonly canWrite: boolean;
  chooseFile(): Choice<Picked<Source>>;
  chooseFolder(): Choice<Picked<Source>>;
  /** Asks where a file shall go. */
  chooseTarget(suggestedName: string): Choice<Target>;
  /** Hands a file over as a download. */
  download(file: Source, name: string): void;
}
