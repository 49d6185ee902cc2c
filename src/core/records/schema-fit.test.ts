import { expect, test } from 'vitest';
import { itemOf } from './report';
import { answer, answered, column, run } from './fakes';
import { words } from './fake-words';
import { allFitCounts } from './schema-fit';
import { runsToHtml } from './html';
import { runsToMarkdown } from './markdown';
import type { Cell } from './run';

const responseSchema = '{"type": "object", "properties": {"n": {"type": "number"}}}';
const items = ['First?', 'Second?', 'Third?'].map((text, index) => ({
  text,
  promptId: null,
  tags: [],
  responseSchema: index === 2 ? null : responseSchema,
}));
const failure: Cell = {
  item: 1,
  column: 1,
  stamp: null,
  outcome: { kind: 'failed', failure: { kind: 'out-of-memory' }, answer: answer('{"n":') },
};
const extraction = run({
  columns: [column('Alpha'), column('Beta')],
  items,
  cells: [
    answered(0, 0, '{"n": 1}'),
    answered(0, 1, '{"n": "one"}'),
    answered(1, 0, ''),
    failure,
    answered(2, 0, 'In words.'),
    answered(2, 1, 'In words.'),
  ],
});

test('answers to prompts with a schema are counted by column; failures are no answers', () => {
  expect(allFitCounts(extraction)).toEqual([
    { answers: 2, fits: 1, unchecked: 0 },
    { answers: 1, fits: 0, unchecked: 0 },
  ]);
});

test('a schema that answers are not held against leaves them unchecked', () => {
  const unknown = items.map((item) => ({ ...item, responseSchema: '{"pattern": "a"}' }));
  expect(allFitCounts({ ...extraction, items: unknown })).toEqual([
    { answers: 3, fits: 0, unchecked: 3 },
    { answers: 2, fits: 0, unchecked: 2 },
  ]);
});

test('without a schema, and while it is hidden which column is which, nothing is counted', () => {
  expect(allFitCounts(run())).toBeUndefined();
  const conditions = { ...run().conditions, blind: true };
  expect(allFitCounts({ ...extraction, conditions })).toBeUndefined();
});

test('every answer says in files whether it fits, and the run how many do', () => {
  const markdown = runsToMarkdown([extraction], words);
  expect(markdown).toContain(
    '- Fit: Column A: Alpha 1 of 2, 0 unchecked; Column B: Beta 0 of 1, 0 unchecked',
  );
  expect(markdown).toContain('{"n": 1}\n```\n\nFit valid.');
  expect(markdown).toContain('{"n": "one"}\n```\n\nFit invalid.');
  expect(markdown).toContain('Empty.\n\nFit not-json.');
  expect(markdown.match(/^Fit /gm)).toHaveLength(3);
  const html = runsToHtml([extraction], words);
  expect(html).toContain('<dt>Fit</dt><dd>Column A: Alpha 1 of 2');
  expect(html).toContain('<p dir="auto">Fit invalid.</p>');
});

test('of a hidden run neither fits nor probabilities are told', () => {
  const probabilities = [{ text: 'x', logProbability: -1, alternatives: [] }];
  const told = answered(0, 0, '{"n": 1}');
  const given = { ...told.outcome.answer, probabilities };
  const cells = [
    { ...told, outcome: { kind: 'answered', answer: given } as const },
    answered(0, 1, '{}'),
  ];
  const open = itemOf({ ...extraction, cells }, 0, words);
  expect(open.answers.map((one) => one.probabilities)).toEqual([probabilities, null]);
  expect(open.answers.map(({ fit }) => fit?.ok)).toEqual([true, true]);
  const conditions = { ...run().conditions, blind: true };
  const hidden = itemOf({ ...extraction, cells, conditions }, 0, words);
  for (const one of hidden.answers)
    expect(one).toMatchObject({ fit: null, probabilities: null, figures: [] });
  const markdown = runsToMarkdown([{ ...extraction, conditions }], words);
  expect(markdown).not.toContain('Fit');
});
