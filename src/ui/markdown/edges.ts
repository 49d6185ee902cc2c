/**
 * Where emphasis may begin and end. In words, numbers, paths and formulas the same characters stand
 * for themselves, so a mark has to stand at the edge of a word: `2*3*4`, `snake_case`, `a/*.txt`.
 */

/** Scripts that put no blanks between words: there, a letter next to a mark says nothing. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
/** Next to these, a mark belongs to a path, an address or a formula. */
const technical = /[\\/=+@#%&$^]/;
const blank = /\s/;

function joinsWords(character: string): boolean {
  if (character < '\u0080') return /[A-Za-z0-9]/.test(character) || technical.test(character);
  return wordCharacter.test(character) && !unspaced.test(character);
}

/** @param before the character before the mark, @param after the one behind it; '' at the ends */
export function canOpen(before: string, after: string): boolean {
  if (after === '' || blank.test(after) || /[)\]},;]/.test(after)) return false;
  return !joinsWords(before) && !/[.)\]}]/.test(before);
}

/** @param isTwoStars whether the mark is `**`, which is seldom anything else */
export function canClose(before: string, after: string, isTwoStars: boolean): boolean {
  if (before === '' || blank.test(before) || /[([{]/.test(before)) return false;
  // Within a word as well (`**Haupt**satz`), and before a slash (`**yes**/**no**`).
  if (isTwoStars && /[\p{L}/]/u.test(after) && !technical.test(before)) return true;
  return !joinsWords(after);
}

/** Whether a star before it stands for names of files (`*.txt`, `*.*`). */
export function isEnding(text: string): boolean {
  return /^\.[A-Za-z0-9*]/.test(text);
}

/** Whether two stars before it stand for any folders, as they do in a pattern for files. */
export function isPathBehindFolders(text: string): boolean {
  return /^\/(?:[\w.-]+\/)*\*/.test(text);
}

/** Whether there is a letter, a digit or a picture: without any, marks are no emphasis (`*.*`). */
export function hasWord(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}

/**
 * Whether what stands between underscores is a name with underscores (`__init__`), not emphasis.
 * Longer ones than this have blanks or are no names.
 */
export function isName(text: string, marks: number): boolean {
  return text.length <= 80 && /^[\p{L}\p{N}_]+$/u.test(text) && (marks > 1 || text.includes('_'));
}

/** The whole character that ends before an index, in the place of half of it. */
export function characterBefore(text: string, index: number): string {
  if (index <= 0) return '';
  const pair = text.slice(Math.max(0, index - 2), index);
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? pair : text.slice(index - 1, index);
}

export function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}
