import { maxLineCharacters, maxShapedWord } from './limits';

export interface Line {
  readonly text: string;
  /** Otherwise it goes on with the line before it, which was cut. */
  readonly isStart: boolean;
  /** The line was too long to be read at once, and ends here only for that. */
  readonly isCut: boolean;
  /** The line is whole: nothing that follows can change it. */
  readonly isWhole: boolean;
  /** Where the next line begins in the source. */
  readonly end: number;
}

/**
 * The lines of a source, which end in a line feed, a carriage return or both. Where a source ends
 * without any of them, its last line may still grow.
 *
 * @param isStart whether the source begins at the beginning of a line
 */
export function* linesOf(source: string, isStart: boolean): Generator<Line> {
  let at = 0;
  let starts = isStart;
  while (at < source.length) {
    const line = lineAt(source, at, starts);
    yield line;
    at = line.end;
    starts = source[at - 1] === '\n' || source[at - 1] === '\r';
  }
}

function lineAt(source: string, at: number, isStart: boolean): Line {
  const window = source.slice(at, at + maxLineCharacters);
  const length = window.search(/[\r\n]/);
  const cut = cutOf(length < 0 ? window : window.slice(0, length));
  if (cut !== undefined) {
    const text = window.slice(0, cut);
    return { text, isStart, isCut: true, isWhole: true, end: at + cut };
  }
  if (length >= 0) {
    const text = window.slice(0, length);
    const next = at + length + 1;
    if (source[next - 1] === '\n') return { text, isStart, isCut: false, isWhole: true, end: next };
    const end = source[next] === '\n' ? next + 1 : next;
    return { text, isStart, isCut: false, isWhole: next < source.length, end };
  }
  return { text: window, isStart, isCut: false, isWhole: false, end: source.length };
}

/** Scripts whose letters keep their shape, and those that put no blanks between words. */
const unshaped =
  /^[\p{Script=Common}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]*$/u;

/** Where a line, or the beginning of one, has to be cut: in a word that is too long, or at its end. */
export function cutOf(text: string): number | undefined {
  for (const { 0: word, index } of text.matchAll(longWord)) {
    if (!unshaped.test(word)) return wholeCharacters(text, index + maxShapedWord);
  }
  if (text.length < maxLineCharacters) return undefined;
  const blank = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'));
  return blank > text.length / 2 ? blank + 1 : wholeCharacters(text, text.length);
}

const longWord = new RegExp(`(?<!\\S)\\S{${maxShapedWord},}`, 'g');

/** The end moved back where it would be between the halves of a character. */
function wholeCharacters(text: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
