import fc from 'fast-check';
import { Lexer, marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { fenced, plain } from './markdown-text';

const hostile = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        '`',
        '```',
        '~~~',
        '\n',
        '# ',
        '> ',
        '<script>',
        '[a](b)',
        '1. ',
        '- ',
        '|',
        ' x',
        '*',
        '**',
        '_',
        '~',
        'a',
        '\\',
        ']:',
        '&amp;',
        '$',
        '#',
        'www.x.example',
        'https://',
        'a@b.c',
      ),
    )
    .map((parts) => parts.join('')),
);

/** All tokens of a text, those within others with them. */
function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  void marked.walkTokens(marked.lexer(text), (token) => void found.push(token));
  return found;
}

test('nothing ends the fence that it stands in', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const tokens = marked.lexer(`${fenced(text)}\n\nbehind`);
      expect(tokens.map(({ type }) => type)).toEqual(['code', 'space', 'paragraph']);
    }),
    { numRuns: 500 },
  );
});

test('a text of very many rows of backticks gets its fence', () => {
  expect(fenced('` '.repeat(300_000)).startsWith('```text\n')).toBe(true);
});

test('a name is text alone', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const kinds = tokensOf(`# ${plain(text)} end\n\n${plain(text)} end`).map(({ type }) => type);
      for (const kind of ['html', 'link', 'list', 'code', 'codespan', 'blockquote', 'strong', 'em'])
        expect(kinds).not.toContain(kind);
    }),
    { numRuns: 500 },
  );
});

test.each([
  'www.x.example',
  'https://x.example',
  'a@x.example',
  'a@_.x',
  'a@-.x',
  '<b>',
  '1. one',
  '- one',
])('%s in a name stays what it is', (name) => {
  const kinds = tokensOf(plain(name)).map(({ type }) => type);
  expect(kinds).not.toContain('link');
  expect(kinds).not.toContain('html');
  expect(kinds).not.toContain('list');
});

/** What is read of a line: the text of it where it holds nothing but text. */
function readOf(markdown: string): unknown {
  const [block, ...others] = new Lexer({ gfm: true }).lex(markdown);
  if (others.length > 0 || !block || !('tokens' in block)) return block?.type;
  const pieces = (block.tokens ?? []).map((token) =>
    token.type === 'text' || token.type === 'escape'
      ? (token as { text: string }).text
      : token.type,
  );
  return pieces.join('');
}

test('what is read is the text, wherever it stands', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = text.replace(/\s+/g, ' ').trim();
      if (shown === '') return;
      expect(readOf(plain(text))).toBe(shown);
      expect(readOf(`# ${plain(text, 'heading')}`)).toBe(shown);
    }),
    { numRuns: 2000 },
  );
});

describe('nothing is escaped that would be read as it is', () => {
  test.each([
    'Column A: SmolLM2 135M (q4f32) - version 1. of 2',
    'Temperature: 0.5; top-p 1, penalty -0.1',
    'snake_case_name, 2 * 3 * 4 = 24, a | b, 50 % ~ half',
    'C# and C++: "quoted", {x} [1] 3 < 4 & 5 > 4!',
    '21 Nov 2026, 10:42',
    'costs 5 $, or a single * or ` or _',
  ])('%s', (text) => {
    expect(plain(text)).toBe(text);
    expect(plain(text, 'heading')).toBe(text);
  });

  test.each([
    ['1. one', '1\\. one', '1. one'],
    ['- one', '\\- one', '- one'],
    ['# one', '\\# one', '# one'],
    ['one #', 'one #', 'one \\#'],
    ['*one*', '\\*one\\*', '\\*one\\*'],
    ['[a](b)', '[a\\](b)', '[a\\](b)'],
    ['C:\\new \\*', 'C:\\new \\\\*', 'C:\\new \\\\*'],
  ])('%s: only what would be taken up, where it would', (text, block, heading) => {
    expect([plain(text), plain(text, 'heading')]).toEqual([block, heading]);
  });
});
