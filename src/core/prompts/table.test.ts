import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { promptLimits } from './limits';
import { fillFromTable, parseTable, tableLimits } from './table';

const prompt = {
  id: 'p',
  role: 'user' as const,
  title: 't',
  text: 'What is {{a}} of {{b}}?',
  tags: [],
  language: null,
  responseSchema: null,
};

describe('a table of values', () => {
  test.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons, as spreadsheets in many countries write them', 'a;b\r\n1;2\r\n'],
    ['tabs, as a copied range of cells has them', 'a\tb\n1\t2'],
    ['line ends of several kinds', 'a,b\n1,2\r\n'],
    ['a line that names the delimiter', 'sep=;\r\na;b\r\n1;2\r\n'],
    ['the empty cells and rows of a spreadsheet', 'a;b;;\r\n1;2;;\r\n;;;\r\n'],
    ['a byte order mark, spaces around the names and empty lines', '\uFEFF\n a , b \n\n1,2\n\n\n'],
  ])('is read with %s', (_name, text) => {
    expect(parseTable(text)).toEqual({
      ok: true,
      value: { names: ['a', 'b'], rows: [['1', '2']], headersAgain: 0 },
    });
  });

  test('may have quotes, commas, lines and nothing in its fields', () => {
    const table = parseTable('a,b\n"1, ""one""\nand more",\n');
    expect(table).toMatchObject({ value: { rows: [['1, "one"\nand more', '']] } });
  });

  test('makes a row of each line, whatever the lines end with', () => {
    const table = parseTable('question\r\nTwo plus two?\nA fruit.\r\nHello.\r\n');
    expect(table).toMatchObject({ value: { rows: [['Two plus two?'], ['A fruit.'], ['Hello.']] } });
  });

  test('may have any names over the columns that no variable is named after', () => {
    const table = parseTable('#,question,price (EUR),\n1,Name a fruit.,3,\n');
    expect(table).toMatchObject({ value: { names: ['#', 'question', 'price (EUR)'] } });
    const proto = parseTable('__proto__,constructor\n1,2\n');
    expect(proto).toMatchObject({ value: { names: ['__proto__', 'constructor'] } });
  });

  test('that was put together from two files with a mark and quotes leaves them out', () => {
    const file = (value: string) => `\uFEFF"a","b"\r\n"${value}","2"\r\n`;
    expect(parseTable(file('1') + file('3'))).toMatchObject({
      value: {
        rows: [
          ['1', '2'],
          ['3', '2'],
        ],
        headersAgain: 1,
      },
    });
  });

  test('that was put together from two files leaves the second header out, and tells so', () => {
    const two = '\uFEFFa,b\r\n1,2\r\n\uFEFFa,b\r\n3,4\r\n';
    expect(parseTable(two)).toMatchObject({
      value: {
        rows: [
          ['1', '2'],
          ['3', '4'],
        ],
        headersAgain: 1,
      },
    });
  });

  test('of one column may have commas in its values only in quotes', () => {
    expect(parseTable('a\n"Hello, world"')).toMatchObject({ value: { rows: [['Hello, world']] } });
    expect(parseTable('a\nHello, world')).toMatchObject({ failure: { kind: 'table-ragged' } });
  });
});

describe('what is no table is told', () => {
  test.each([
    ['', { kind: 'table-empty' }],
    [' \n\n', { kind: 'table-empty' }],
    ['PK\u0003\u0004\0\0', { kind: 'table-not-text' }],
    ['a,b\n', { kind: 'table-without-rows' }],
    [
      'a,b\n1,2\n\n3\n4,5,6',
      {
        kind: 'table-ragged',
        expected: 2,
        count: 2,
        rows: [
          { line: 4, fields: 1 },
          { line: 5, fields: 3 },
        ],
      },
    ],
    ['a,b\n1,"2\n3,4', { kind: 'table-quotes', line: 2 }],
  ])('%j', (text, failure) => {
    expect(parseTable(text)).toEqual({ ok: false, failure });
  });

  test('the rows that are too short or too long are counted, the first few named', () => {
    const outcome = parseTable(`a,b\n${'1\n'.repeat(100)}`);
    expect(outcome).toMatchObject({ failure: { count: 100, rows: { length: 5 } } });
  });

  test('more than is allowed', () => {
    const many = `a\n${'1\n'.repeat(tableLimits.rows + 1)}`;
    expect(parseTable(many)).toMatchObject({ failure: { kind: 'table-too-many-rows' } });
    const tall = 'a\n'.repeat(100_000);
    expect(parseTable(tall)).toMatchObject({ failure: { kind: 'table-too-many-lines' } });
    const wide = Array.from({ length: tableLimits.columns + 1 }, (_, index) => `n${index}`).join();
    expect(parseTable(wide)).toMatchObject({ failure: { kind: 'table-too-many-columns' } });
    const long = `a\n${'x'.repeat(tableLimits.characters)}`;
    expect(parseTable(long)).toMatchObject({ failure: { kind: 'table-too-large' } });
  });
});

describe('a prompt and a table', () => {
  test('make a prompt of each row; columns that it does not need are left alone', () => {
    const table = {
      headersAgain: 0,
      names: ['b', 'c', 'a'],
      rows: [
        ['1', 'x', '2'],
        ['3', 'x', ''],
      ],
    };
    const filled = fillFromTable(prompt, table);
    expect(filled).toMatchObject({
      value: [{ text: 'What is 2 of 1?', promptId: 'p' }, { text: 'What is  of 3?' }],
    });
  });

  test('of which a row makes too long a prompt are told by the row', () => {
    const long = 'x'.repeat(promptLimits.textCharacters);
    const rows = [
      ['1', '2'],
      ['1', long],
    ];
    const filled = fillFromTable(prompt, { names: ['a', 'b'], rows, headersAgain: 0 });
    expect(filled).toMatchObject({ failure: { kind: 'filled-too-long', name: 'b', row: 2 } });
  });

  test('that has no column for a variable are told as missing it', () => {
    const table = { names: ['a', '__proto__'], rows: [['1', '2']], headersAgain: 0 };
    const filled = fillFromTable(prompt, table);
    expect(filled).toEqual({ ok: false, failure: { kind: 'missing-values', names: ['b'] } });
  });

  test('with two columns of one name are told, where the prompt has a variable of it', () => {
    const table = {
      names: ['a', 'x', 'b', 'x', 'a'],
      rows: [['1', '', '2', '', '3']],
      headersAgain: 0,
    };
    expect(fillFromTable(prompt, table)).toEqual({
      ok: false,
      failure: { kind: 'table-name-twice', column: 5, found: 'a' },
    });
    expect(fillFromTable({ ...prompt, text: '{{b}}' }, table)).toMatchObject({ ok: true });
  });
});

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

test('whatever is written as RFC 4180 says is read back', () => {
  const field = fc.string({
    unit: fc.constantFrom('a', ' ', ',', ';', '\t', '"', '\n', '\r', 'é', '語'),
  });
  const rows = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      (written, delimiter, end) => {
        const text = [['a', 'b'], ...written]
          .map((row) => row.map(quoted).join(delimiter))
          .join(end);
        const value = { names: ['a', 'b'], rows: written, headersAgain: 0 };
        expect(parseTable(text)).toEqual({ ok: true, value });
      },
    ),
  );
});

test('no text whatever is more than a failure', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', '\0', '{', '1') });
  fc.assert(
    fc.property(text, (any) => {
      const outcome = parseTable(any);
      if (!outcome.ok) return;
      const { names, rows } = outcome.value;
      expect(rows.every((row) => row.length === names.length)).toBe(true);
    }),
  );
});
