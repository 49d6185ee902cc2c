import fc from 'fast-check';

/** Markdown as models and mischief write it, for tests. */

const words = fc.constantFrom(
  'word',
  'two words',
  'snake_case',
  '2*3*4',
  'C:\\Users\\*\\_temp\\',
  '*.txt',
  '*.*',
  '__init__.py',
  'a\\*b',
  'x | y',
  'a\\|b',
  '&amp;',
  '&lt;b&gt;',
  '<b>',
  '<br/>',
  '<BR >',
  '**Haupt**satz',
  '**a**/**b**',
  '✅',
  '`a|b`',
  'x #',
  '<!-- c -->',
  'https://a.example/b_c_d?*x*',
  '[a]: http://x.example "t"',
  '[a][b]',
  'f[i](x)',
  '$a_1 * b_2$',
  '\\(x\\)',
  '\\[y\\]',
  'مرحبا',
  '漢字',
  'e\u0301\u0301',
  '👩‍👩‍👧',
  '\u00a0',
  '\u0000',
  '\ud800',
  '\udc00',
  'a\tb',
  '  ',
  'trailing  ',
  '1986. year',
  '#tag',
  '</think>',
);

const marked = fc.oneof(
  { depthSize: 'small', withCrossShrink: true },
  words,
  fc
    .tuple(fc.constantFrom('*', '_', '**', '__', '~~', '***', '`', '``', '~', '****'), words)
    .map(([mark, text]) => `${mark}${text}${mark}`),
  words.map((text) => `[${text}](https://x.example/a_(b) "t")`),
  words.map((text) => `![${text}](u.png)`),
  fc.constantFrom('*', '_', '[', ']', '](', ')', '`', '!', '![', '~~', '**', '\\', '|', '<', '>'),
);

export const line = fc
  .array(marked, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' '));

const block: fc.Arbitrary<string> = fc.oneof(
  line,
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
  line.map((text) => `## ${text}`),
  line.map((text) => `${text}\n===`),
  fc.tuple(fc.constantFrom('```', '~~~', '```py x=1', '````'), line).map(([f, t]) => `${f}\n${t}`),
  fc
    .tuple(fc.constantFrom('```', '~~~'), fc.array(line, { maxLength: 4 }))
    .map(([f, lines]) => `${f}js\n${lines.join('\n')}\n${f}`),
  line.map((text) => `    ${text}`),
  fc
    .array(fc.array(words, { minLength: 1, maxLength: 5 }), { maxLength: 4 })
    .map((rows) =>
      ['| a | b |', '|---|:-:|', ...rows.map((r) => `| ${r.join(' | ')} |`)].join('\n'),
    ),
  fc.constantFrom('---', '***', '', '- ', '1.', '- [ ]', '>', '|-|', '```', '\t', '+'),
);

const prefixed = fc
  .tuple(
    block,
    fc.array(fc.constantFrom('> ', '- ', '1. ', '3) ', '* ', '- [x] ', '  ', '    ', '>'), {
      maxLength: 12,
    }),
    fc.boolean(),
  )
  .map(([text, marks, isIndented]) => {
    const prefix = marks.join('');
    const next = isIndented ? prefix.replace(/[^> ]/g, ' ') : prefix;
    return text
      .split('\n')
      .map((part, index) => (index === 0 ? prefix : next) + part)
      .join('\n');
  });

/** Out of blocks of every kind, in each other and next to each other. */
export const grammatical = fc
  .tuple(
    fc.array(fc.oneof(block, prefixed), { maxLength: 8 }),
    fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', '\r'),
  )
  .map(([blocks, between]) => blocks.join(between));

/** Out of single marks and letters. */
export const random = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('*_`~[]()!<>#|-+=.:\\\n\n  \t1a9é漢\r')),
      fc.constantFrom('\n\n', '- ', '> ', '1. ', '```', '~~~', '**', '](', '\n|-|\n', '    '),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''));

export const anyAnswer = fc.oneof(grammatical, random);
