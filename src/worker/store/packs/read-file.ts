import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';

/** Bytes of a file from outside, which may vanish or change at any time. */
export async function readBytes(
  file: Blob,
  name: string,
  from: number,
  to: number,
): Promise<Outcome<Uint8Array<ArrayBuffer>, PackFailure>> {
  try {
    return success(new Uint8Array(await file.slice(from, to).arrayBuffer()));
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
