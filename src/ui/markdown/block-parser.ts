import { openingOf, putInto, reopened, restIn, type Container, type OpenBlock } from './containers';
import { parseInline } from './inline';
import * as leaves from './leaves';
import { maxAnswerNodes, maxBlockCharacters, maxBlockNodes, maxContainers } from './limits';
import type { Line } from './lines';
import * as markup from './markup';
import { countNodes, type Block, type Cell } from './nodes';
import { alignmentsOf, cellsOf, rowOf } from './table';

/** What a parser has to know of an answer so far to read on. */
export interface Context {
  readonly open: readonly Container[];
  readonly leaf: leaves.Leaf | undefined;
  /** Nodes that the answer has so far. */
  readonly nodes: number;
}

export const beginning: Context = { open: [], leaf: undefined, nodes: 0 };

/** Where in a line the parser is. */
interface Place {
  /** What is left of the line. */
  readonly rest: string;
  /** How many of the open containers the line belongs to. */
  readonly depth: number;
  /** The line itself has opened one. */
  readonly hasOpened: boolean;
}

/**
 * Reads the lines of an answer one by one, as the parsers of CommonMark do: a line goes through the
 * quotations and items that are open, may close some and open others, and what is left of it belongs
 * to a leaf: a paragraph, code or a table.
 *
 * A block that has grown long is cut between two lines, so that none takes more work than a screen
 * can do at once. What came before alone decides where: an answer is cut in the same places whether
 * it arrives in one part or in thousands.
 */
export class BlockParser {
  readonly #blocks: OpenBlock[] = [];
  readonly #open: Container[];
  readonly #nodesBefore: number;
  #leaf: leaves.Leaf | undefined;
  #characters = 0;
  #nodes = 0;
  #isLineCut = false;

  constructor(context: Context) {
    this.#open = context.open.map(reopened);
    this.#leaf = context.leaf && leaves.copyOf(context.leaf);
    this.#nodesBefore = context.nodes;
  }

