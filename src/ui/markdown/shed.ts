import type { MarkedToken, Tokens } from 'marked';
import type { Block, Code, List, Paragraph, Table } from './nodes';
import { cellOf, inlineOf, itemOf, languageOf, rowsOf, startOf } from './parse';

/** Characters of a growing block from which its front part is cut off and finished. */
const shedFrom = 400;
/** Characters that always stay: the end of the text may still change its meaning. */
const keep = 120;
/** Characters after which a mark without its counterpart is taken for plain text. */
const giveUpOnMark = 1000;

/** A block that comes in pieces. */
export type Growing = Paragraph | Code | List | Table;

export interface Shed {
  /** The front of the block, finished. */
  readonly front: Growing;
  /** The source that is left, and what has to stand before it for it to be read as before. */
  readonly rest: string;
  readonly prefix: string;
}

/** One block out of a front and what follows it; undefined where they are not of one kind. */
export function joined(front: Growing, back: Block): Growing | undefined {
  if (front.kind === 'paragraph' && back.kind === 'paragraph') {
    return { ...front, pieces: [...front.pieces, ...back.pieces] };
  }
  if (front.kind === 'code' && back.kind === 'code') {
    return { ...front, pieces: [...front.pieces, ...back.pieces] };
  }
  if (front.kind === 'list' && back.kind === 'list') {
    return { ...front, pieces: [...front.pieces, ...back.pieces] };
  }
  if (front.kind === 'table' && back.kind === 'table') {
    return { ...front, pieces: [...front.pieces, ...back.pieces] };
  }
  return undefined;
}

/**
 * Cuts the front off a long block at the end of the source, where that can be done without knowing
 * what follows. `source` is what `token` was read from, with its `prefix` in front.
 */
export function shed(token: MarkedToken, source: string, prefix: string): Shed | undefined {
  if (source.length - prefix.length < shedFrom) return undefined;
  switch (token.type) {
    case 'paragraph':
      return shedParagraph(token, source);
    case 'code':
      return shedCode(token, source);
    case 'list':
      return shedList(token, source);
    case 'table':
      return shedTable(token, source);
    default:
      return undefined;
  }
}

/**
 * A paragraph is cut before a word: one that begins with a letter, so that the rest is still a
 * paragraph, outside of every mark, and after no mark that could still find its counterpart.
 */
function shedParagraph(token: Tokens.Paragraph, source: string): Shed | undefined {
  if (!source.startsWith(token.text)) return undefined;
  const end = token.text.length;
  let start = 0;
  let cut: { readonly index: number; readonly at: number; readonly inToken: number } | undefined;
  for (const [index, inline] of token.tokens.entries()) {
    if (inline.type === 'text') {
      const mark = inline.raw.search(/[*_`~[<\\]/);
      for (const match of inline.raw.matchAll(/\s(?=\p{L})/gu)) {
        const at = start + match.index + 1;
        if (at > end - keep) break;
        const pending = mark >= 0 && mark < match.index && at > end - giveUpOnMark;
        if (pending) break;
        cut = { index, at, inToken: match.index + 1 };
      }
      if (mark >= 0 && start + mark > end - giveUpOnMark) break;
    }
    start += inline.raw.length;
  }
  if (!cut) return undefined;
  const cutToken = token.tokens[cut.index];
  const text = cutToken?.raw.slice(0, cut.inToken) ?? '';
  const lastText: Tokens.Text = { type: 'text', raw: text, text };
  const piece = inlineOf([...token.tokens.slice(0, cut.index), lastText]);
  return {
    front: { kind: 'paragraph', pieces: [piece] },
    rest: source.slice(cut.at),
    prefix: '',
  };
}

/** An open fence is cut after its last whole line; the opening line stays as the prefix. */
function shedCode(token: Tokens.Code, source: string): Shed | undefined {
  const [, opening = '', fence = ''] = /^( {0,3}(`{3,}|~{3,})[^\n]*\n)/.exec(source) ?? [];
  const closed = new RegExp(`\\n {0,3}${fence}[\`~]*\\s*$`).test(source);
  const cut = source.lastIndexOf('\n') + 1;
  if (opening === '' || closed || cut <= opening.length) return undefined;
  const language = languageOf(token);
  const front: Code = { kind: 'code', language, pieces: [source.slice(opening.length, cut)] };
  return { front, rest: source.slice(cut), prefix: opening };
}

/** A list is cut before its last item. */
function shedList(token: Tokens.List, source: string): Shed | undefined {
  const items = token.items.slice(0, -1);
  const read = items.map(({ raw }) => raw).join('');
  if (items.length === 0 || !source.startsWith(read)) return undefined;
  const front: List = { kind: 'list', start: startOf(token), pieces: [items.map(itemOf)] };
  return { front, rest: source.slice(read.length), prefix: '' };
}

/** A table is cut before its last row; its two head lines stay as the prefix. */
function shedTable(token: Tokens.Table, source: string): Shed | undefined {
  const [head = '', rule = ''] = source.split('\n', 2);
  const prefix = `${head}\n${rule}\n`;
  const cut = source.trimEnd().lastIndexOf('\n') + 1;
  if (cut <= prefix.length) return undefined;
  const pieces = [rowsOf(token).slice(0, -1)];
  const front: Table = { kind: 'table', header: token.header.map(cellOf), pieces };
  return { front, rest: source.slice(cut), prefix };
}
