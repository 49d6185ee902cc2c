/**
 * What an answer may consist of: a closed set of nodes that holds text and structure alone. There
 * is no node for HTML, styles or anything that fetches, and no HTML text is ever made from them, so
 * nothing that a model writes can become more than text.
 *
 * A text holds its line breaks and blanks as they were written; the drawing keeps them.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'deleted'; readonly children: readonly Inline[] }
  /** The address is all that stood in the parentheses, with the title. */
  | { readonly kind: 'link'; readonly children: readonly Inline[]; readonly address: string }
  | { readonly kind: 'image'; readonly text: string; readonly address: string };

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly children: readonly Inline[];
  /** The paragraph goes on with the one before it, which had grown too long for one block. */
  readonly continued: boolean;
}

export interface Code {
  readonly kind: 'code';
  /** All that stood behind the opening fence. */
  readonly language: string;
  /** Joined they are the code. A piece that is finished keeps its identity while the rest grows. */
  readonly pieces: readonly string[];
}

export interface ListItem {
  readonly blocks: readonly Block[];
  /** As it was written; undefined for a bullet, and for an item that a cut has parted. */
  readonly number: number | undefined;
  /** For task lists: whether it is done. */
  readonly done: boolean | undefined;
  /** The item goes on with the one before it, which had grown too long for one block. */
  readonly continued: boolean;
}

export interface List {
  readonly kind: 'list';
  /** What marks its items: a bullet, or what stands behind a number. */
  readonly marker: '-' | '*' | '+' | '.' | ')';
  readonly items: readonly ListItem[];
}

export type Alignment = 'left' | 'center' | 'right' | undefined;

export interface Cell {
  readonly children: readonly Inline[];
  readonly align: Alignment;
}

export interface Table {
  readonly kind: 'table';
  /** Empty where the table goes on with the one before it. */
  readonly header: readonly Cell[];
  /** Each has the cells that were written, be they fewer or more than those of the header. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface Heading {
  readonly kind: 'heading';
  readonly depth: number;
  readonly children: readonly Inline[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | Code | List | Table | Heading | Quote | { readonly kind: 'rule' };

/** How many nodes inline content has. */
export function countNodes(nodes: readonly Inline[]): number {
  return nodes.reduce(
    (sum, node) => sum + 1 + ('children' in node ? countNodes(node.children) : 0),
    0,
  );
}
