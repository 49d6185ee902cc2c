import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Block, Cell, Inline, ListItem } from './nodes';
import type * as Parse from './parse';
import { parseMarkdown } from './parse';
import { StreamedMarkdown } from './streamed';

/** What reading Markdown costs: the characters that went through the lexer. */
const lexed = vi.hoisted(() => ({ characters: 0 }));

vi.mock('./parse', async (original) => {
  const parse = await original<typeof Parse>();
  const lex: typeof parse.lex = (source) => {
    lexed.characters += source.length;
    return parse.lex(source);
  };
  return { ...parse, lex };
});

/** The blocks with their pieces joined: how a text was cut is not part of what it says. */
function whole(blocks: readonly Block[]): unknown {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return [block.kind, joinTexts(block.pieces.flat())];
      case 'code':
        return [block.kind, block.language, block.pieces.join('').trimEnd()];
      case 'list':
        return [block.kind, block.start, block.pieces.flat().map(wholeItem)];
      case 'table':
        return [
          block.kind,
          block.header.map(wholeCell),
          block.pieces.flat().map((row) => row.map(wholeCell)),
        ];
      case 'heading':
        return [block.kind, block.depth, joinTexts(block.children)];
      case 'quote':
        return [block.kind, whole(block.blocks)];
      case 'rule':
        return [block.kind];
    }
  });
}

const wholeItem = ({ blocks }: ListItem): unknown => whole(blocks);
const wholeCell = ({ children }: Cell): unknown => joinTexts(children);

function joinTexts(nodes: readonly Inline[]): unknown {
  const joined: unknown[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.kind !== 'text')
      joined.push('children' in node ? [node.kind, joinTexts(node.children)] : node);
    else if (typeof last === 'string') joined[joined.length - 1] = last + node.text;
    else joined.push(node.text);
  }
  return joined;
}

function streamed(additions: readonly string[]): StreamedMarkdown {
  const markdown = new StreamedMarkdown();
  for (const addition of additions) markdown.append(addition);
  return markdown;
}

/** A text in tokens of a few characters, as models write. */
function tokensOf(text: string): string[] {
  return text.match(/[\s\S]{1,4}/g) ?? [];
}

const words = 'A small model answers here and now, word after word';
const sentences = Array.from(
  { length: 60 },
  (_, index) => `${words}, for the time number ${index}.`,
);
const shapes = {
  paragraph: sentences.join(' '),
  'paragraph with marks': sentences.map((s, i) => (i % 3 ? s : `**${s}** and \`code\``)).join(' '),
  list: sentences.map((sentence) => `- ${sentence}`).join('\n'),
  'numbered list': sentences.map((sentence, index) => `${index + 3}. ${sentence}`).join('\n'),
  table: `| a | b |\n| - | :-: |\n${sentences.map((s, i) => `| ${i} | *${s}* |`).join('\n')}`,
  fence: `\`\`\`python\n${sentences.map((s) => `    print("${s}")`).join('\n')}\n\`\`\``,
  mixture: `# Title\n\n${sentences[0] ?? ''}\n\n- one\n- two\n\n> quoted\n\n---\n\n| a |\n| - |\n| 1 |\n\nend`,
};

describe.each(Object.entries(shapes))('a long %s', (_name, text) => {
  test('means the same streamed as parsed whole', () => {
    expect(whole(streamed(tokensOf(text)).blocks)).toEqual(whole(parseMarkdown(text)));
  });

  test('keeps its finished parts: later additions do not make them anew', () => {
    const tokens = tokensOf(text);
    const markdown = streamed(tokens.slice(0, -400));
    const before = piecesOf(markdown.blocks).slice(0, -1);
    for (const token of tokens.slice(-400)) markdown.append(token);
    const after = piecesOf(markdown.blocks);
    expect(before.filter((piece) => !after.includes(piece))).toEqual([]);
  });
});

function piecesOf(blocks: readonly Block[]): unknown[] {
  return blocks.flatMap((block): unknown[] => ('pieces' in block ? [...block.pieces] : [block]));
}

test('a quotation, which cannot be cut, still arrives whole in the end', () => {
  const text = `> ${sentences.join(' ')}`;
  const markdown = streamed(tokensOf(text));
  const said = JSON.stringify(markdown.blocks).length;
  expect(said).toBeGreaterThan(text.length * 0.9);
});

describe('however a text is cut into additions', () => {
  const piece = fc.constantFrom(
    'word ',
    'Word. ',
    '**bold** ',
    '*',
    '`code` ',
    '`',
    '\n',
    '\n\n',
    '- item\n',
    '1. item\n',
    '# Head\n',
    '> quote\n',
    '```\n',
    '| a | b |\n',
    '|-|-|\n',
    '[x](http://y.z) ',
    '<b>',
    '![i](u) ',
    '~~no~~ ',
    '    code\n',
    '---\n',
    'é漢字 ',
  );

  test('no letter is lost and none appears twice', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const text = pieces.join('');
        const markdown = streamed(pieces);
        const letters = (value: unknown): string =>
          JSON.stringify(value)
            .replace(/"(kind|language)":"[^"]*"/g, '')
            .replace(/[^\p{L}]/gu, '');
        const count = (value: string, letter: string): number => value.split(letter).length - 1;
        for (const word of ['漢', 'é']) {
          expect(count(letters(markdown.blocks), word)).toBe(
            count(letters(parseMarkdown(text)), word),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the cost of an addition', () => {
  test.each(Object.entries(shapes))('does not grow with the text: %s', (_name, text) => {
    const long = tokensOf(Array.from({ length: 6 }, () => text).join('\n'));
    const markdown = new StreamedMarkdown();
    const quarter = Math.floor(long.length / 4);
    const readInQuarter = [0, 1, 2, 3].map((index) => {
      lexed.characters = 0;
      for (const token of long.slice(index * quarter, (index + 1) * quarter)) {
        markdown.append(token);
      }
      return lexed.characters;
    });
    const [, second = 0, , last = Infinity] = readInQuarter;
    // Of a cost that grew with the text, the last quarter would have more than twice the second's.
    expect(last).toBeLessThan(1.5 * second);
  });
});
