import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv, readCsv } from './csv';

const cellsOf = (text: string) => {
  const read = parseCsv(text, 1000);
  return read.ok ? read.value.map(({ cells }) => cells) : read.failure;
};

describe('a table is read', () => {
  test.each([
    [
      'with mixed line ends',
      'q\r\ntwo?\nfruit.\rhello.\r\n',
      [['q'], ['two?'], ['fruit.'], ['hello.']],
    ],
    [
      'with a header that ends otherwise than its rows',
      'q,a\nx,1\r\ny,2\r\n',
      [
        ['q', 'a'],
        ['x', '1'],
        ['y', '2'],
      ],
    ],
    [
      'with the delimiter that Excel names',
      'sep=;\r\nq;a\r\nx,y;1\r\n',
      [
        ['q', 'a'],
        ['x,y', '1'],
      ],
    ],
    [
      'with a mark, and a delimiter that is none of the usual',
      '\uFEFFSEP=|\nq|a\n1|2',
      [
        ['q', 'a'],
        ['1', '2'],
      ],
    ],
    [
      'with a comma in the quotes of its first row',
      '"a,b";c\n1;2',
      [
        ['a,b', 'c'],
        ['1', '2'],
      ],
    ],
    [
      'with quotes, lines and delimiters in its cells',
      'a,b\n"1, ""x""\r\n2",\n',
      [
        ['a', 'b'],
        ['1, "x"\r\n2', ''],
      ],
    ],
    [
      'with spaces behind quotes',
      '"a" ,"b"\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'without its blank rows, but with those that are blank on purpose',
      'a;b\n;\n \n"";\n\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
  ])('%s', (_name, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('or refused with the line of the quotes that do not fit', () => {
    expect(cellsOf('a,b\n1,"2\n3,4')).toEqual({ kind: 'quotes', line: 2 });
    expect(cellsOf('a,b\n"1\n2",x\n3,"4"5')).toEqual({ kind: 'quotes', line: 4 });
  });
});

test('each row knows its line, also behind cells of several lines', () => {
  const read = parseCsv('sep=,\na,b\r\n"1\r\n2\n3",x\r\n\r\n4,5', 10);
  expect(read).toMatchObject({ value: [{ line: 2 }, { line: 3 }, { line: 7 }] });
});

test('reading ends where there are more rows than there may be', () => {
  expect(parseCsv('a\n'.repeat(11), 10)).toEqual({ ok: false, failure: { kind: 'too-many-rows' } });
  expect(parseCsv('a\n'.repeat(10), 10).ok).toBe(true);
});

test('it stops again and again in a large table', () => {
  const reading = readCsv('a,"b"\n'.repeat(200_000), 1_000_000);
  let stops = 0;
  let step = reading.next();
  for (; !step.done; step = reading.next()) stops += 1;
  expect(stops).toBeGreaterThan(3);
  expect(step.value).toMatchObject({ value: { length: 200_000 } });
});

test('whatever is written as RFC 4180 says is read back, with any mixture of line ends', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', ' ', ',', ';', '\t', '"', '\n', '\r', '\uFEFF'),
  });
  const end = fc.constantFrom('\n', '\r\n', '\r');
  const written = fc.array(fc.tuple(cell, cell, end), { maxLength: 20 });
  fc.assert(
    fc.property(written, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
      const text = rows
        .map(([one, other, lineEnd]) => {
          const quoted = [one, other].map((each) => `"${each.replaceAll('"', '""')}"`);
          return quoted.join(delimiter) + lineEnd;
        })
        .join('');
      expect(cellsOf(`a${delimiter}b\n${text}`)).toEqual([
        ['a', 'b'],
        ...rows.map(([one, other]) => [one, other]),
      ]);
    }),
  );
});

test('no text whatever is more than a failure', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', ' ', 'sep=') });
  fc.assert(
    fc.property(text, (any) => {
      const read = parseCsv(any, 5);
      if (!read.ok) expect(['quotes', 'too-many-rows']).toContain(read.failure.kind);
    }),
  );
});

test('white space before the first row takes no longer than its length', () => {
  const blank = ' '.repeat(190_000);
  const beganMs = performance.now();
  expect(cellsOf(`${blank}\n;b\n1;2`)).toEqual([
    ['', 'b'],
    ['1', '2'],
  ]);
  // With a look at each place from each place it took 14 seconds.
  expect(performance.now() - beganMs).toBeLessThan(3000);
});
