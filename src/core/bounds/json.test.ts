import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostJsonDepth, parseJson, readJson } from './json';

/** What `JSON.parse` makes of a text; undefined where it refuses it. */
function builtIn(text: string): unknown {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function own(text: string): unknown {
  const read = parseJson(text);
  return read.ok ? { value: read.value } : undefined;
}

test('reads any JSON as the browser does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 20 }), (text) => {
      fc.pre(!text.includes('__proto__'));
      expect(own(text)).toEqual(builtIn(text));
    }),
  );
});

test('takes and refuses the same texts as the browser, also those that are nearly JSON', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u00',
    '"a"',
    '1',
    '-',
    '0',
    '.5',
    'e9',
    'true',
    'nul',
    ' ',
    '\n',
    '\u0001',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      // 1e900 is infinite: the browser takes it, and this does not.
      fc.pre(!/e9\d\d/.test(text));
      expect(own(text)).toEqual(builtIn(text));
    }),
    { numRuns: 3000 },
  );
});

test('goes as deep as it may and no deeper, however deep a text is', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  expect(parseJson(nested(mostJsonDepth)).ok).toBe(true);
  const failure = { kind: 'too-deep', mostDepth: mostJsonDepth };
  expect(parseJson(nested(mostJsonDepth + 1))).toEqual({ ok: false, failure });
  expect(parseJson(nested(200_000))).toEqual({ ok: false, failure });
  expect(parseJson('{"a":'.repeat(200_000))).toEqual({ ok: false, failure });
});

test('refuses a number that JSON could not hold again', () => {
  expect(parseJson('[1e999]')).toEqual({
    ok: false,
    failure: { kind: 'too-large-number', written: '1e999' },
  });
  expect(parseJson('[-1e999]').ok).toBe(false);
});

test('leaves out what would be a prototype; other names out of a language’s innards are names', () => {
  const read = parseJson('{"\\u005f_proto__": {"polluted": 1}, "constructor": 1, "toString": 2}');
  expect(read).toEqual({ ok: true, value: { constructor: 1, toString: 2 } });
  expect(read.ok && Object.getPrototypeOf(read.value)).toBe(Object.prototype);
});

test('says where a text stops being JSON', () => {
  expect(parseJson('{"a": 1, b}')).toEqual({ ok: false, failure: { kind: 'not-json', at: 9 } });
});

test('stops again and again in a long text', () => {
  const reading = readJson(JSON.stringify(Array.from({ length: 100_000 }, (_, index) => index)));
  let stops = 0;
  let step = reading.next();
  for (; !step.done; step = reading.next()) stops += 1;
  expect(stops).toBeGreaterThan(10);
  expect(step.value).toMatchObject({ ok: true, value: { length: 100_000 } });
});

test('reads long texts and long numbers without a call for each character', () => {
  const long = `"${'\\"a\\\\'.repeat(500_000)}"`;
  expect(own(long)).toEqual(builtIn(long));
  const digits = '1'.repeat(300);
  expect(own(digits)).toEqual(builtIn(digits));
  expect(parseJson('1'.repeat(1_000_000)).ok).toBe(false);
});
