/** Deeper levels are indented no further: the blanks alone would grow with the square of the depth. */
const mostIndent = 24;

/**
 * Whether a text is JSON as a whole.
 *
 * @param anyValue also a lone number, text or word; else an object or a list
 */
export function isJson(text: string, anyValue: boolean): boolean {
  if (!anyValue && !/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not JSON, or nested more deeply than this browser can read.
    return false;
  }
}

/** The tokens of a JSON text, each as it is written. */
export function* jsonTokens(json: string): Generator<string> {
  let at = 0;
  while (at < json.length) {
    const end = tokenEnd(json, at);
    const token = json.slice(at, end);
    if (!/^\s/.test(token)) yield token;
    at = end;
  }
}

function tokenEnd(json: string, at: number): number {
  const first = json.charAt(at);
  if ('[]{},:'.includes(first)) return at + 1;
  if (first === '"') return stringEnd(json, at + 1);
  const isBlank = /\s/.test(first);
  let end = at + 1;
  while (end < json.length) {
    const next = json.charAt(end);
    if ('[]{},:"'.includes(next) || /\s/.test(next) !== isBlank) break;
    end += 1;
  }
  return end;
}

/** By hand: a pattern keeps a place to go back to for every character of a long text. */
function stringEnd(json: string, from: number): number {
  let at = from;
  while (at < json.length && json.charAt(at) !== '"') at += json.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}

/**
 * A JSON text, each value on a line of its own. Nothing but blanks between tokens changes: numbers,
 * escapes, keys that come twice and their order stay as they are written. Takes time in proportion to
 * the text, however deep it is.
 */
export function indentedJson(json: string): string {
  let indented = '';
  let depth = 0;
  let before = '';
  for (const token of jsonTokens(json)) {
    const isClosing = token === ']' || token === '}';
    if (isClosing) depth -= 1;
    const isFirst = before === '[' || before === '{';
    if (before === ':') indented += ' ';
    else if (before === ',' || isFirst !== isClosing) {
      indented += `\n${indent(depth)}`;
    }
    indented += token;
    if (token === '[' || token === '{') depth += 1;
    before = token;
  }
  return indented;
}

function indent(depth: number): string {
  return '  '.repeat(Math.min(depth, mostIndent));
}
