import {
  canClose,
  canOpen,
  characterAt,
  characterBefore,
  hasWord,
  isEnding,
  isName,
  isPathBehindFolders,
} from './edges';
import { maxInlineDepth, maxMarksInText } from './limits';
import { isBlank } from './markup';
import type { Inline } from './nodes';

/** A run of marks that emphasis may begin with. Its own text is `nodes[at]` until it has an end. */
interface Opener {
  readonly mark: string;
  length: number;
  readonly at: number;
  readonly contentStart: number;
}

interface Bracket {
  readonly isImage: boolean;
  readonly at: number;
  readonly contentStart: number;
  /** How many openers there were before it. */
  readonly openers: number;
}

const marks = /[*_~`[\]!\\]/g;
/** An address without blanks, with parentheses in it where they are pairs, and a title. */
const address = /\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?)\)/y;
/** What has none of these is no address but an argument: `f[i](x)`. */
const addressSign = /[:/.#@?]/;

const text = (value: string): Inline => ({ kind: 'text', text: value });

/**
 * The marks within a text (`markup.ts`). Cost is linear in its length: no mark is looked for twice,
 * an end without a beginning looks for none, a beginning that has been passed is forgotten.
 */
export function parseInline(source: string): readonly Inline[] {
  return new InlineParser(source).parse();
}

class InlineParser {
  readonly #source: string;
  #at = 0;
  #nodes: Inline[] = [];
  /** Of each node: how many levels it has in it. */
  #depths: number[] = [];
  #openers: Opener[] = [];
  #brackets: Bracket[] = [];
  /** How many openers there are, by mark and length: an end that finds 0 here looks no further. */
  readonly #openCount = new Map<string, number>();
  /** Where text begins that is no node yet. */
  #textAt = 0;
  /** The end of what is known to have a letter or digit, and of what was looked through for one. */
  #lastWord = 0;
  #wordsSeenTo = 0;
  #made = 0;
  #codeEnds: Map<number, number[]> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): readonly Inline[] {
    const source = this.#source;
    while (this.#at < source.length && this.#made < maxMarksInText) {
      marks.lastIndex = this.#at;
      const next = marks.exec(source)?.index ?? source.length;
      this.#at = next;
      if (next < source.length) this.#mark(source.charAt(next));
    }
    this.#at = source.length;
    this.#flush();
    return merged(this.#nodes);
  }

  #mark(mark: string): void {
    if (mark === '[') this.#bracket(1);
    else if (mark === ']') this.#closeBracket();
    else if (mark === '!') this.#exclamation();
    else if (mark === '\\') this.#backslashes();
    else if (mark === '`') this.#code(this.#runAt(this.#at));
    else this.#emphasis(mark, this.#runAt(this.#at));
  }

  /** How often the character at an index stands there in a row. */
  #runAt(index: number): number {
    const character = this.#source[index];
    let end = index;
    while (character !== undefined && this.#source[end] === character) end += 1;
    return end - index;
  }

  /** Makes a node of the text that is none yet. */
  #flush(): void {
    if (this.#at > this.#textAt) this.#nodes.push(text(this.#source.slice(this.#textAt, this.#at)));
    while (this.#depths.length < this.#nodes.length) this.#depths.push(0);
    this.#textAt = this.#at;
  }

  /** Puts a node in the place of the source up to an index. */
  #push(node: Inline, depth: number, end: number): void {
    this.#nodes.push(node);
    this.#depths.push(depth);
    this.#at = end;
    this.#textAt = end;
    this.#made += 1;
  }

  /** Marks behind them have no meaning. */
  #backslashes(): void {
    const end = this.#at + this.#runAt(this.#at);
    this.#at = /[*_~`[\]!]/.test(this.#source.charAt(end)) ? end + this.#runAt(end) : end;
  }

  #code(run: number): void {
    const start = this.#at + run;
    const ends = this.#endsOfCode(run);
    while ((ends.at(-1) ?? Infinity) < start) ends.pop();
    const end = ends.at(-1);
    if (end === undefined) {
      this.#at = start;
      return;
    }
    const raw = this.#source.slice(start, end);
    const isPadded = raw.startsWith(' ') && raw.endsWith(' ') && !isBlank(raw);
    this.#flush();
    this.#push({ kind: 'code', text: isPadded ? raw.slice(1, -1) : raw }, 0, end + run);
    this.#lastWord = this.#at;
  }

  /** Where runs of so many backticks begin, the last one first. */
  #endsOfCode(run: number): number[] {
    if (!this.#codeEnds) {
      this.#codeEnds = new Map();
      for (const { 0: found, index } of [...this.#source.matchAll(/`+/g)].reverse()) {
        const ends = this.#codeEnds.get(found.length);
        if (ends) ends.push(index);
        else this.#codeEnds.set(found.length, [index]);
      }
    }
    return this.#codeEnds.get(run) ?? [];
  }

  #exclamation(): void {
    if (this.#source[this.#at + 1] === '[') this.#bracket(2);
    else this.#at += 1;
  }

  #bracket(length: 1 | 2): void {
    this.#flush();
    this.#at += length;
    this.#flush();
    this.#brackets.push({
      isImage: length === 2,
      at: this.#nodes.length - 1,
      contentStart: this.#at,
      openers: this.#openers.length,
    });
  }

  #closeBracket(): void {
    const bracket = this.#brackets.pop();
    const end = this.#at;
    address.lastIndex = end + 1;
    const [found = '', target = ''] = (bracket && address.exec(this.#source)) ?? [];
    this.#at = end + 1;
    if (!bracket || !addressSign.test(target)) return;
    const depth = bracket.isImage ? 0 : this.#depthFrom(bracket.at + 1) + 1;
    if (depth > maxInlineDepth) return;
    this.#at = end;
    this.#flush();
    this.#forgetOpeners(bracket.openers);
    const [, ...children] = this.#takeFrom(bracket.at);
    const words = this.#source.slice(bracket.contentStart, end);
    const node: Inline = bracket.isImage
      ? { kind: 'image', text: words, address: target }
      : { kind: 'link', children: merged(children), address: target };
    this.#push(node, depth, end + 1 + found.length);
    this.#lastWord = this.#at;
  }

  #emphasis(mark: string, run: number): void {
    const start = this.#at;
    const end = start + run;
    const isTwoStars = mark === '*' && run === 2;
    const isFolders = isTwoStars && isPathBehindFolders(this.#source.slice(end, end + 80));
    const isPattern =
      (mark === '*' && run === 1 && isEnding(this.#source.slice(end, end + 2))) ||
      (isFolders && !this.#openCount.get('*2'));
    if (run > 3 || (mark === '~' && run !== 2) || isPattern) {
      this.#at = end;
      return;
    }
    const before = characterBefore(this.#source, start);
    const after = characterAt(this.#source, end);
    if (canClose(before, after, isTwoStars)) {
      while (this.#at < end) {
        const opener = this.#openerFor(mark, end - this.#at);
        if (!opener || !this.#close(opener, Math.min(opener.length, end - this.#at))) break;
      }
    }
    const length = end - this.#at;
    if (length === 0) return;
    const isBehindStrong = isTwoStars && this.#source.slice(start - 3, start) === '**/';
    if (!isBehindStrong && !canOpen(before, after)) {
      this.#at = end;
      return;
    }
    this.#flush();
    this.#at = end;
    this.#flush();
    this.#openers.push({ mark, length, at: this.#nodes.length - 1, contentStart: end });
    this.#count(mark, length, 1);
  }

  /** The nearest beginning that an end of so many marks can belong to; those on the way have none. */
  #openerFor(mark: string, length: number): Opener | undefined {
    const lengths = length === 3 ? [1, 2, 3] : [length, 3];
    if (!lengths.some((wanted) => (this.#openCount.get(`${mark}${wanted}`) ?? 0) > 0)) {
      return undefined;
    }
    for (let index = this.#openers.length - 1; index >= 0; index -= 1) {
      const opener = this.#openers[index];
      if (opener?.mark === mark && lengths.includes(opener.length)) {
        this.#forgetOpeners(index + 1);
        return opener;
      }
    }
    return undefined;
  }

  /** Makes the nodes for the last opener and an end; false where what is between is no emphasis. */
  #close(opener: Opener, used: number): boolean {
    const { mark, at, contentStart } = opener;
    this.#forgetOpeners(this.#openers.length - 1);
    if (!this.#hasWordFrom(contentStart)) return false;
    if (mark === '_' && isName(this.#source.slice(contentStart, this.#at), used)) return false;
    const depth = this.#depthFrom(at + 1) + (used === 3 ? 2 : 1);
    if (depth > maxInlineDepth) return false;
    while ((this.#brackets.at(-1)?.at ?? -1) > at) this.#brackets.pop();
    this.#flush();
    const [, ...children] = this.#takeFrom(at);
    const remaining = opener.length - used;
    if (remaining > 0) {
      this.#nodes.push(text(mark.repeat(remaining)));
      this.#depths.push(0);
      this.#openers.push({ mark, length: remaining, at, contentStart });
      this.#count(mark, remaining, 1);
    }
    this.#push(emphasised(mark, used, merged(children)), depth, this.#at + used);
    return true;
  }

  /** Whether there is a letter or digit from an index up to here; looks at no character twice. */
  #hasWordFrom(index: number): boolean {
    if (this.#lastWord > index) return true;
    const from = Math.max(index, this.#wordsSeenTo);
    this.#wordsSeenTo = this.#at;
    if (!hasWord(this.#source.slice(from, this.#at))) return false;
    this.#lastWord = this.#at;
    return true;
  }

  #takeFrom(at: number): Inline[] {
    this.#depths.length = at;
    return this.#nodes.splice(at);
  }

  #depthFrom(at: number): number {
    let deepest = 0;
    for (let index = at; index < this.#depths.length; index += 1) {
      deepest = Math.max(deepest, this.#depths[index] ?? 0);
    }
    return deepest;
  }

  #forgetOpeners(from: number): void {
    for (const { mark, length } of this.#openers.splice(from)) this.#count(mark, length, -1);
  }

  #count(mark: string, length: number, change: number): void {
    const key = `${mark}${length}`;
    this.#openCount.set(key, (this.#openCount.get(key) ?? 0) + change);
  }
}

function emphasised(mark: string, used: number, children: readonly Inline[]): Inline {
  if (mark === '~') return { kind: 'deleted', children };
  if (used === 1) return { kind: 'emphasis', children };
  const strong: Inline = { kind: 'strong', children };
  return used === 2 ? strong : { kind: 'emphasis', children: [strong] };
}

/** Texts that follow each other are one text. */
function merged(nodes: readonly Inline[]): readonly Inline[] {
  const whole: Inline[] = [];
  let run: string[] = [];
  const flush = (): void => {
    if (run.length > 0) whole.push(text(run.join('')));
    run = [];
  };
  for (const node of nodes) {
    if (node.kind === 'text') run.push(node.text);
    else {
      flush();
      whole.push(node);
    }
  }
  flush();
  return whole;
}
