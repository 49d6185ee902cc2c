/** A word, a mark, or the white space between them. */
export interface Piece {
  readonly text: string;
  readonly kind: 'word' | 'mark' | 'space';
}

/**
 * Longest text that a segmenter is given at once, in UTF-16 code units. Chromium's copies the whole
 * of it for every segment: an answer of 100,000 characters in one piece would fill the memory.
 */
const mostAtOnce = 200;

// The language is left open: a text is cut in the same way wherever the page is read.
const words = new Intl.Segmenter('und', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Cuts a text into words, marks and white space; together they are the text. Words are those of
 * Unicode's UAX 29, in Chinese, Japanese and Thai those of the browser's dictionaries. In a stretch of
 * more than 200 characters without white space, a word may be cut in two.
 */
export function piecesOf(text: string): Piece[] {
  const known = new Map<string, readonly Piece[]>();
  const pieces: Piece[] = [];
  for (const [stretch] of text.matchAll(/\s+|\S+/g)) {
    if (/^\s/.test(stretch)) {
      pieces.push({ text: stretch, kind: 'space' });
      continue;
    }
    // Most words come more than once.
    const found = known.get(stretch) ?? windowsOf(stretch).flatMap(piecesOfWindow);
    known.set(stretch, found);
    // One stretch can have more than a function takes arguments.
    for (const piece of found) pieces.push(piece);
  }
  return pieces;
}

/** The words of a text, in lower case. */
export function wordsOf(text: string): string[] {
  return piecesOf(text).flatMap((piece) =>
    piece.kind === 'word' ? [piece.text.toLowerCase()] : [],
  );
}

/**
 * Characters as a reader counts them: grapheme clusters of UAX 29. In a stretch of more than 200 characters
 * without white space, one may count as two.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const [stretch] of text.matchAll(/\r\n|\s|\S+/g)) {
    if (/^[\x21-\x7e]*$/.test(stretch)) count += stretch.length;
    else for (const window of windowsOf(stretch)) count += [...graphemes.segment(window)].length;
  }
  return count;
}

function piecesOfWindow(window: string): Piece[] {
  return Array.from(words.segment(window), ({ segment, isWordLike }) => ({
    text: segment,
    kind: isWordLike ? 'word' : 'mark',
  }));
}

/** Pieces of a stretch that a segmenter can take; cut after a mark where there is one. */
function windowsOf(stretch: string): string[] {
  if (stretch.length <= mostAtOnce) return [stretch];
  return stretch.match(/[\s\S]{1,199}[^\p{L}\p{M}\p{N}]|[\s\S]{1,200}/gu) ?? [];
}
