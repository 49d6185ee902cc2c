import { failed, success, type Outcome } from '../../core/outcome';
import { decodedText, type DecodedText } from './decoded-text';

/** A file that a person has chosen, as far as it is read here. */
export interface TextFile {
  /** Bytes. */
  readonly size: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

const notText = 'its bytes are no text';

/** Why there is no text: it would be too much, or it could not be read, since it is none perhaps. */
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
): Promise<Outcome<DecodedText, Failure>> {
  const { size: sizeBytes } = file;
  if (sizeBytes > mostBytes) return failed(told({ kind: 'too-large', sizeBytes, mostBytes }));
  try {
    const text = decodedText(new Uint8Array(await file.arrayBuffer()));
    return text ? success(text) : failed(told({ kind: 'unreadable', detail: notText }));
  } catch (error) {
    return failed(told({ kind: 'unreadable', detail: String(error) }));
  }
}
