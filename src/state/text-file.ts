import { failed, success, type Outcome } from '../core/outcome';

/** A file that a person has chosen, as far as it is read here. */
export interface TextFile {
  /** Bytes. */
  readonly size: number;
  readonly text: () => Promise<string>;
}

/** Why there is no text: it would be too much, or the browser could not read it. */
type Trouble =
  | { readonly kind: 'too-large'; readonly sizeBytes: number; readonly mostBytes: number }
  | { readonly kind: 'unreadable'; readonly detail: string };

/**
 * The text of a file. What is too large is not read at all.
 *
 * @param told what a trouble is called where the file is taken
 */
export async function textOf<Failure>(
  file: TextFile,
  mostBytes: number,
  told: (trouble: Trouble) => Failure,
): Promise<Outcome<string, Failure>> {
  const { size: sizeBytes } = file;
  if (sizeBytes > mostBytes) return failed(told({ kind: 'too-large', sizeBytes, mostBytes }));
  try {
    return success(await file.text());
  } catch (error) {
    return failed(told({ kind: 'unreadable', detail: String(error) }));
  }
}
