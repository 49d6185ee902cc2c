import { isLfsPointer } from './lfs-pointer';

/** The beginning of a web page, in place of a text that was asked for. */
const webPage = /^(?:ï»¿)?\s*<(?:!doctype|\?xml|html|head|body)\b/i;

/** How many bytes of the start are looked at for a web page. */
const startBytes = 256;

/** Whether bytes can be a text to be read by a person: not empty, no web page, no pointer, no other data. */
export function isPlainText(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, startBytes));
  if (start.trim() === '' || webPage.test(start) || isLfsPointer(bytes)) return false;
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
