/**
 * What an answer may consist of: a closed set of nodes that holds text and structure alone. There
 * is no node for HTML, styles or anything that fetches, and no HTML text is ever made from them, so
 * nothing that a model writes can become more than text.
 *
 * Blocks that can grow long come in pieces: a piece that is finished keeps its identity while the
 * answer goes on, so that it is drawn once.
 */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'deleted'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly children: readonly Inline[]; readonly address: string }
  | { readonly kind: 'image'; readonly text: string }
  | { readonly kind: 'break' };

export interface ListItem {
  readonly blocks: readonly Block[];
  /** For task lists: whether it is done. */
  readonly done: boolean | undefined;
}

export interface Cell {
  readonly children: readonly Inline[];
  readonly align: 'left' | 'center' | 'right' | null;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly pieces: readonly (readonly Inline[])[];
}

export interface Code {
  readonly kind: 'code';
  readonly language: string;
  readonly pieces: readonly string[];
}

export interface List {
  readonly kind: 'list';
  /** Number of the first item; undefined for a list without numbers. */
  readonly start: number | undefined;
  readonly pieces: readonly (readonly ListItem[])[];
}

export interface Table {
  readonly kind: 'table';
  readonly header: readonly Cell[];
  readonly pieces: readonly (readonly (readonly Cell[])[])[];
}

export type Block =
  | Paragraph
  | Code
  | List
  | Table
  | { readonly kind: 'heading'; readonly depth: number; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' };
