import type { Block, Cell, Inline, ListItem } from './nodes';

/**
 * The blocks of a text that is whole now, with what is drawn already in the place of what says the
 * same: when an answer ends, hardly anything is drawn anew. How a block was cut into pieces while it
 * grew is no part of what it says.
 *
 * @param drawn the blocks of the text as it was drawn while it grew
 */
export function settled(drawn: readonly Block[], whole: readonly Block[]): readonly Block[] {
  return whole.map((block, index) => {
    const before = drawn[index];
    return before && says(before) === says(block) ? before : block;
  });
}

const says = (block: Block): string => JSON.stringify(contentOf(block));

function contentOf(block: Block): unknown {
  switch (block.kind) {
    case 'paragraph':
      return [block.kind, inlineContent(block.pieces.flat())];
    case 'code':
      return [block.kind, block.language, block.pieces.join('')];
    case 'list':
      return [block.kind, block.start, block.pieces.flat().map(itemContent)];
    case 'table':
      return [
        block.kind,
        block.header.map(cellContent),
        block.pieces.flat().map((row) => row.map(cellContent)),
      ];
    case 'heading':
      return [block.kind, block.depth, inlineContent(block.children)];
    case 'quote':
      return [block.kind, block.blocks.map(contentOf)];
    case 'rule':
      return [block.kind];
  }
}

const itemContent = ({ blocks, done }: ListItem): unknown => [done ?? null, blocks.map(contentOf)];
const cellContent = ({ children, align }: Cell): unknown => [align, inlineContent(children)];

/** Texts that follow each other are one text. */
function inlineContent(nodes: readonly Inline[]): unknown[] {
  const content: unknown[] = [];
  for (const node of nodes) {
    const last = content.at(-1);
    if (node.kind === 'text') {
      if (typeof last === 'string') content[content.length - 1] = last + node.text;
      else content.push(node.text);
    } else if (node.kind === 'link') {
      content.push([node.kind, node.address, inlineContent(node.children)]);
    } else if ('children' in node) content.push([node.kind, inlineContent(node.children)]);
    else content.push([node]);
  }
  return content;
}
