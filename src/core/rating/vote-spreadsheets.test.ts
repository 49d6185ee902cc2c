import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../bounds/csv';
import { castVote } from './fakes';
import { readVotes, votesOf } from './read-votes';
import { votesToCsv } from './vote-csv';
import { votesToJson } from './vote-json';

/** Votes as tables that other programs have saved. */
const list = [
  castVote(['A/cold; dry', 'B'], 0, { tags: ['code', 'ä'], item: 3 }),
  castVote(['B', 'A', 'C'], 'all-equal', { blind: false }),
];
const votes = { votes: list, setAside: [] };
const written = votesToCsv(votes);

/** The table with each cell as a program writes it, given its column's name. */
function saved(
  change: (cell: string, name: string) => string,
  { delimiter = ';', end = '\r\n', quote = false } = {},
): string {
  const read = parseCsv(written, 100);
  if (!read.ok) throw new Error(read.failure.kind);
  const [names] = read.value;
  return read.value
    .map(({ cells }, row) =>
      cells
        .map((cell, column) => (row === 0 ? cell : change(cell, names?.cells[column] ?? '')))
        .map((cell) =>
          quote || /[";,\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
        )
        .join(delimiter),
    )
    .join(end);
}

const asItIs = (cell: string): string => cell;
const inColumn =
  (wanted: string, change: (cell: string) => string) =>
  (cell: string, name: string): string =>
    name === wanted ? change(cell) : cell;

describe('a table of votes is taken as', () => {
  test.each([
    ['semicolons, quotes only where they are needed', saved(asItIs)],
    ['tabs, and line feeds alone', saved(asItIs, { delimiter: '\t', end: '\n' })],
    ['a line that names the delimiter', `sep=;\r\n${saved(asItIs)}`],
    ['a mark before the first quotation mark', `\uFEFF${saved(asItIs, { quote: true })}`],
    ['line ends of several kinds', written.replace('\r\n', '\n')],
    [
      'truth values in capitals',
      saved(inColumn('blind', (cell) => (cell === 'yes' ? 'TRUE' : 'FALSE'))),
    ],
    [
      'German truth values',
      saved(inColumn('blind', (cell) => (cell === 'yes' ? 'WAHR' : 'FALSCH'))),
    ],
    ['numbers with decimals', saved(inColumn('item', (cell) => `${cell},00`))],
    [
      'empty columns and rows behind it',
      `${saved(asItIs).replaceAll('\r\n', ';;\r\n')};;\r\n;;;;\r\n`,
    ],
    ['moments without their zone', saved(inColumn('voted_at', () => '2026-11-21 10:00:00'))],
    ['German moments', saved(inColumn('voted_at', () => '21.11.2026 10:00'))],
  ])('%s', (_name, text) => {
    expect(votesOf(text)).toEqual({ ok: true, value: votes });
  });

  test('two files put together as they were exported, each with its mark and its first row', () => {
    const files = list.map((one) => votesToCsv({ votes: [one], setAside: [] }));
    expect(votesOf(files.join(''))).toEqual({ ok: true, value: votes });
  });

  test('two files put together, each with its first row, also in another order', () => {
    const [first, second] = list;
    const one = votesToCsv({ votes: first ? [first] : [], setAside: [] });
    const other = parseCsv(votesToCsv({ votes: second ? [second] : [], setAside: [] }), 10);
    const moved = other.ok
      ? other.value
          .map(({ cells }) =>
            cells
              .toReversed()
              .map((cell) => `"${cell.replaceAll('"', '""')}"`)
              .join(','),
          )
          .join('\n')
      : '';
    expect(votesOf(one + moved)).toEqual({ ok: true, value: votes });
  });
});

test('a number is read as it was or refused, however a program parts its digits and decimals', () => {
  const separators = fc.constantFrom(['', '.'], ['', ','], [',', '.'], ['.', ','], ['\u00a0', ',']);
  const numbers = fc.oneof(fc.nat(50), fc.nat(2_000_000));
  fc.assert(
    fc.property(numbers, separators, fc.nat(4), (number, [thousands = '', mark = ''], decimals) => {
      const whole = String(number).replace(/\B(?=(\d{3})+$)/g, thousands);
      const cell = decimals === 0 ? whole : `${whole}${mark}${'0'.repeat(decimals)}`;
      const read = votesOf(saved(inColumn('item', () => cell)));
      const items = read.ok ? read.value.votes.map(({ item }) => item) : [];
      expect(items.every((item) => item === number)).toBe(true);
    }),
  );
});

describe('what cannot be understood is told with its line', () => {
  test('a day that could be a month', () => {
    const text = saved(inColumn('voted_at', () => '11/12/2026 10:00'));
    expect(votesOf(text)).toMatchObject({
      failure: {
        kind: 'votes-broken',
        vote: 1,
        line: 2,
        detail: expect.stringContaining('votedAt') as unknown,
      },
    });
  });

  test.each([
    ['item', '1,000'],
    ['item', '12.000'],
    ['item', '1.000.000'],
    ['item', '1\u00a0000'],
    ['item', '1,5'],
    ['item', '1E+03'],
    ['item', '-1'],
    ['shown', '2,000'],
    ['best', '1.000'],
  ])('a number of which nobody can tell how large it is: %s %s', (name, cell) => {
    expect(votesOf(saved(inColumn(name, () => cell)))).toMatchObject({
      failure: {
        kind: 'votes-broken',
        vote: 1,
        line: 2,
        detail: expect.stringContaining(`${name}: "${cell}"`) as unknown,
      },
    });
  });

  test('quotation marks that do not fit', () => {
    expect(votesOf(`${written}"a`)).toMatchObject({ failure: { kind: 'votes-broken', line: 4 } });
  });
});

test('a vote of depth without end, or with a number that is none, is refused', () => {
  const text = votesToJson(votes);
  expect(votesOf(text.replace('"tags"', `"x": ${'['.repeat(100_000)}, "tags"`))).toMatchObject({
    failure: { kind: 'votes-broken', detail: 'too-deep' },
  });
  expect(votesOf(text.replace('"item": 3', '"item": 1e999'))).toMatchObject({
    failure: { kind: 'votes-broken', detail: 'too-large-number' },
  });
});

test('reading many votes stops again and again', () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({ ...list[1], id: `${index}` }));
  for (const text of [
    JSON.stringify({ format: 'playground-ballots', version: 1, ballots: many }),
    written + written.split('\r\n').slice(1).join('\r\n').repeat(2000),
  ]) {
    const reading = readVotes(text);
    let stops = 0;
    let step = reading.next();
    for (; !step.done; step = reading.next()) stops += 1;
    expect(stops).toBeGreaterThan(15);
    expect(step.value.ok).toBe(true);
  }
});
