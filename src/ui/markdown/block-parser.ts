import { openingOf, restIn, type Container } from './containers';
import * as leaves from './leaves';
import { maxBlockCharacters, maxBlockNodes, maxContainers } from './limits';
import type { Line } from './lines';
import * as markup from './markup';
import type { Block } from './nodes';
import { OpenBlocks, type Context } from './open-blocks';
import { alignmentsOf, cellsOf } from './table';

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
  readonly #blocks: OpenBlocks;
  #characters = 0;
  #isLineCut = false;

  constructor(context: Context) {
    this.#blocks = new OpenBlocks(context);
  }

  /** Whether the blocks read so far can be taken, and a new parser can go on. */
  get isAtCut(): boolean {
    if (this.#isLineCut || this.#characters >= maxBlockCharacters) return true;
    if (this.#blocks.nodes >= maxBlockNodes) return true;
    return this.#open.length === 0 && !this.#leaf;
  }

  /** Ends this parser. */
  cut(): ReturnType<OpenBlocks['cut']> {
    return this.#blocks.cut();
  }

  /** Ends this parser: the blocks, with those that were still open. */
  close(): readonly Block[] {
    return this.#blocks.close();
  }

  read({ text, isStart, isCut }: Line): void {
    this.#characters += text.length + 1;
    this.#isLineCut = isCut;
    if (this.#blocks.isPlain && this.#leaf?.kind !== 'code') this.#blocks.addText(text, isStart);
    else if (isStart) this.#readLine(text);
    else this.#readOn(text);
  }

  get #open(): readonly Container[] {
    return this.#blocks.containers;
  }

  get #leaf(): leaves.Leaf | undefined {
    return this.#blocks.leaf;
  }

  #readLine(line: string): void {
    const belongs = this.#placeIn(line);
    const isInAll = belongs.depth === this.#open.length;
    if (isInAll && this.#leaf?.kind === 'code' && this.#readCode(this.#leaf, belongs.rest)) return;
    if (!isInAll && this.#endsCodeOfItem(belongs)) return;
    const place = this.#openContainers(belongs);
    if (!place) return;
    if (markup.isBlank(place.rest)) this.#blocks.closeTo(place.depth);
    else if (!this.#readIndented(place) && !this.#readTable(place)) this.#readText(place);
  }

  /** The rest of a line that was too long to be read at once. */
  #readOn(text: string): void {
    if (this.#leaf?.kind === 'code') leaves.addToCode(this.#leaf, text, false);
    else if (this.#leaf?.kind === 'table') this.#blocks.addRow(this.#leaf, cellsOf(text) ?? [text]);
    else this.#blocks.addText(text, false);
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
      this.#blocks.closeTo(depth);
      this.#blocks.open(opening.container);
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
        this.#blocks.turnIntoHeading(text.startsWith('=') ? 1 : 2, leaf);
        return true;
      }
    }
    const [mark, signs = ''] = markup.headingMark.exec(text) ?? [];
    const code = leaves.fencedCode(text, indent);
    const isRule = markup.rule.test(text);
    if (mark === undefined && !code && !isRule) return false;
    this.#blocks.closeTo(place.depth);
    if (mark !== undefined) this.#addMarkedHeading(signs.length, text.slice(mark.length));
    else if (code) this.#blocks.openCode(code);
    else this.#blocks.add({ kind: 'rule' });
    return true;
  }

  /** Whether a line belongs to the code that is open, be it as its end. */
  #readCode(leaf: leaves.CodeLeaf, rest: string): boolean {
    const line = markup.withoutIndent(rest, leaf.columns);
    if (leaf.fence) {
      if (leaves.closesFence(leaf.fence, rest)) this.#blocks.closeLeaf();
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
    this.#blocks.closeLeaf();
    return true;
  }

  #readIndented({ rest, depth, hasOpened }: Place): boolean {
    if (markup.indentColumns(rest) < 4) return false;
    if (this.#leaf?.kind === 'paragraph' && !hasOpened) return false;
    this.#blocks.closeTo(depth);
    const code = leaves.indentedCode();
    this.#blocks.openCode(code);
    return this.#readCode(code, rest);
  }

  #readTable(place: Place): boolean {
    const leaf = this.#leaf;
    if (!leaf || place.hasOpened || place.depth < this.#open.length) return false;
    if (leaf.kind === 'table') {
      const cells = cellsOf(place.rest, leaf.alignments.length);
      if (cells) this.#blocks.addRow(leaf, cells);
      return cells !== undefined;
    }
    if (leaf.kind !== 'paragraph') return false;
    const alignments = alignmentsOf(place.rest);
    if (!alignments) return false;
    const header = cellsOf(leaf.text.slice(leaf.lastLineAt), alignments.length);
    if (header?.length !== alignments.length) return false;
    this.#blocks.openTable(leaf, header, alignments);
    return true;
  }

  #readText({ rest, depth, hasOpened }: Place): void {
    // A line of text goes on with a paragraph also where it leaves out the marks around that.
    if (this.#leaf?.kind === 'paragraph' && !hasOpened) {
      this.#blocks.addText(rest, true);
      return;
    }
    this.#blocks.closeTo(depth);
    this.#blocks.addText(rest, true);
  }

  #addMarkedHeading(depth: number, text: string): void {
    this.#blocks.addHeading(depth, this.#isLineCut ? text : text.replace(markup.headingEnd, ''));
  }
}
