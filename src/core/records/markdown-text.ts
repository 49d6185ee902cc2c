/** Text in Markdown (CommonMark with GitHub's additions) that stays the text that it is. */

/** Where on a line a text begins: after a heading's marks, or where a block could begin. */
type Place = 'heading' | 'block';

/** A block of code whose fence is longer than any row of backticks in it. */
export function fenced(text: string): string {
  let longest = 0;
  // A text can have more rows than a function takes arguments.
  for (const [row] of text.matchAll(/`+/g)) longest = Math.max(longest, row.length);
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/**
 * A text on one line, with nothing in it that Markdown, HTML within it or a finder of links would take
 * up. Only what would is escaped, and only where it would: "1." at the beginning, not in "version 1.".
 */
export function plain(text: string, place: Place = 'block'): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const escaped = new Set<number>();
  for (const rule of [...everywhere, ...(place === 'heading' ? inHeadings : atBeginning)]) {
    for (const at of rule(line)) escaped.add(at);
  }
  return [...indexed(line)].map(([at, unit]) => (escaped.has(at) ? `\\${unit}` : unit)).join('');
}

/** Which characters of a line are escaped, by their indices. */
type Rule = (line: string) => readonly number[];

const everywhere: readonly Rule[] = [
  // What follows a backslash is escaped by it, if it is punctuation.
  at(/\\(?=[!-/:-@[-`{-~])/g),
  // Marks of emphasis, deletions, code and formulas come in pairs, and not between blanks.
  pairs(/\*+/g, (before, after) => before === '' && after === ''),
  pairs(/_+/g, isBetween),
  pairs(/~+/g, (before, after) => before === '' && after === ''),
  pairs(/`+/g, () => false),
  pairs(/\$+/g, () => false),
  // A link, an image, or what a link is named by.
  at(/\](?=[([:])/g),
  // HTML, an address in angle brackets, a character by its name.
  at(/<(?=[a-z/!?])/gi),
  at(/&(?=#\d|#x[\da-f]|[a-z\d]+;)/gi),
  // Addresses that are made links by themselves.
  at(/:(?=\/\/)/g),
  at(/(?<=www)\./gi),
  at(/@(?=[-\w])/g),
];

/** A row of marks at the end would be taken for the heading's own. */
const inHeadings: readonly Rule[] = [at(/(?<=^|\s)#(?=#*$)/g)];

const atBeginning: readonly Rule[] = [
  at(/^#(?=#{0,5}(?:\s|$))/g),
  at(/^>/g),
  at(/^[-+*](?=\s|$)/g),
  at(/(?<=^\d{1,9})[.)](?=\s|$)/g),
  at(/^([-*_])(?=(?:\s*\1){2,}\s*$)/g),
  at(/^`(?=``)|^~(?=~~)/g),
  at(/^\[(?=[\sx]\](?:\s|$))/gi),
];

/** Each match's first character. */
function at(pattern: RegExp): Rule {
  return (line) => Array.from(line.matchAll(pattern), ({ index }) => index);
}

/**
 * All characters of the rows of a mark, if there are two rows or more that can be one.
 *
 * @param isNone whether a row between these two characters marks nothing; they are empty where there is
 * a blank, or none
 */
function pairs(pattern: RegExp, isNone: (before: string, after: string) => boolean): Rule {
  return (line) => {
    const rows = Array.from(line.matchAll(pattern), ({ index, 0: row }) => ({ index, row })).filter(
      ({ index, row }) =>
        !isNone((line[index - 1] ?? '').trim(), (line[index + row.length] ?? '').trim()),
    );
    if (rows.length < 2) return [];
    return rows.flatMap(({ index, row }) => Array.from(row, (_, place) => index + place));
  };
}

/** An underline within a word, or between blanks, underlines nothing. */
function isBetween(before: string, after: string): boolean {
  return before === '' ? after === '' : isLetter(before) && isLetter(after);
}

function isLetter(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit);
}

/** The UTF-16 units of a text with their indices: halves of a pair stay beside each other. */
function* indexed(text: string): Generator<readonly [at: number, unit: string]> {
  for (let index = 0; index < text.length; index += 1) yield [index, text.charAt(index)];
}
