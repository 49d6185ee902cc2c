const halfOfAPair = /\p{Cs}/gu;

/** The text with U+FFFD for each half of a surrogate pair: no file in UTF-8 can hold one. */
export function wellFormed(text: string): string {
  return text.replace(halfOfAPair, '\uFFFD');
}

/** How many bytes a text takes in a file, which is UTF-8. */
export function fileBytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Each half of a pair takes two of its four bytes.
    if (unit >= 0x80) bytes += unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
