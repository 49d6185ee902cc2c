import { putInto, reopened, type Container, type OpenBlock } from './containers';
import { parseInline } from './inline';
import * as leaves from './leaves';
import { maxAnswerNodes } from './limits';
import { countNodes, type Alignment, type Block, type Cell } from './nodes';
import { rowOf } from './table';

/** What a parser has to know of an answer so far to read on. */
export interface Context {
  readonly open: readonly Container[];
  readonly leaf: leaves.Leaf | undefined;
  /** Nodes that the answer has so far. */
  readonly nodes: number;
}

export const beginning: Context = { open: [], leaf: undefined, nodes: 0 };

/** The blocks that are read, those that are still open among them: containers in each other, and a leaf in the last. */
export class OpenBlocks {
  readonly #blocks: OpenBlock[] = [];
  readonly #containers: Container[];
  readonly #nodesBefore: number;
  #leaf: leaves.Leaf | undefined;
  #nodes = 0;

  constructor(context: Context) {
    this.#containers = context.open.map(reopened);
    this.#leaf = context.leaf && leaves.copyOf(context.leaf);
    this.#nodesBefore = context.nodes;
  }

  /** From the outermost on. */
  get containers(): readonly Container[] {
    return this.#containers;
  }

  get leaf(): leaves.Leaf | undefined {
    return this.#leaf;
  }

  /** Nodes of these blocks. */
  get nodes(): number {
    return this.#nodes;
  }

  /** The answer has so many nodes that the rest of it is text. */
  get isPlain(): boolean {
    return this.#nodesBefore >= maxAnswerNodes;
  }

  open(container: Container): void {
    this.#containers.push(container);
    this.#nodes += 1;
  }

  openCode(code: leaves.CodeLeaf): void {
    this.#leaf = code;
  }

  addText(line: string, isStart: boolean): void {
    if (this.#leaf?.kind === 'paragraph') leaves.addToParagraph(this.#leaf, line, isStart);
    else if (line !== '') this.#leaf = leaves.paragraph(line);
  }

  /** The last line of a paragraph becomes the header of a table. */
  openTable(
    { text, lastLineAt, continued }: leaves.ParagraphLeaf,
    header: readonly string[],
    alignments: readonly Alignment[],
  ): void {
    this.#leaf = { ...leaves.paragraph(text.slice(0, Math.max(0, lastLineAt - 1))), continued };
    this.closeLeaf();
    const cells = rowOf(header, alignments);
    this.#leaf = { kind: 'table', alignments, header: cells, rows: [] };
    this.#countRow(cells);
  }

  addRow(table: leaves.TableLeaf, cells: readonly string[]): void {
    const row = rowOf(cells, table.alignments);
    table.rows.push(row);
    this.#countRow(row);
  }

  /** Makes a heading of a paragraph of one line. */
  turnIntoHeading(depth: number, { text }: leaves.ParagraphLeaf): void {
    this.#leaf = undefined;
    this.addHeading(depth, text);
  }

  addHeading(depth: number, text: string): void {
    this.add({ kind: 'heading', depth, children: parseInline(text) });
  }

  add(block: Exclude<OpenBlock, { kind: 'list' }>): void {
    this.#innermost.push(block);
    this.#nodes += 1 + ('children' in block ? countNodes(block.children) : 0);
  }

  closeLeaf(): void {
    const block = this.#leaf && leaves.blockOf(this.#leaf, this.isPlain);
    this.#leaf = undefined;
    if (block) this.add(block);
  }

  /** Closes the leaf, and all containers but the outermost ones. */
  closeTo(depth: number): void {
    this.closeLeaf();
    while (this.#containers.length > depth) {
      const closed = this.#containers.pop();
      if (closed) putInto(this.#innermost, closed);
    }
  }

  /** All of them, with those that were still open. */
  close(): readonly Block[] {
    this.closeTo(0);
    return this.#blocks;
  }

  /** All of them, and what is needed to go on with those that are open. */
  cut(): { readonly blocks: readonly Block[]; readonly context: Context } {
    const open = this.#containers.map(reopened);
    // Code that stands by itself stays one block, however long: it is copied as a whole.
    const code =
      open.length === 0 && this.#leaf?.kind === 'code' && this.#leaf.fence ? this.#leaf : undefined;
    const leaf = code ?? (this.#leaf && leaves.continuedLeaf(this.#leaf));
    if (code) this.#leaf = undefined;
    const blocks = this.close();
    const nodes = this.#nodesBefore + this.#nodes;
    const isPlain = nodes >= maxAnswerNodes;
    return { blocks, context: isPlain ? plain(leaf, nodes) : { open, leaf, nodes } };
  }

  get #innermost(): OpenBlock[] {
    return this.#containers.at(-1)?.blocks ?? this.#blocks;
  }

  #countRow(row: readonly Cell[]): void {
    this.#nodes += row.reduce((sum, { children }) => sum + 1 + countNodes(children), 1);
  }
}

/** From here on the answer is text; only code that is open has still an end. */
function plain(leaf: leaves.Leaf | undefined, nodes: number): Context {
  return { open: [], leaf: leaf?.kind === 'table' ? undefined : leaf, nodes };
}
