import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
    ['a byte order mark, spaces around the names and empty lines', '\uFEFF\n a , b \n\n1,2\n\n\n'],
  ])('is read with %s', (_name, text) => {
    expect(parseTable(text)).toEqual({
      ok: true,
      value: { names: ['a', 'b'], rows: [['1', '2']] },
    });
  });

  test('may have quotes, commas, lines and nothing in its fields', () => {
    const table = parseTable('a,b\n"1, ""one""\nand more",\n');
    expect(table).toMatchObject({ value: { rows: [['1, "one"\nand more', '']] } });
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
    ['a,b\nM\uFFFDller,2', { kind: 'table-not-text' }],
    ['a,b\n', { kind: 'table-without-rows' }],
    ['a,,c\n1,2,3', { kind: 'table-header', problem: 'not-a-name', column: 2, found: '' }],
    ['1,2\n3,4', { kind: 'table-header', problem: 'not-a-name', column: 1, found: '1' }],
    ['a,b, a\n1,2,3', { kind: 'table-header', problem: 'twice', column: 3, found: ' a' }],
    [
      '<!DOCTYPE html>\n<html></html>',
      { kind: 'table-header', problem: 'not-a-name', column: 1, found: '<!DOCTYPE html>' },
    ],
    [
      'a,b\n1,2\n\n3\n4,5,6',
      {
        kind: 'table-ragged',
        expected: 2,
        count: 2,
        rows: [
          { row: 4, fields: 1 },
          { row: 5, fields: 3 },
        ],
      },
    ],
    ['a,b\n1,"2\n3,4', { kind: 'table-quotes', row: 2 }],
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
    const wide = Array.from({ length: tableLimits.columns + 1 }, (_, index) => `n${index}`).join();
    expect(parseTable(wide)).toMatchObject({ failure: { kind: 'table-too-many-columns' } });
    const long = `a\n${'x'.repeat(tableLimits.characters)}`;
    expect(parseTable(long)).toMatchObject({ failure: { kind: 'table-too-large' } });
  });
});

describe('a prompt and a table', () => {
  test('make a prompt of each row; columns that it does not need are left alone', () => {
    const table = {
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

  test('that has no column for a variable are told as missing it', () => {
    const filled = fillFromTable(prompt, { names: ['a', '__proto__'], rows: [['1', '2']] });
    expect(filled).toEqual({ ok: false, failure: { kind: 'missing-values', names: ['b'] } });
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
        expect(parseTable(text)).toEqual({ ok: true, value: { names: ['a', 'b'], rows: written } });
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
