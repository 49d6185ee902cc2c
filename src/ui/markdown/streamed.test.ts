import { describe, expect, test, vi } from 'vitest';
import type * as Lines from './lines';
import { maxAnswerNodes, maxBlockCharacters } from './limits';
import type { Block } from './nodes';
import { drawnText, lostFrom } from './accounting';
import { parseMarkdown, StreamedMarkdown, type Section } from './streamed';

/** What an addition costs: the characters that are read again with it. */
const read = vi.hoisted(() => ({ characters: 0 }));

vi.mock('./lines', async (original) => {
  const lines = await original<typeof Lines>();
  const linesOf: typeof lines.linesOf = (source, isStart) => {
    read.characters += source.length;
    return lines.linesOf(source, isStart);
  };
  return { ...lines, linesOf };
});

const words = 'A small model answers here and now, word after word';
const sentences = Array.from({ length: 900 }, (_, index) => `${words}, time number ${index}.`);
const shapes = {
  paragraph: sentences.join(' '),
  verse: sentences.join('\n'),
  'paragraph with marks': sentences.map((s, i) => (i % 3 ? s : `**${s}** and \`code\``)).join(' '),
  list: sentences.map((sentence) => `- ${sentence}`).join('\n'),
  'numbered list': sentences.map((sentence, index) => `${index + 3}. ${sentence}`).join('\n'),
  'list in a list': `- outer\n${sentences.map((sentence) => `  1. ${sentence}`).join('\n')}`,
  table: `| a | b |\n| - | :-: |\n${sentences.map((s, i) => `| ${i} | *${s}* |`).join('\n')}`,
  fence: `\`\`\`python\n${sentences.map((s) => `    print("${s}")`).join('\n')}\n\`\`\``,
  'fence in a quotation': `> ~~~\n${sentences.map((s) => `> ${s}`).join('\n')}\n> ~~~`,
  'indented code': sentences.map((s) => `    ${s}`).join('\n\n'),
  quotation: sentences.map((sentence) => `> ${sentence}`).join('\n>\n'),
  mixture: sentences
    .map((s, i) => `# ${i}\n\n${s}\n\n- one\n- two\n\n> quoted\n\n---`)
    .join('\n\n'),
};

function streamed(text: string, every: number): StreamedMarkdown {
  const markdown = new StreamedMarkdown();
  for (let at = 0; at < text.length; at += every) {
    markdown.append(text.slice(at, at + every));
    markdown.sections.at(-1);
  }
  return markdown;
}

describe.each(Object.entries(shapes))('a long %s', (_name, text) => {
  test('is the same streamed as read whole, and nothing of it is lost', () => {
    const whole = parseMarkdown(text);
    expect(streamed(text, 1000).sections.flat()).toEqual(whole);
    expect(lostFrom(text, drawnText(whole))).toBeUndefined();
  });

  test('has no block that is long, but code that is copied as a whole', () => {
    for (const block of parseMarkdown(text)) {
      const isCode = block.kind === 'code' && text.startsWith('```');
      if (!isCode) expect(drawnText([block]).length).toBeLessThan(1.6 * maxBlockCharacters);
    }
  });

  test('keeps what is finished: later additions do not make it anew', () => {
    const markdown = streamed(text.slice(0, -4000), 1000);
    const before = markdown.sections.slice(0, -1);
    for (let at = text.length - 4000; at < text.length; at += 100) {
      markdown.append(text.slice(at, at + 100));
    }
    const after: readonly Section[] = markdown.sections;
    expect(before.filter((section, index) => section !== after[index])).toEqual([]);
    expect(before.length).toBeGreaterThan(text.startsWith('```') ? -1 : 0);
  });

  test('costs no more at its end than before', () => {
    const long = text.slice(0, 65_536);
    const markdown = new StreamedMarkdown();
    const [, second = 0, , last = Infinity] = [0, 1, 2, 3].map((quarter) => {
      read.characters = 0;
      for (let at = 0; at < 16_384; at += 64) {
        markdown.append(long.slice(quarter * 16_384 + at, quarter * 16_384 + at + 64));
        markdown.sections.at(-1);
      }
      return read.characters;
    });
    // Of a cost that grew with the text, the last quarter would have more than twice the second's.
    expect(last).toBeLessThan(1.7 * second);
  });
});

test('a paragraph, an item and a table that are cut say that they go on', () => {
  const continued = (blocks: readonly Block[]): unknown[] =>
    blocks.map((block) => {
      if (block.kind === 'paragraph') return block.continued;
      if (block.kind === 'list') return block.items[0]?.continued;
      return block.kind === 'table' ? block.header.length === 0 : undefined;
    });
  expect(continued(parseMarkdown(shapes.verse.slice(0, 40_000)))).toEqual([false, true, true]);
  expect(continued(parseMarkdown(shapes['list in a list'].slice(0, 40_000)))).toEqual([
    false,
    true,
    true,
  ]);
  expect(continued(parseMarkdown(shapes.table.slice(0, 40_000)))).toEqual([false, true, true]);
});

test('code stays one block, so that it is copied as a whole', () => {
  const code = sentences.join('\n');
  const [block, ...others] = parseMarkdown(`\`\`\`\n${code}\n\`\`\``);
  expect(others).toEqual([]);
  expect(block?.kind === 'code' && block.pieces.join('')).toBe(code);
  expect(block?.kind === 'code' && block.pieces.length).toBeGreaterThan(1);
});

test('an answer of more nodes than a page should draw goes on as text, with all its characters', () => {
  const text = '*a*\n\n'.repeat(maxAnswerNodes);
  const blocks = parseMarkdown(text);
  expect(blocks.length).toBeLessThan(maxAnswerNodes);
  expect(lostFrom(text, drawnText(blocks))).toBeUndefined();
  expect(drawnText(blocks.slice(-1))).toContain('*a*');
});
