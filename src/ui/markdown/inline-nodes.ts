import type { Inline } from './nodes';

/** The nodes of a text as it is read, of each how many levels it has in it. */
export class InlineNodes {
  readonly #nodes: Inline[] = [];
  readonly #depths: number[] = [];

  get length(): number {
    return this.#nodes.length;
  }

  get whole(): readonly Inline[] {
    return merged(this.#nodes);
  }

  add(node: Inline, depth = 0): void {
    this.#nodes.push(node);
    this.#depths.push(depth);
  }

  addText(value: string): void {
    if (value !== '') this.add(text(value));
  }

  /** The levels of the deepest node from a place on. */
  depthFrom(at: number): number {
    let deepest = 0;
    for (let index = at; index < this.#depths.length; index += 1) {
      deepest = Math.max(deepest, this.#depths[index] ?? 0);
    }
    return deepest;
  }

  /** Takes away the nodes from a place on: the first one is marks, the others what stands behind them. */
  takeFrom(at: number): readonly Inline[] {
    this.#depths.length = at;
    const [, ...children] = this.#nodes.splice(at);
    return merged(children);
  }
}

/** What so many of a mark make of what is between them. */
export function emphasised(mark: string, used: number, children: readonly Inline[]): Inline {
  if (mark === '~') return { kind: 'deleted', children };
  if (used === 1) return { kind: 'emphasis', children };
  const strong: Inline = { kind: 'strong', children };
  return used === 2 ? strong : { kind: 'emphasis', children: [strong] };
}

function text(value: string): Inline {
  return { kind: 'text', text: value };
}

/** Texts that follow each other are one text. */
function merged(nodes: readonly Inline[]): readonly Inline[] {
  const whole: Inline[] = [];
  let run: string[] = [];
  const flush = (): void => {
    if (run.length > 0) whole.push(text(run.join('')));
    run = [];
  };
  for (const node of nodes) {
    if (node.kind === 'text') run.push(node.text);
    else {
      flush();
      whole.push(node);
    }
  }
  flush();
  return whole;
}
