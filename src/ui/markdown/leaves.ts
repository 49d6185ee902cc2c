import { parseInline } from './inline';
import { maxBlockCharacters } from './limits';
import { fenceLine, withoutBlanks } from './markup';
import type { Alignment, Block, Cell, Inline } from './nodes';

/** A block of text that is open: further lines can belong to it. */
export type Leaf = ParagraphLeaf | CodeLeaf | TableLeaf;

export interface ParagraphLeaf {
  readonly kind: 'paragraph';
  text: string;
  /** Where its last line begins. */
  lastLineAt: number;
  readonly continued: boolean;
}

export interface Fence {
  readonly mark: string;
  readonly length: number;
}

export interface CodeLeaf {
  readonly kind: 'code';
  /** What closes it; undefined for code that is indented. */
  readonly fence: Fence | undefined;
  /** Columns that are taken away from each line. */
  readonly columns: number;
  readonly language: string;
  pieces: readonly string[];
  /** What comes behind the pieces; undefined before the first line. */
  text: string | undefined;
  /** Line ends that belong to it once another line follows. */
  lineEnds: string;
}

export interface TableLeaf {
  readonly kind: 'table';
  readonly alignments: readonly Alignment[];
  readonly header: readonly Cell[];
  readonly rows: (readonly Cell[])[];
}

export function paragraph(text: string): ParagraphLeaf {
  return { kind: 'paragraph', text, lastLineAt: 0, continued: false };
}

export function addToParagraph(leaf: ParagraphLeaf, line: string, isStart: boolean): void {
  if (isStart && leaf.text !== '') {
    leaf.text += '\n';
    leaf.lastLineAt = leaf.text.length;
  }
  leaf.text += line;
}

export function fencedCode(line: string, columns: number): CodeLeaf | undefined {
  const found = fenceLine.exec(line);
  if (!found) return undefined;
  const [, ticks, tickInfo, tildes, tildeInfo] = found;
  const run = ticks ?? tildes ?? '';
  const language = withoutBlanks(tickInfo ?? tildeInfo ?? '');
  const closing = { mark: run.charAt(0), length: run.length };
  const empty = { pieces: [], text: undefined, lineEnds: '' };
  return { kind: 'code', fence: closing, columns, language, ...empty };
}

export function indentedCode(): CodeLeaf {
  const empty = { pieces: [], text: undefined, lineEnds: '' };
  return { kind: 'code', fence: undefined, columns: 4, language: '', ...empty };
}

export function closesFence(fence: Fence, line: string): boolean {
  if (!/^ {0,3}[`~]/.test(line)) return false;
  const run = withoutBlanks(line);
  return run.length >= fence.length && run === fence.mark.repeat(run.length);
}

export function addToCode(leaf: CodeLeaf, line: string, isStart: boolean): void {
  if (leaf.text === undefined) leaf.text = line;
  else {
    const before = leaf.text + (isStart ? leaf.lineEnds : '');
    const isLong = before.length >= maxBlockCharacters || !isStart;
    if (isLong) leaf.pieces = [...leaf.pieces, before];
    leaf.text = isLong ? line : before + line;
  }
  leaf.lineEnds = '\n';
}

/** The block that a leaf has become; none where it only waited for what did not come. */
export function blockOf(
  leaf: Leaf,
  isPlain: boolean,
): Exclude<Block, { kind: 'list' }> | undefined {
  if (leaf.kind === 'paragraph') {
    if (leaf.text === '') return undefined;
    const children: readonly Inline[] = isPlain
      ? [{ kind: 'text', text: leaf.text }]
      : parseInline(leaf.text);
    return { kind: 'paragraph', children, continued: leaf.continued };
  }
  if (leaf.kind === 'code') {
    if (leaf.text === undefined && !leaf.fence) return undefined;
    const pieces = leaf.text === undefined ? leaf.pieces : [...leaf.pieces, leaf.text];
    return { kind: 'code', language: leaf.language, pieces };
  }
  if (leaf.header.length + leaf.rows.length === 0) return undefined;
  return { kind: 'table', header: leaf.header, rows: leaf.rows };
}

/** The leaf that goes on behind a cut, without what it holds so far. */
export function continuedLeaf(leaf: Leaf): Leaf {
  if (leaf.kind === 'paragraph') return { ...paragraph(''), continued: true };
  if (leaf.kind === 'code') return { ...leaf, pieces: [], text: undefined, lineEnds: '' };
  return { ...leaf, header: [], rows: [] };
}

/** A copy that can be added to without changing the leaf. */
export function copyOf(leaf: Leaf): Leaf {
  return leaf.kind === 'table' ? { ...leaf, rows: [...leaf.rows] } : { ...leaf };
}
