import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { Block, Cell, Inline, ListItem } from './nodes';

/** GitHub-flavoured Markdown (CommonMark with tables, task lists, strikethrough), by marked. */
export function lex(source: string): readonly MarkedToken[] {
  return known(new Lexer({ gfm: true }).lex(source));
}

export function parseMarkdown(source: string): readonly Block[] {
  return lex(source).flatMap(blockOf);
}

/** Without extensions marked makes no other tokens than those that it declares. */
function known(tokens: readonly Token[] | undefined): readonly MarkedToken[] {
  return (tokens ?? []) as readonly MarkedToken[];
}

/** The block for a token; none for blank lines and for link definitions. */
export function blockOf(token: MarkedToken): readonly Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'heading':
      return [{ kind: 'heading', depth: token.depth, children: inlineOf(token.tokens) }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: known(token.tokens).flatMap(blockOf) }];
    case 'code':
      return [{ kind: 'code', language: languageOf(token), pieces: [token.text] }];
    case 'list':
      return [{ kind: 'list', start: startOf(token), pieces: [token.items.map(itemOf)] }];
    case 'table':
      return [{ kind: 'table', header: token.header.map(cellOf), pieces: [rowsOf(token)] }];
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', pieces: [inlineOf(token.tokens ?? [token])] }];
    default:
      // HTML, and inline tokens that marked puts at the top level: shown as they were written.
      return [{ kind: 'paragraph', pieces: [[{ kind: 'text', text: token.raw.trimEnd() }]] }];
  }
}

export function languageOf(token: Tokens.Code): string {
  return token.lang?.split(/\s/)[0] ?? '';
}

export function startOf(token: Tokens.List): number | undefined {
  return token.start === '' ? undefined : token.start;
}

export function itemOf(item: Tokens.ListItem): ListItem {
  return {
    blocks: known(item.tokens).flatMap(blockOf),
    done: item.task ? item.checked : undefined,
  };
}

export function rowsOf(token: Tokens.Table): readonly (readonly Cell[])[] {
  return token.rows.map((row) => row.map(cellOf));
}

export function cellOf({ tokens, align }: Tokens.TableCell): Cell {
  return { children: inlineOf(tokens), align };
}

export function inlineOf(tokens: readonly Token[]): readonly Inline[] {
  return known(tokens).flatMap((token): readonly Inline[] => {
    switch (token.type) {
      case 'strong':
        return [{ kind: 'strong', children: inlineOf(token.tokens) }];
      case 'em':
        return [{ kind: 'emphasis', children: inlineOf(token.tokens) }];
      case 'del':
        return [{ kind: 'deleted', children: inlineOf(token.tokens) }];
      case 'codespan':
        return [{ kind: 'code', text: token.text }];
      case 'br':
        return [{ kind: 'break' }];
      case 'link':
        return [{ kind: 'link', children: inlineOf(token.tokens), address: token.href }];
      case 'image':
        return [{ kind: 'image', text: token.text || token.href }];
      case 'checkbox':
        return [];
      case 'escape':
        return [{ kind: 'text', text: token.text }];
      case 'text':
        return token.tokens ? inlineOf(token.tokens) : [{ kind: 'text', text: token.text }];
      default:
        return [{ kind: 'text', text: token.raw }];
    }
  });
}
