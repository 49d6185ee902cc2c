import { describe, expect, test } from 'vitest';
import { parseMarkdown } from './parse';

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
  'break',
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

test('markup is shown as it was written', () => {
  expect(parseMarkdown('a <b onclick="x">b</b>')).toEqual([
    {
      kind: 'paragraph',
      pieces: [
        [
          { kind: 'text', text: 'a ' },
          { kind: 'text', text: '<b onclick="x">' },
          { kind: 'text', text: 'b' },
          { kind: 'text', text: '</b>' },
        ],
      ],
    },
  ]);
});

test('a link keeps its address as text, an image only its words', () => {
  expect(parseMarkdown('[there](https://x.example) ![a cat](https://x.example/cat.png)')).toEqual([
    {
      kind: 'paragraph',
      pieces: [
        [
          {
            kind: 'link',
            address: 'https://x.example',
            children: [{ kind: 'text', text: 'there' }],
          },
          { kind: 'text', text: ' ' },
          { kind: 'image', text: 'a cat' },
        ],
      ],
    },
  ]);
});
