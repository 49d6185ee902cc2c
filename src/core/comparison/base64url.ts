/** Text as base64url (RFC 4648, section 5) of its UTF-8, without padding: what an address carries unchanged. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @param text without halves of surrogate pairs, as `JSON.stringify` gives it */
export function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let written = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(at, at + 3);
    const digits = [first >> 2, (first << 4) | (second >> 4), (second << 2) | (third >> 6), third];
    const count = Math.min(4, bytes.length - at + 1);
    for (const digit of digits.slice(0, count)) written += alphabet.charAt(digit & 63);
  }
  return written;
}

/** Undefined where it is not what `toBase64Url` makes of a text. */
export function fromBase64Url(written: string): string | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of written) {
    const digit = alphabet.indexOf(character);
    if (digit === -1) return undefined;
    held = ((held << 6) | digit) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  try {
    const text = strictUtf8.decode(Uint8Array.from(bytes));
    // One text has one way of being written.
    return toBase64Url(text) === written ? text : undefined;
  } catch {
    // No UTF-8.
    return undefined;
  }
}
