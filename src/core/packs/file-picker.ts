import type { Outcome } from '../outcome';
import type { PackFailure } from './failures';
import type { PickedFile } from './pack-store';

/** What a person has chosen or dropped. */
export type Picked =
  | { readonly kind: 'file'; readonly file: Blob; readonly name: string }
  | { readonly kind: 'folder'; readonly files: readonly PickedFile[] };

/** The person has closed the dialogue: no error, and nothing to do. */
type Choice<Value> = Promise<Outcome<Value | undefined, PackFailure>>;

/**
 * The browser's dialogues for files. Each method has to be called by a press.
 *
 * @typeParam Target a file to write
 */
export interface FilePicker<Target> {
  /** Where files can be written in place; elsewhere a pack is handed over as a download. */
  readonly canWrite: boolean;
  chooseFile(): Choice<Picked>;
  chooseFolder(): Choice<Picked>;
  /** Asks where a file shall go. */
  chooseTarget(suggestedName: string): Choice<Target>;
  /** Hands a file over as a download. */
  download(file: Blob, name: string): void;
}
