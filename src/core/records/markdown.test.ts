import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { expect, test } from 'vitest';
import { answer, answered, column, run } from './fakes';
import { words } from './fake-words';
import { fenced, plain, runsToMarkdown } from './markdown';

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

test.each(['www.x.example', 'https://x.example', 'a@x.example', '<b>', '1. one', '- one'])(
  '%s in a name stays what it is',
  (name) => {
    const kinds = tokensOf(plain(name)).map(({ type }) => type);
    expect(kinds).not.toContain('link');
    expect(kinds).not.toContain('html');
    expect(kinds).not.toContain('list');
  },
);

test('a run is told whole: prompts, answers, settings, stamps, conditions', () => {
  const text = runsToMarkdown([run()], words);
  for (const part of [
    '# Run of 2026-01-02T03\\:04\\:05.000Z',
    '- Progress: 3 of 4',
    'In turn. Order A, B. Fresh. 300 s.',
    '## Column A\\: one',
    '- Temperature: 0',
    '## Prompt 2 of 2',
    '```text\nSecond?\n```',
    '### Column A\\: one\n\n```text\nPerhaps.\n```',
    '### Column B\\: two\n\nMissing.',
    '## Stamps\n\nStamp of A, B',
    'a'.repeat(64),
  ])
    expect(text).toContain(part);
});

test('a failure that this version knows has its words, another one its kind', () => {
  const failed = (failure: { kind: string; [key: string]: unknown }) =>
    run({
      cells: [
        {
          item: 0,
          column: 0,
          stamp: null,
          outcome: { kind: 'failed', failure, answer: answer('') },
        },
      ],
    });
  expect(runsToMarkdown([failed({ kind: 'device-lost', detail: '' })], words)).toContain('Known');
  // Its words would need a detail.
  expect(runsToMarkdown([failed({ kind: 'device-lost' })], words)).toContain('Unknown device-lost');
  expect(runsToMarkdown([failed({ kind: 'files', failure: 7 })], words)).toContain('Unknown files');
});

test('of a hidden run neither names nor figures nor any order of the columns are told', () => {
  const conditions = { ...run().conditions, blind: true };
  const hidden = run({
    conditions,
    columns: [column('Alpha'), column('Beta')],
    cells: [
      answered(0, 0, '<think>Hm</think>from the first'),
      answered(0, 1, 'from the second'),
      answered(1, 0, 'alone'),
    ],
  });
  const asked = words.conditions.order(conditions.order);
  const orders = Array.from({ length: 20 }, (_, firstRound) => {
    const text = runsToMarkdown([{ ...hidden, conditions: { ...conditions, firstRound } }], words);
    for (const secret of ['Alpha', 'Beta', 'Column', 'Hm', 'alone', 'aaaa', 'Temperature', asked])
      expect(text).not.toContain(secret);
    return text.indexOf('from the first') < text.indexOf('from the second');
  });
  expect(new Set(orders)).toEqual(new Set([true, false]));
  const revealed = runsToMarkdown([{ ...hidden, revealed: true }], words);
  expect(revealed).toContain('Alpha');
  expect(revealed).toContain(asked);
});

test('what a model thought stands apart from its answer, with its length', () => {
  const thinking = { marks: null, tokens: 7, ms: 900 };
  const said = answer('<think>\nHm.\n</think>\n\nYes.', { thinking });
  const thoughtful = run({
    cells: [{ ...answered(0, 0, ''), outcome: { kind: 'answered', answer: said } }],
  });
  expect(runsToMarkdown([thoughtful], words)).toContain(
    'Thinking 7 900\n\n```text\nHm.\n```\n\n```text\nYes.\n```',
  );
});
