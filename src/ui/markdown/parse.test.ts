import { describe, expect, test } from 'vitest';
import { drawnText } from './accounting';
import { maxContainers, maxInlineDepth } from './limits';
import type { Block, Inline } from './nodes';
import { parseMarkdown } from './streamed';

/** Every kind of node that there is; whatever a text holds, nothing else comes out. */
const kinds = new Set([
  'paragraph',
  'code',
  'list',
  'table',
  'heading',
  'quote',
  'rule',
  'text',
  'strong',
  'emphasis',
  'deleted',
  'link',
  'image',
]);

function kindsIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"kind":"([^"]*)"/g)].map(([, kind = '']) => kind);
}

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<style>body{display:none}</style>',
  '<svg/onload=alert(1)>',
  '<iframe src="https://evil.example"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](https://evil.example/?secret)',
  '![x](x "onerror=alert(1)")',
  '<https://evil.example>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form action="https://evil.example"><input name=q></form>',
  '<base href="https://evil.example">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '- <script>alert(1)</script>\n- `<b>`',
  '| <img src=x onerror=alert(1)> |\n|-|\n| <script>1</script> |',
  '> <object data=x>',
  '[ref]: javascript:alert(1)\n\n[ref]',
];

describe.each(hostile)('%s', (text) => {
  test('becomes text and structure, nothing else', () => {
    expect(kindsIn(parseMarkdown(text)).filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

const inline = (source: string): readonly Inline[] => {
  const [block] = parseMarkdown(source);
  return block?.kind === 'paragraph' ? block.children : [];
};
const text = (value: string): Inline => ({ kind: 'text', text: value });
const strong = (value: string): Inline => ({ kind: 'strong', children: [text(value)] });
const emphasis = (value: string): Inline => ({ kind: 'emphasis', children: [text(value)] });

test('a link keeps its address as text, with its title; an image its words and its address', () => {
  expect(inline('[there](https://x.example "T") ![a cat](https://x.example/cat.png)')).toEqual([
    { kind: 'link', address: 'https://x.example "T"', children: [text('there')] },
    text(' '),
    { kind: 'image', text: 'a cat', address: 'https://x.example/cat.png' },
  ]);
});

describe('what looks like marks but is none', () => {
  test.each([
    'The product 2*3*4 is 24, and C:\\Users\\*\\_temp\\ is a path.',
    'a <b onclick="x">b</b>',
    'snake_case_name, __init__.py, _private_name_ and __name__',
    'f(*args, **kwargs) and *p * *q',
    'Delete *.* and *.txt, not **/*.ts',
    '**/*.ts, **/src/**/x and pre**bold**post',
    '2**10**2, 5*(3+2)*4, (a)*(b)*(c)',
    '\\*not emphasised\\* and \\[x\\] and \\(y\\)',
    'https://x.example/a_b_c/*d*/e',
    '$a_1 * b_2 = \\sum_{i=1}^n x_i$',
    '&amp; &lt;b&gt; &#65;',
    '[a]: http://x.example "t"',
    '[a][b] and [a] and f[i](x)',
    'un*frigging*believable',
    '/* a comment */',
    '#tag',
    '1986.good',
    '007. Bond',
    'a ` b',
    '~5~ and ~/dir',
    'tab\there, \u00a0no break\u00a0, \u0000, \ud800 and \udc00',
    'trailing  ',
    '   indented by three',
  ])('%j stays as it is', (source) => {
    expect(inline(source)).toEqual([text(source)]);
  });
});

describe('what is marked', () => {
  test.each<[string, readonly Inline[]]>([
    ['**bold**', [strong('bold')]],
    ['__two words__', [strong('two words')]],
    ['*it* and _it_', [emphasis('it'), text(' and '), emphasis('it')]],
    ['***both***', [{ kind: 'emphasis', children: [strong('both')] }]],
    ['***b** i*', [{ kind: 'emphasis', children: [strong('b'), text(' i')] }]],
    ['**a *b***', [{ kind: 'strong', children: [text('a '), emphasis('b')] }]],
    ['~~no~~', [{ kind: 'deleted', children: [text('no')] }]],
    ['“*said*”, (*so*).', [text('“'), emphasis('said'), text('”, ('), emphasis('so'), text(').')]],
    ['这是**重点**内容', [text('这是'), strong('重点'), text('内容')]],
    ['**중요**한', [strong('중요'), text('한')]],
    ['`` a`b ``', [{ kind: 'code', text: 'a`b' }]],
    ['`C:\\*`', [{ kind: 'code', text: 'C:\\*' }]],
    ['**Note:**text', [strong('Note:'), text('text')]],
    ['**Haupt**satz', [strong('Haupt'), text('satz')]],
    ['**yes**/**no**', [strong('yes'), text('/'), strong('no')]],
    ['**✅** done', [strong('✅'), text(' done')]],
    ['*first\nsecond*', [emphasis('first\nsecond')]],
  ])('%j', (source, expected) => {
    expect(inline(source)).toEqual(expected);
  });
});

describe('blocks', () => {
  const paragraph = (value: string): Block => ({
    kind: 'paragraph',
    children: [text(value)],
    continued: false,
  });

  test('verse keeps its lines', () => {
    const verse = 'Rain on the roof\nRain on the street\nRain in the gutter\nRain on my feet';
    expect(parseMarkdown(`${verse}\n`)).toEqual([paragraph(verse)]);
    expect(parseMarkdown(verse.replaceAll('\n', '\r\n'))).toEqual([paragraph(verse)]);
  });

  test('a row shows all its cells, be there more or fewer than in the header', () => {
    const [table] = parseMarkdown('| a | b |\n| - | -: |\n| 1 | 2 | 3 |\n| 4\\|5 |');
    expect(table).toEqual({
      kind: 'table',
      header: [{ children: [text('a')] }, { children: [text('b')], align: 'right' }],
      rows: [
        [
          { children: [text('1')] },
          { children: [text('2')], align: 'right' },
          { children: [text('3')] },
        ],
        [{ children: [text('4|5')] }],
      ],
    });
  });

  test('bars within code part no cells where there would be too many, and a tag breaks a line', () => {
    const [table] = parseMarkdown('| a | b |\n|-|-|\n| `x|y` | 1<br>2 |\n| `<br/>` | *3<br />4* |');
    const code = (value: string): Inline => ({ kind: 'code', text: value });
    expect(table).toMatchObject({
      rows: [
        [{ children: [code('x|y')] }, { children: [text('1\n2')] }],
        [{ children: [code('<br/>')] }, { children: [emphasis('3\n4')] }],
      ],
    });
  });

  test('a heading may be closed, and keeps signs that are words', () => {
    const headings = parseMarkdown('## Title ##\n# C# #\n# a#\n## #');
    expect(headings.map((heading) => 'children' in heading && heading.children)).toEqual([
      [text('Title')],
      [text('C#')],
      [text('a#')],
      [text('#')],
    ]);
  });

  test('a list under a numbered item is in it, also where it is indented by two columns', () => {
    const shape = (blocks: readonly Block[]): unknown =>
      blocks.map((block) =>
        block.kind === 'list' ? block.items.map((item) => shape(item.blocks)) : drawnText([block]),
      );
    const source = '1. one\n  - a\n    - deep\n  - b\n2. two\n  1. c\n  2. d';
    expect(shape(parseMarkdown(source))).toEqual([
      [
        ['one', [['a', [['deep']]], ['b']]],
        ['two', [['c'], ['d']]],
      ],
    ]);
    expect(shape(parseMarkdown('1. a\n 2. b\n  3. c\n- d\n - e'))).toEqual([
      [['a'], ['b'], ['c']],
      [['d'], ['e']],
    ]);
  });

  test('code of an item may end at the margin: what follows is no code', () => {
    const blocks = parseMarkdown('1. Run:\n   ```sh\n   ls\n```\n2. Look:\n\nDone.');
    expect(blocks).toMatchObject([
      { items: [{ blocks: [{}, { kind: 'code', pieces: ['ls'] }] }, { number: 2 }] },
      paragraph('Done.'),
    ]);
  });

  test('items keep their numbers, boxes and what is in them; empty ones stay', () => {
    const [list] = parseMarkdown('3) three\n7) - [x] done\n   - [ ]\n\n   more\n8)');
    const item = { continued: false, done: undefined, number: undefined };
    expect(list).toEqual({
      kind: 'list',
      marker: ')',
      items: [
        { ...item, number: 3, blocks: [paragraph('three')] },
        {
          ...item,
          number: 7,
          blocks: [
            {
              kind: 'list',
              marker: '-',
              items: [
                { ...item, done: true, blocks: [paragraph('done')] },
                { ...item, done: false, blocks: [] },
              ],
            },
            paragraph('more'),
          ],
        },
        { ...item, number: 8, blocks: [] },
      ],
    });
  });

  test('code keeps all that stands behind its fence, and every character in it', () => {
    const code = '\tif (a && b) {\n\n  *x* = `y`;  \n~~~';
    for (const source of [`\`\`\`c title="a b"\n${code}\n\`\`\``, `\`\`\`c title="a b"\n${code}`]) {
      expect(parseMarkdown(source)).toEqual([
        { kind: 'code', language: 'c title="a b"', pieces: [code] },
      ]);
    }
    expect(parseMarkdown('    a\n\n      b\n\nc')).toEqual([
      { kind: 'code', language: '', pieces: ['a\n\n  b'] },
      paragraph('c'),
    ]);
  });

  test('a line of dashes makes a heading of one line, and no heading of verse', () => {
    const heading = { kind: 'heading', depth: 2, children: [text('Title')] };
    expect(parseMarkdown('Title\n---\none\ntwo\n---')).toEqual([
      heading,
      paragraph('one\ntwo'),
      { kind: 'rule' },
    ]);
  });
});

describe('an answer that is nested without end', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? Math.max(0, ...Object.values(value).map(depthOf)) +
        ('kind' in value && !['text', 'paragraph', 'list'].includes(String(value.kind)) ? 1 : 0) +
        ('number' in value ? 1 : 0)
      : 0;

  test.each([
    ['> ', '> > ', 'x'],
    ['- ', '- - ', 'x'],
    ['1. ', '1. 1. ', 'x'],
    ['> - ', '- > ', 'x'],
  ])('%j becomes text from a level on', (mark, textMark, last) => {
    for (const count of [100, 300, 100_000]) {
      const blocks = parseMarkdown(`First words.\n\n${mark.repeat(count)}${last}`);
      expect(depthOf(blocks)).toBeLessThanOrEqual(maxContainers);
      expect(drawnText(blocks)).toContain(textMark.trim());
      expect(drawnText(blocks).endsWith(last)).toBe(true);
    }
  });

  test.each([
    ['*a ', ' a*'],
    ['_a ', ' a_'],
    ['**a ', ' a**'],
    ['[a ', '](http://x.example)'],
    ['~~a ', '~~'],
    ['*a **a ', '** a*'],
  ])('%j … %j as well', (begin, end) => {
    for (const count of [20, 1000, 30_000]) {
      const blocks = parseMarkdown(begin.repeat(count) + end.trimStart().repeat(count));
      expect(depthOf(blocks)).toBeLessThanOrEqual(maxInlineDepth);
    }
  });

  test('as 201 characters of a list are', () => {
    const [first] = parseMarkdown(`${'- '.repeat(100)}-`);
    expect(first).toEqual({ kind: 'rule' });
    expect(drawnText(parseMarkdown('- '.repeat(100) + 'x')).endsWith('- x')).toBe(true);
  });
});
