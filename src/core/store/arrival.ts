import { isLfsPointer, pointerStartBytes } from './lfs-pointer';

/** What of an answer's head tells where its bytes belong; null where it is not there or hidden. */
export interface AnswerHead {
  readonly status: number;
  /** Hosts hide it from pages of other sites unless they say otherwise. */
  readonly contentRange: string | null;
  readonly contentLength: string | null;
}

/**
 * Where the bytes of an answer belong, when the rest of a file from `offsetBytes` on was asked for.
 *
 * `rest`: they go on there. `whole`: the host knows no ranges and sends the file from its start.
 * `other`: they are neither, and the file has to be asked for anew.
 *
 * Source: RFC 9110, section 14.
 *
 * @param sizeBytes of the whole file; null where it is not known
 */
export function arrivalOf(
  { status, contentRange, contentLength }: AnswerHead,
  offsetBytes: number,
  sizeBytes: number | null,
): 'rest' | 'whole' | 'other' {
  if (status === 200) return 'whole';
  if (status !== 206 || offsetBytes === 0) return 'other';
  if (contentRange !== null) {
    const [, first, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(contentRange) ?? [];
    const fits = size === '*' || sizeBytes === null || Number(size) === sizeBytes;
    return first !== undefined && Number(first) === offsetBytes && fits ? 'rest' : 'other';
  }
  const fits =
    contentLength === null ||
    sizeBytes === null ||
    Number(contentLength) === sizeBytes - offsetBytes;
  return fits ? 'rest' : 'other';
}

/**
 * Whether two answers may be of one version of a file, by their `ETag`; null where it is hidden or not
 * there. Weak ones count: a host that compresses the whole of a file, and no range of it, makes its weak.
 *
 * Source: RFC 9110, section 8.8.3.2.
 */
export function mayBeOneVersion(one: string | null, other: string | null): boolean {
  const bare = (etag: string): string => etag.replace(/^W\//, '');
  return one === null || other === null || bare(one) === bare(other);
}

/** What a file is by its first and last bytes: what its name says, as far as these tell, or not. */
export type FileForm = 'right' | 'other' | 'lfs-pointer';

export function formOf(path: string, first: Uint8Array, last: Uint8Array): FileForm {
  if (isLfsPointer(first)) return 'lfs-pointer';
  return hasFormOf(path, first, last) ? 'right' : 'other';
}

function hasFormOf(path: string, first: Uint8Array, last: Uint8Array): boolean {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, at) => first[at] === byte);
  if (path.endsWith('.wasm')) return starts(0x00, 0x61, 0x73, 0x6d);
  if (!path.endsWith('.json')) return first.byteLength > 0;
  const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes).trim();
  return /^(?:ï»¿)?[{[]/.test(text(first)) && /[}\]]$/.test(text(last));
}

/** How many bytes of either end `formOf` wants to see, where the file is that long. */
export const formBytes = pointerStartBytes;
