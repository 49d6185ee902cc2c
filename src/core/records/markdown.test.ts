import { expect, test } from 'vitest';
import { factsOf } from './report';
import { answer, answered, column, run } from './fakes';
import { words } from './fake-words';
import { runsToMarkdown } from './markdown';

test('a run is told whole: prompts, answers, settings, stamps, conditions', () => {
  const text = runsToMarkdown([run()], words);
  for (const part of [
    '# Run of 2026-01-02T03:04:05.000Z',
    '- Progress: 3 of 4',
    'In turn. Order A, B. Fresh. 300 s.',
    '## Column A: one',
    '- Temperature: 0',
    '## Prompt 2 of 2',
    '```text\nSecond?\n```',
    '### Column A: one\n\n```text\nPerhaps.\n```',
    '### Column B: two\n\nMissing.',
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

test('votes are told in the facts and under their prompts', () => {
  const judged = new Map([[0, { kind: 'best', column: 1 } as const]]);
  const text = runsToMarkdown([run()], words, () => judged);
  expect(text).toContain('- Votes: Column A: one 0, Column B: two 1, equal 0, bad 0');
  const [first, second] = text.split('## Prompt 2 of 2');
  expect(first).toContain('Vote Column B: two.');
  expect(second).not.toContain('Vote');
  expect(runsToMarkdown([run()], words)).not.toContain('Vote');
});

test('answers to a prompt of a hidden run that are not all there read as hidden, not as missing', () => {
  const hidden = run({
    conditions: { ...run().conditions, blind: true },
    cells: run().cells.slice(2),
  });
  const text = runsToMarkdown([hidden], words);
  const [first = '', second = ''] = text.split('## Prompt 2 of 2');
  expect(first.match(/Missing\./g)).toHaveLength(2);
  expect(second.match(/Hidden until judged\./g)).toHaveLength(2);
  expect(second).not.toContain('Missing.');
});

test('how many answers there are says how many failed, and agrees with a run that is under way', () => {
  const failure = { kind: 'failed', failure: { kind: 'device-lost' }, answer: answer('') } as const;
  const [first, ...others] = run().cells;
  const told = run({ cells: first ? [{ ...first, outcome: failure }, ...others] : [] });
  const progress = (done?: number) =>
    factsOf(told, words, undefined, undefined, done === undefined ? undefined : { done })[1]?.value;
  expect(progress()).toBe('3 of 4, 1 failed');
  expect(progress(2)).toBe('2 of 4');
});
