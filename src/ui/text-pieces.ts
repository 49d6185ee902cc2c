import { maxLineCharacters } from './markdown/limits';
import { cutOf } from './markdown/lines';

/**
 * Cuts a text that may grow into pieces that each take little time to lay out, whatever is in them:
 * whole lines, and parts of those that are too long. Joined they are the text.
 */
export class TextPieces {
  /** What is added later changes none of these. */
  #settled: string[] = [];
  #settledText = '';

  /** Takes time in proportion to what was added since the last time, where the rest is the same. */
  of(text: string): readonly string[] {
    if (!text.startsWith(this.#settledText)) {
      this.#settled = [];
      this.#settledText = '';
    }
    const open: string[] = [];
    let settledEnd = this.#settledText.length;
    for (let at = settledEnd; at < text.length;) {
      const window = text.slice(at, at + maxLineCharacters);
      const piece = window.slice(0, endOfPiece(window));
      at += piece.length;
      if (window.length < maxLineCharacters) {
        open.push(piece);
      } else {
        this.#settled.push(piece);
        settledEnd = at;
      }
    }
    this.#settledText = text.slice(0, settledEnd);
    return [...this.#settled, ...open];
  }
}

function endOfPiece(window: string): number {
  const cut = cutOf(window);
  if (cut === undefined) return window.length;
  const lineEnd = window.lastIndexOf('\n', cut - 1) + 1;
  return lineEnd > 0 ? lineEnd : cut;
}
