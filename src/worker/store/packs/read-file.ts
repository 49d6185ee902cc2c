import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import { BlobReader } from './blob-reader';

/**
 * Bytes of a file from outside, which may vanish or change at any time.
 *
 * @param reader whose buffer they are in; without one they have a buffer of their own
 */
export async function readBytes(
  file: Blob,
  name: string,
  from: number,
  to: number,
  reader = new BlobReader(),
): Promise<Outcome<Uint8Array<ArrayBuffer>, PackFailure>> {
  try {
    return success(await reader.read(file.slice(from, to)));
  } catch (error) {
    return failed({ kind: 'unreadable', file: name, detail: String(error) });
  }
}

/** Text in UTF-8; undefined where the bytes are none. A byte order mark stays, for others to refuse. */
export function strictText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function looseText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
