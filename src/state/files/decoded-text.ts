/** How the characters of a file were written, by the names that people know. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** So many bytes show what a file is. */
const lookedAtBytes = 4096;

/**
 * The text of a file, whatever program wrote it: UTF-8; UTF-16 with and without a mark, as "Unicode
 * text" is saved; else Windows-1252, which every byte fits, so that it is a guess to be told. A byte
 * order mark is not part of the text.
 *
 * @returns undefined for what is no text, as a spreadsheet's own file
 */
export function decodedText(bytes: Uint8Array): DecodedText | undefined {
  const wide = utf16Of(bytes);
  if (wide !== undefined) {
    const text = decoded(bytes, wide);
    return text === undefined ? undefined : { text, encoding: 'UTF-16' };
  }
  const text = decoded(bytes, 'utf-8');
  if (text !== undefined) return { text, encoding: 'UTF-8' };
  const isText = bytes.subarray(0, lookedAtBytes).every((byte) => !isControl(byte));
  const guessed = isText ? decoded(bytes, 'windows-1252') : undefined;
  return guessed === undefined ? undefined : { text: guessed, encoding: 'Windows-1252' };
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * UTF-16 by its mark or, without one, by the characters that every text has, of whatever script: line
 * ends, tabs, spaces and ASCII's others have a zero for their high byte, and in UTF-8 there is no zero.
 */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  let [lowFirst, highFirst] = [0, 0];
  const looked = bytes.subarray(0, lookedAtBytes);
  for (let index = 0; index + 1 < looked.length; index += 2) {
    const [one = 0, other = 0] = [looked[index], looked[index + 1]];
    if ((one === 0 && isControl(other)) || (other === 0 && isControl(one))) return undefined;
    if (other === 0 && one < 0x7f) lowFirst += 1;
    if (one === 0 && other < 0x7f) highFirst += 1;
  }
  if (Math.max(lowFirst, highFirst) < looked.length / 40) return undefined;
  return lowFirst > highFirst ? 'utf-16le' : 'utf-16be';
}

/** Control characters that no text has: tab, line ends and escape are none of them. */
function isControl(code: number): boolean {
  return code < 0x09 || (code > 0x0d && code < 0x20 && code !== 0x1b);
}
