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
