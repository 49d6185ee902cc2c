import {
  canClose,
  canOpen,
  characterAt,
  characterBefore,
  isEnding,
  isName,
  isPathBehindFolders,
} from './edges';
import { CodeEnds } from './code-ends';
import { emphasised, InlineNodes } from './inline-nodes';
import { maxInlineDepth, maxMarksInText } from './limits';
import { isBlank } from './markup';
import type { Inline } from './nodes';
import { Openers, type Opener } from './openers';
import { WordEnds } from './word-ends';

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

/**
 * The marks within a text (`markup.ts`). Cost is linear in its length: no mark is looked for twice,
 * an end without a beginning looks for none, a beginning that has been passed is forgotten.
 */
export function parseInline(source: string): readonly Inline[] {
  return new InlineParser(source).parse();
}

class InlineParser {
  readonly #source: string;
  readonly #codeEnds: CodeEnds;
  readonly #words: WordEnds;
  readonly #nodes = new InlineNodes();
  readonly #openers = new Openers();
  readonly #brackets: Bracket[] = [];
  #at = 0;
  /** Where text begins that is no node yet. */
  #textAt = 0;
  /** Nodes of marks so far. */
  #made = 0;

  constructor(source: string) {
    this.#source = source;
    this.#codeEnds = new CodeEnds(source);
    this.#words = new WordEnds(source);
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
    return this.#nodes.whole;
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
    this.#nodes.addText(this.#source.slice(this.#textAt, this.#at));
    this.#textAt = this.#at;
  }

  /** Puts a node in the place of the source up to an index. */
  #push(node: Inline, depth: number, end: number): void {
    this.#nodes.add(node, depth);
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
    const end = this.#codeEnds.from(start, run);
    if (end === undefined) {
      this.#at = start;
      return;
    }
    const raw = this.#source.slice(start, end);
    const isPadded = raw.startsWith(' ') && raw.endsWith(' ') && !isBlank(raw);
    this.#flush();
    this.#push({ kind: 'code', text: isPadded ? raw.slice(1, -1) : raw }, 0, end + run);
    this.#words.note(this.#at);
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
    const depth = bracket.isImage ? 0 : this.#nodes.depthFrom(bracket.at + 1) + 1;
    if (depth > maxInlineDepth) return;
    this.#at = end;
    this.#flush();
    this.#openers.forgetFrom(bracket.openers);
    const children = this.#nodes.takeFrom(bracket.at);
    const words = this.#source.slice(bracket.contentStart, end);
    const node: Inline = bracket.isImage
      ? { kind: 'image', text: words, address: target }
      : { kind: 'link', children, address: target };
    this.#push(node, depth, end + 1 + found.length);
    this.#words.note(this.#at);
  }

  #emphasis(mark: string, run: number): void {
    const start = this.#at;
    const end = start + run;
    const isTwoStars = mark === '*' && run === 2;
    const isFolders = isTwoStars && isPathBehindFolders(this.#source.slice(end, end + 80));
    const isPattern =
      (mark === '*' && run === 1 && isEnding(this.#source.slice(end, end + 2))) ||
      (isFolders && !this.#openers.has('*', 2));
    if (run > 3 || (mark === '~' && run !== 2) || isPattern) {
      this.#at = end;
      return;
    }
    const before = characterBefore(this.#source, start);
    const after = characterAt(this.#source, end);
    if (canClose(before, after, isTwoStars)) {
      while (this.#at < end) {
        const opener = this.#openers.take(mark, end - this.#at);
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
    this.#openers.add({ mark, length, at: this.#nodes.length - 1, contentStart: end });
  }

  /** Makes the nodes for an opener and an end; false where what is between is no emphasis. */
  #close({ mark, length, at, contentStart }: Opener, used: number): boolean {
    if (!this.#words.isBetween(contentStart, this.#at)) return false;
    if (mark === '_' && isName(this.#source.slice(contentStart, this.#at), used)) return false;
    const depth = this.#nodes.depthFrom(at + 1) + (used === 3 ? 2 : 1);
    if (depth > maxInlineDepth) return false;
    while ((this.#brackets.at(-1)?.at ?? -1) > at) this.#brackets.pop();
    this.#flush();
    const children = this.#nodes.takeFrom(at);
    const remaining = length - used;
    if (remaining > 0) {
      this.#nodes.addText(mark.repeat(remaining));
      this.#openers.add({ mark, length: remaining, at, contentStart });
    }
    this.#push(emphasised(mark, used, children), depth, this.#at + used);
    return true;
  }
}
