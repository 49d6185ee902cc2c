import papa from 'papaparse';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { textOfCell } from '../rating/csv-cell';
import { runsToCsv } from './csv';
import { words } from './fake-words';
import { answer, answered, column, run } from './fakes';
import { CellSchema } from './run';

/** The rows of a table by the names of their columns, and its cells as they are. */
function tableOf(csv: string) {
  const [header = [], ...rows] = papa.parse<string[]>(csv.replace(/^\uFEFF/, '').trimEnd(), {
    delimiter: ',',
    preview: 0,
  }).data;
  return {
    cells: [header, ...rows].flat(),
    rows: rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']))),
  };
}

const figures = {
  firstTokenMs: 12.5,
  tokensPerSecond: null,
  tokens: 7,
  prefilledTokens: 20,
  reusedCache: false,
  enginePrefillTokensPerSecond: 1,
  engineDecodeTokensPerSecond: 1,
};

test('every answer has a row with its prompt, model, settings, figures and vote', () => {
  const measured = answer('{}', { figures, finish: 'length' });
  const items = run().items.map((item) => ({ ...item, responseSchema: '{"type":"object"}' }));
  const told = run({
    items,
    cells: [
      { item: 0, column: 0, stamp: null, outcome: { kind: 'answered', answer: measured } },
      {
        item: 0,
        column: 1,
        stamp: null,
        outcome: { kind: 'failed', failure: { kind: 'device-lost' }, answer: answer('') },
      },
    ],
  });
  const { rows } = tableOf(
    runsToCsv([told], words, () => new Map([[0, { kind: 'best', column: 1 } as const]])),
  );
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({
    run_id: 'run',
    started_at: '2026-01-02T03:04:05.000Z',
    item: '1',
    prompt: 'First?',
    column: 'A',
    model_id: 'one',
    temperature: '0',
    max_tokens: '8',
    answer: '{}',
    finish: 'length',
    first_token_ms: '12.5',
    tokens_per_second: '',
    tokens: '7',
    schema: 'valid',
    vote: 'other-best',
  });
  expect(rows[1]).toMatchObject({ column: 'B', failure: 'device-lost', vote: 'best' });
  expect(rows[3]).toMatchObject({ item: '2', column: 'B', answer: '', finish: '', vote: '' });
});

test('of a hidden run nothing tells which answer is whose', () => {
  const hidden = run({
    conditions: { ...run().conditions, blind: true },
    columns: [column('Alpha'), column('Beta')],
    cells: [answered(0, 0, '<think>Hm</think>Yes.'), answered(0, 1, 'No.')],
  });
  const csv = runsToCsv([hidden], words);
  for (const secret of ['Alpha', 'Beta', 'Hm', 'stop', '"8"']) expect(csv).not.toContain(secret);
  expect(
    tableOf(csv)
      .rows.map(({ answer: text }) => text)
      .toSorted(),
  ).toEqual(['', '', 'No.', 'Yes.']);
});

test('whatever is asked and answered, texts come back and no cell is a formula', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', '@SUM(A1)', '+1', '-1', '\t=1', 'a","=1', "'a", '＝1', 'a\r\n"b"'),
  );
  fc.assert(
    fc.property(texts, texts, texts, (prompt, text, name) => {
      const [item] = run().items;
      if (!item) return;
      const told = run({
        columns: [column('one', { modelName: name })],
        conditions: { ...run().conditions, order: [0] },
        items: [{ ...item, text: prompt }],
        cells: [answered(0, 0, text)],
      });
      const { rows, cells } = tableOf(runsToCsv([told], words));
      const [row] = rows;
      const texted = [row?.prompt, row?.answer, row?.model_name].map((cell = '') =>
        textOfCell(cell),
      );
      expect(texted).toEqual([prompt, text, name]);
      for (const cell of cells) {
        if (!/^-?[\d.]+$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }
    }),
  );
});

test('how an answer ended is no formula either, whatever a file calls that', () => {
  const finish = '=HYPERLINK("https://x.example")';
  const outcome = { kind: 'answered', answer: { ...answer('Yes.'), finish } };
  const cell = v.parse(CellSchema, { item: 0, column: 0, stamp: null, outcome });
  const { rows } = tableOf(runsToCsv([run({ cells: [cell] })], words));
  expect(rows[0]?.finish).toBe(`'${finish}`);
});