  /** Whether the blocks read so far can be taken, and a new parser can go on. */
  get isAtCut(): boolean {
    if (this.#isLineCut || this.#characters >= maxBlockCharacters) return true;
    if (this.#nodes >= maxBlockNodes) return true;
    return this.#open.length === 0 && !this.#leaf;
  }

  /** Ends this parser. */
  cut(): { readonly blocks: readonly Block[]; readonly context: Context } {
    const open = this.#open.map(reopened);
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

  /** Ends this parser: the blocks, with those that were still open. */
  close(): readonly Block[] {
    this.#closeTo(0);
    return this.#blocks;
  }

  read({ text, isStart, isCut }: Line): void {
    this.#characters += text.length + 1;
    this.#isLineCut = isCut;
    if (this.#isPlain && this.#leaf?.kind !== 'code') this.#addText(text, isStart);
    else if (isStart) this.#readLine(text);
    else this.#readOn(text);
  }

  get #isPlain(): boolean {
    return this.#nodesBefore >= maxAnswerNodes;
  }

  #readLine(line: string): void {
    const belongs = this.#placeIn(line);
    const isInAll = belongs.depth === this.#open.length;
    if (isInAll && this.#leaf?.kind === 'code' && this.#readCode(this.#leaf, belongs.rest)) return;
    if (!isInAll && this.#endsCodeOfItem(belongs)) return;
    const place = this.#openContainers(belongs);
    if (!place) return;
    if (markup.isBlank(place.rest)) this.#closeTo(place.depth);
    else if (!this.#readIndented(place) && !this.#readTable(place)) this.#readText(place);
  }

  /** The rest of a line that was too long to be read at once. */
  #readOn(text: string): void {
    if (this.#leaf?.kind === 'code') leaves.addToCode(this.#leaf, text, false);
    else if (this.#leaf?.kind === 'table') this.#addRow(this.#leaf, cellsOf(text) ?? [text]);
    else this.#addText(text, false);
  }

  #placeIn(line: string): Place {
    let depth = 0;
    let rest = line;
    for (const container of this.#open) {
      const inside = restIn(container, rest);
      if (inside === undefined) break;
      rest = inside;
      depth += 1;
    }
    return { rest, depth, hasOpened: false };
  }

  /** Opens what the line begins with; undefined where the line is thereby read. */
  #openContainers(belongs: Place): Place | undefined {
    let place = belongs;
    while (!markup.isBlank(place.rest)) {
      const indent = markup.indentColumns(place.rest);
      if (indent > 3) break;
      const text = markup.withoutIndent(place.rest, indent);
      if (this.#readMarkLine(text, indent, place)) return undefined;
      const { depth } = place;
      const opening = depth < maxContainers ? openingOf(text, indent) : undefined;
      if (!opening) break;
      const isItemInText = opening.container.kind === 'item' && this.#isInParagraph(place);
      if (isItemInText && !markup.interrupts(text)) break;
      this.#closeTo(depth);
      this.#open.push(opening.container);
      this.#nodes += 1;
      place = { rest: opening.rest, depth: depth + 1, hasOpened: true };
    }
    return place;
  }

  #isInParagraph({ depth, hasOpened }: Place): boolean {
    return this.#leaf?.kind === 'paragraph' && !hasOpened && depth === this.#open.length;
  }

  /** A heading, a line across, the beginning of code. */
  #readMarkLine(text: string, indent: number, place: Place): boolean {
    const leaf = this.#leaf;
    if (markup.underline.test(text) && this.#isInParagraph(place) && leaf?.kind === 'paragraph') {
      if (!leaf.continued && leaf.lastLineAt === 0) {
        this.#leaf = undefined;
        this.#addHeading(text.startsWith('=') ? 1 : 2, leaf.text);
        return true;
      }
    }
    const [mark, signs = ''] = markup.headingMark.exec(text) ?? [];
    const code = leaves.fencedCode(text, indent);
    const isRule = markup.rule.test(text);
    if (mark === undefined && !code && !isRule) return false;
    this.#closeTo(place.depth);
    if (mark !== undefined) this.#addMarkedHeading(signs.length, text.slice(mark.length));
    else if (code) this.#leaf = code;
    else this.#add({ kind: 'rule' });
    return true;
  }

  /** Whether a line belongs to the code that is open, be it as its end. */
  #readCode(leaf: leaves.CodeLeaf, rest: string): boolean {
    const line = markup.withoutIndent(rest, leaf.columns);
    if (leaf.fence) {
      if (leaves.closesFence(leaf.fence, rest)) this.#closeLeaf();
      else leaves.addToCode(leaf, line, true);
      return true;
    }
    if (markup.isBlank(rest)) leaf.lineEnds += `${line}\n`;
    else if (markup.indentColumns(rest) >= leaf.columns) leaves.addToCode(leaf, line, true);
    else return false;
    return true;
  }

  /** Whether a line ends the code of an item around it, though it is indented less: it opens none. */
  #endsCodeOfItem({ rest, depth }: Place): boolean {
    const fence = this.#leaf?.kind === 'code' ? this.#leaf.fence : undefined;
    const isInItems = this.#open.slice(depth).every(({ kind }) => kind === 'item');
    if (!fence || !isInItems || !leaves.closesFence(fence, rest)) return false;
    this.#closeLeaf();
    return true;
  }

  #readIndented({ rest, depth, hasOpened }: Place): boolean {
    if (markup.indentColumns(rest) < 4) return false;
    if (this.#leaf?.kind === 'paragraph' && !hasOpened) return false;
    this.#closeTo(depth);
    this.#leaf = leaves.indentedCode();
    return this.#readCode(this.#leaf, rest);
  }

  #readTable(place: Place): boolean {
    const leaf = this.#leaf;
    if (!leaf || place.hasOpened || place.depth < this.#open.length) return false;
    if (leaf.kind === 'table') {
      const cells = cellsOf(place.rest, leaf.alignments.length);
      if (cells) this.#addRow(leaf, cells);
      return cells !== undefined;
    }
    if (leaf.kind !== 'paragraph') return false;
    const alignments = alignmentsOf(place.rest);
    if (!alignments) return false;
    const header = cellsOf(leaf.text.slice(leaf.lastLineAt), alignments.length);
    if (header?.length !== alignments.length) return false;
    leaf.text = leaf.text.slice(0, Math.max(0, leaf.lastLineAt - 1));
    this.#closeLeaf();
    this.#leaf = { kind: 'table', alignments, header: rowOf(header, alignments), rows: [] };
    this.#countRow(this.#leaf.header);
    return true;
  }

  #readText({ rest, depth, hasOpened }: Place): void {
    // A line of text goes on with a paragraph also where it leaves out the marks around that.
    if (this.#leaf?.kind === 'paragraph' && !hasOpened) {
      this.#addText(rest, true);
      return;
    }
    this.#closeTo(depth);
    this.#addText(rest, true);
  }

  #addText(line: string, isStart: boolean): void {
    if (this.#leaf?.kind === 'paragraph') leaves.addToParagraph(this.#leaf, line, isStart);
    else if (line !== '') this.#leaf = leaves.paragraph(line);
  }

  #addRow(leaf: leaves.TableLeaf, cells: readonly string[]): void {
    const row = rowOf(cells, leaf.alignments);
    leaf.rows.push(row);
    this.#countRow(row);
  }

  #countRow(row: readonly Cell[]): void {
    this.#nodes += row.reduce((sum, { children }) => sum + 1 + countNodes(children), 1);
  }

  #addMarkedHeading(depth: number, text: string): void {
    this.#addHeading(depth, this.#isLineCut ? text : text.replace(markup.headingEnd, ''));
  }

  #addHeading(depth: number, text: string): void {
    this.#add({ kind: 'heading', depth, children: parseInline(text) });
  }

  #add(block: Exclude<OpenBlock, { kind: 'list' }>): void {
    (this.#open.at(-1)?.blocks ?? this.#blocks).push(block);
    this.#nodes += 1 + ('children' in block ? countNodes(block.children) : 0);
  }

  #closeLeaf(): void {
    const block = this.#leaf && leaves.blockOf(this.#leaf, this.#isPlain);
    this.#leaf = undefined;
    if (block) this.#add(block);
  }

  #closeTo(depth: number): void {
    this.#closeLeaf();
    while (this.#open.length > depth) {
      const closed = this.#open.pop();
      if (closed) putInto(this.#open.at(-1)?.blocks ?? this.#blocks, closed);
    }
  }
}

/** From here on the answer is text; only code that is open has still an end. */
function plain(leaf: leaves.Leaf | undefined, nodes: number): Context {
  return { open: [], leaf: leaf?.kind === 'table' ? undefined : leaf, nodes };
}
