import type { Block } from './nodes';
import { blockOf, lex } from './parse';
import { joined, shed, type Growing } from './shed';

/** Characters of a block that cannot be cut, up to which every addition is drawn at once. */
const drawAtOnce = 1200;

/**
 * Markdown that arrives in small additions. What an addition cannot change any more is parsed once
 * and never looked at again: finished blocks, and the front of a long paragraph, list, table or
 * fence (`shed.ts`). So the cost of an addition does not grow with the text. Where a long block
 * cannot be cut (a quotation, say), it is parsed again only once it has grown by a sixteenth.
 *
 * Some marks mean something only in the light of what follows much later (link definitions, an
 * emphasis of a thousand characters): when the text is whole, parse it once with `parseMarkdown`.
 */
export class StreamedMarkdown {
  #finished: readonly Block[] = [];
  #growing: readonly Block[] = [];
  /** The finished pieces of the block that is still growing. */
  #front: Growing | undefined;
  #prefix = '';
  #rest = '';
  #drawnLength = 0;

  /** Blocks and pieces that have not changed are the same objects as before. */
  get blocks(): readonly Block[] {
    return [...this.#finished, ...this.#growing];
  }

  append(addition: string): void {
    this.#rest += addition.replaceAll('\r\n', '\n');
    const undrawn = this.#rest.length - this.#drawnLength;
    if (undrawn < (this.#rest.length - drawAtOnce) / 16) return;
    this.#draw();
    this.#drawnLength = this.#rest.length;
  }

  #draw(): void {
    const source = this.#prefix + this.#rest;
    const tokens = lex(source);
    const index = tokens.findLastIndex(({ type }) => type !== 'space');
    const open = tokens[index];
    if (!open) return;

    const before = tokens.slice(0, index);
    const read = before.map(({ raw }) => raw).join('');
    // marked leaves some blanks out of the source of its tokens: then nothing can be cut there.
    const exact = source.startsWith(read);
    if (exact && read.trim() !== '') {
      this.#finish(before.flatMap(blockOf));
      this.#prefix = '';
      this.#rest = source.slice(read.length);
    }
    const cut = exact ? shed(open, this.#prefix + this.#rest, this.#prefix) : undefined;
    if (!cut) {
      this.#growing = this.#withFront((exact ? [open] : tokens).flatMap(blockOf));
      return;
    }
    const front: Growing | undefined = this.#front ? joined(this.#front, cut.front) : cut.front;
    if (!front) this.#finish([]);
    this.#front = front ?? cut.front;
    this.#prefix = cut.prefix;
    this.#rest = cut.rest;
    this.#growing = [this.#front];
    this.#draw();
  }

  #finish(blocks: readonly Block[]): void {
    this.#finished = [...this.#finished, ...this.#withFront(blocks)];
    this.#front = undefined;
  }

  /** The first block continues the front, unless what followed turned out to be something else. */
  #withFront(blocks: readonly Block[]): readonly Block[] {
    if (!this.#front) return blocks;
    const [first, ...others] = blocks;
    const whole = first && joined(this.#front, first);
    return whole ? [whole, ...others] : [this.#front, ...blocks];
  }
}
