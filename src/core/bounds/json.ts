import { failed, success, type Outcome } from '../outcome';
import { finished } from './finished';

/** Why a text from outside is not read as JSON. */
export type JsonFailure =
  /** Where it stops being JSON, in characters from 0. */
  | { readonly kind: 'not-json'; readonly at: number }
  | { readonly kind: 'too-deep'; readonly mostDepth: number }
  /** A number that is infinite here: 1e999. */
  | { readonly kind: 'too-large-number'; readonly written: string };

/** How many lists and objects may stand inside each other: what a file says ends far above. */
export const mostJsonDepth = 64;

/** Values between two stops: together they take a few milliseconds. */
const valuesPerStop = 5000;

/** Set on an object, it is its prototype: a member of this name is left out. */
const forbiddenName = '__proto__';

/** A list or an object whose end has not been read. */
type Open =
  | { readonly end: ']'; readonly value: unknown[] }
  | { readonly end: '}'; readonly value: Record<string, unknown>; name: string };

/**
 * Reads JSON as `JSON.parse` does, with three differences: it stops every few milliseconds, so that a
 * large file need not keep the page from being drawn; it goes no deeper than it may, with no call for
 * each level; and it takes no number that is infinite and no member that would be a prototype. At each
 * stop it tells how much of the text is read, from 0 to 1.
 */
export function* readJson(
  text: string,
  mostDepth = mostJsonDepth,
): Generator<number, Outcome<unknown, JsonFailure>> {
  const cursor = new Cursor(text);
  const open: Open[] = [];
  for (let count = 1; ; count += 1) {
    if (count % valuesPerStop === 0) yield cursor.share;
    const begun = cursor.opens();
    if (begun) {
      if (open.length === mostDepth) return failed({ kind: 'too-deep', mostDepth });
      open.push(begun);
    }
    let isWhole = false;
    let value: unknown;
    if (begun && cursor.takes(begun.end)) {
      open.pop();
      value = begun.value;
      isWhole = true;
    } else if (!begun) {
      const read = cursor.scalar();
      if (!read.ok) return read;
      value = read.value;
      isWhole = true;
    }
    // What ends with this value is a value itself.
    while (isWhole) {
      const within = open.at(-1);
      if (!within) return cursor.isAtEnd() ? success(value) : cursor.failure();
      if (within.end === ']') within.value.push(value);
      else if (within.name !== forbiddenName) within.value[within.name] = value;
      isWhole = !cursor.takes(',');
      if (!isWhole) break;
      if (!cursor.takes(within.end)) return cursor.failure();
      open.pop();
      value = within.value;
    }
    const within = open.at(-1);
    if (within?.end !== '}') continue;
    const name = cursor.name();
    if (!name.ok) return name;
    within.name = name.value;
  }
}

/** All of a text in one go: for what is small. */
export function parseJson(text: string, mostDepth?: number): Outcome<unknown, JsonFailure> {
  return finished(readJson(text, mostDepth));
}

/** A place in a text that is being read. */
class Cursor {
  #at = 0;

  constructor(readonly text: string) {}

  get share(): number {
    return this.#at / this.text.length;
  }

  isAtEnd(): boolean {
    this.#skipSpace();
    return this.#at === this.text.length;
  }

  /** Whether the next character is this one, which is then read. */
  takes(character: string): boolean {
    this.#skipSpace();
    const isNext = this.text.startsWith(character, this.#at);
    if (isNext) this.#at += 1;
    return isNext;
  }

  opens(): Open | undefined {
    if (this.takes('[')) return { end: ']', value: [] };
    return this.takes('{') ? { end: '}', value: {}, name: '' } : undefined;
  }

  /** The name of a member, and the colon behind it. */
  name(): Outcome<string, JsonFailure> {
    this.#skipSpace();
    const name = this.#string();
    if (name === undefined || !this.takes(':')) return this.failure();
    return success(name);
  }

  /** A text, a number, true, false or null. */
  scalar(): Outcome<unknown, JsonFailure> {
    this.#skipSpace();
    const text = this.#string();
    if (text !== undefined) return success(text);
    const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
    scalar.lastIndex = this.#at;
    const written = scalar.exec(this.text)?.[0];
    if (written === undefined) return this.failure();
    const value: unknown = JSON.parse(written);
    if (value === Infinity || value === -Infinity) {
      return failed({ kind: 'too-large-number', written: written.slice(0, 40) });
    }
    this.#at += written.length;
    return success(value);
  }

  failure(): Outcome<never, JsonFailure> {
    return failed({ kind: 'not-json', at: this.#at });
  }

  #skipSpace(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  /** Undefined where there is no text in quotes, or one that JSON does not allow. */
  #string(): string | undefined {
    const { text } = this;
    const from = this.#at;
    if (text[from] !== '"') return undefined;
    let end = text.indexOf('"', from + 1);
    while (end !== -1 && this.#isEscaped(end)) end = text.indexOf('"', end + 1);
    if (end === -1) return undefined;
    try {
      const value: unknown = JSON.parse(text.slice(from, end + 1));
      if (typeof value !== 'string') return undefined;
      this.#at = end + 1;
      return value;
    } catch {
      // A line break, or an escape that there is not.
      return undefined;
    }
  }

  #isEscaped(quote: number): boolean {
    let backslashes = 0;
    while (this.text[quote - 1 - backslashes] === '\\') backslashes += 1;
    return backslashes % 2 === 1;
  }
}
