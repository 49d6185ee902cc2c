const halfOfAPair = /\p{Cs}/gu;

/** The text with U+FFFD for each half of a surrogate pair: no file in UTF-8 can hold one. */
export function wellFormed(text: string): string {
  return text.replace(halfOfAPair, '\uFFFD');
}
