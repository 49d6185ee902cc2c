import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnText, lostFrom } from './accounting';
import { parseInline } from './inline';
import type { Inline } from './nodes';
import { parseMarkdown, StreamedMarkdown } from './streamed';
import { anyAnswer, line } from './written';

test('every character that is no markup of the closed list is drawn, in its order', () => {
  fc.assert(
    fc.property(anyAnswer, (source) => {
      expect(lostFrom(source, drawnText(parseMarkdown(source)))).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test('nor is a link whose words go over two lines', () => {
  const source = '![a\nb](https://x.example) [c\nd](https://x.example)';
  expect(lostFrom(source, drawnText(parseMarkdown(source)))).toBeUndefined();
});

test('the streamed form says the same after every addition, and in the end', () => {
  fc.assert(
    fc.property(anyAnswer, fc.integer({ min: 1, max: 9 }), (source, every) => {
      const markdown = new StreamedMarkdown();
      for (let at = 0; at < source.length; at += every) {
        markdown.append(source.slice(at, at + every));
        const blocks = markdown.sections.flat();
        const sofar = source.slice(0, at + every);
        expect(blocks).toEqual(parseMarkdown(sofar));
        expect(lostFrom(sofar, drawnText(blocks))).toBeUndefined();
      }
    }),
    { numRuns: 150 },
  );
});

describe('within a line', () => {
  /** The marks that a node stands for, as patterns: all that may be missing from what is drawn. */
  function written(nodes: readonly Inline[]): string {
    return nodes.map(pattern).join('');
  }
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  function pattern(node: Inline): string {
    switch (node.kind) {
      case 'text':
        return literal(node.text);
      case 'code':
        return `\`+ ?${literal(node.text)} ?\`+`;
      case 'strong':
        return `(?:\\*\\*|__)${written(node.children)}(?:\\*\\*|__)`;
      case 'emphasis':
        return `[*_]${written(node.children)}[*_]`;
      case 'deleted':
        return `~~${written(node.children)}~~`;
      case 'link':
        return `\\[${written(node.children)}\\]\\(${literal(node.address)}\\)`;
      case 'image':
        return `!\\[${literal(node.text)}\\]\\(${literal(node.address)}\\)`;
    }
  }

  test('nothing but the marks of its nodes is missing', () => {
    fc.assert(
      fc.property(fc.oneof(line, anyAnswer), (source) => {
        expect(source).toMatch(new RegExp(`^${written(parseInline(source))}$`));
      }),
      { numRuns: 2000 },
    );
  });
});
