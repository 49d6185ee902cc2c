import { BlockParser } from './block-parser';
import { linesOf } from './lines';
import type { Block } from './nodes';
import { beginning, type Context } from './open-blocks';

/** Blocks and characters from which a section is finished. */
const sectionBlocks = 32;
const sectionCharacters = 8192;

/** A few blocks: what is drawn in one go. */
export type Section = readonly Block[];

/**
 * Markdown that arrives in additions, few or many. What an addition cannot change any more is read
 * once; what is read again with each of them is at most one block, and no block is long
 * (`limits.ts`). So the cost of an addition does not grow with the text, and the blocks are those of
 * the text read as a whole.
 */
export class StreamedMarkdown {
  readonly #finished: Section[] = [];
  /** The section that is still added to. */
  #section: Block[] = [];
  #sectionCharacters = 0;
  #context: Context = beginning;
  /** The source from the last cut on. */
  #rest = '';
  #isLineStart = true;

  append(addition: string): void {
    this.#rest += addition;
  }

  /** Sections and blocks that have not changed are the same objects as before. */
  get sections(): readonly Section[] {
    const open = this.#readRest();
    const last = [...this.#section, ...open];
    return last.length > 0 ? [...this.#finished, last] : [...this.#finished];
  }

  /** Finishes what can be finished; the blocks that cannot. */
  #readRest(): readonly Block[] {
    let parser = new BlockParser(this.#context);
    let read = 0;
    for (const line of linesOf(this.#rest, this.#isLineStart)) {
      parser.read(line);
      if (!line.isWhole || !parser.isAtCut) continue;
      const { blocks, context } = parser.cut();
      this.#finish(blocks, line.end - read);
      this.#context = context;
      parser = new BlockParser(context);
      read = line.end;
    }
    if (read > 0) {
      this.#isLineStart = /[\r\n]/.test(this.#rest.charAt(read - 1));
      this.#rest = this.#rest.slice(read);
    }
    return parser.close();
  }

  #finish(blocks: readonly Block[], characters: number): void {
    this.#section.push(...blocks);
    this.#sectionCharacters += characters;
    const isLong = this.#sectionCharacters >= sectionCharacters;
    if (!isLong && this.#section.length < sectionBlocks) return;
    this.#finished.push(this.#section);
    this.#section = [];
    this.#sectionCharacters = 0;
  }
}

/** The blocks of a text that is whole. */
export function parseMarkdown(source: string): readonly Block[] {
  const markdown = new StreamedMarkdown();
  markdown.append(source);
  return markdown.sections.flat();
}
