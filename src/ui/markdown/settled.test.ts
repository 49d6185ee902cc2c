import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './parse';
import { settled } from './settled';
import { StreamedMarkdown } from './streamed';

function streamed(text: string, every = 7) {
  const markdown = new StreamedMarkdown();
  for (let at = 0; at < text.length; at += every) markdown.append(text.slice(at, at + every));
  return markdown.blocks;
}

const row = '| a | b |\n';
const long = {
  paragraph: 'word **bold** and more '.repeat(100).trim(),
  list: '- an item with some text\n'.repeat(80).trim(),
  table: `| a | b |\n| - | - |\n${row.repeat(120)}`,
};

describe('an answer that has ended', () => {
  it.each(Object.entries(long))('keeps a long %s as it was drawn', (_, text) => {
    const drawn = streamed(text);
    const [first] = drawn;
    expect(first && 'pieces' in first && first.pieces.length).toBeGreaterThan(1);
    expect(settled(drawn, parseMarkdown(text))).toEqual(drawn);
    expect(settled(drawn, parseMarkdown(text))[0]).toBe(first);
  });

  it('shows anew what the end of the text has changed', () => {
    const text = `See [this] first.\n\n${long.list}\n\n[this]: https://x.example\n`;
    const drawn = streamed(text);
    const [paragraph, list] = settled(drawn, parseMarkdown(text));
    expect(paragraph).toEqual(parseMarkdown(text)[0]);
    expect(paragraph).not.toBe(drawn[0]);
    expect(list).toBe(drawn[1]);
  });

  it.each([
    ['- [ ] task', '- [x] task'],
    ['- [ ] task', '- task'],
    ['[name](https://a.example)', '[name](https://b.example)'],
    ['| a |\n| :- |\n', '| a |\n| -: |\n'],
    ['1. one', '2. one'],
    ['# a', '## a'],
    ['```js\na\n```', '```ts\na\n```'],
    ['> `a`', '> a'],
    ['**a**', '*a*'],
  ])('does not take %j for %j', (before, now) => {
    const whole = parseMarkdown(now);
    expect(settled(parseMarkdown(before), whole)).toEqual(whole);
  });

  it('says what the whole text says, whatever was drawn before', () => {
    const marks = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '*',
      '_',
      '`',
      '|',
      '-',
      '[',
      ']',
      '(',
      ')',
      '1.',
    );
    const source = fc.array(marks, { maxLength: 60 }).map((all) => all.join(''));
    fc.assert(
      fc.property(source, source, (text, other) => {
        const whole = parseMarkdown(text);
        // Drawn as a whole, both are in pieces of the same kind: they can be compared as they are.
        const texts = (blocks: unknown) => JSON.stringify(blocks);
        expect(texts(settled(parseMarkdown(other), whole))).toBe(texts(whole));
      }),
    );
  });
});
