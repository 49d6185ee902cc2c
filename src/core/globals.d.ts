/** What page, worker and Node share, beside the language itself: core may use it, and nothing else of a browser. */

interface SharedDecoderOptions {
  /** Throws where the bytes are no UTF-8. */
  readonly fatal?: boolean;
  /** Keeps a byte order mark as a character. */
  readonly ignoreBOM?: boolean;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class TextDecoder {
  constructor(encoding: 'utf-8', options?: SharedDecoderOptions);
  /** @throws TypeError where it is `fatal` and the bytes are no UTF-8 */
  decode(bytes: Uint8Array): string;
}

declare class URL {
  static canParse(address: string): boolean;
  /** @throws TypeError where it is no absolute address */
  constructor(address: string);
  /** Name and port, without the scheme's own port. */
  readonly host: string;
}

/** Bytes in memory or in a file. */
interface Blob {
  readonly size: number;
  slice(start?: number, end?: number): Blob;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Tells that what was begun is not wanted any more; core hands it on. */
interface AbortSignal {
  readonly aborted: boolean;
}

/** A key of `crypto.subtle`; core hands it on, and never sees what is in it. */
interface CryptoKey {
  readonly extractable: boolean;
}
