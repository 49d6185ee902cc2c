import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentedJson as indented, isJson, jsonTokens } from './layout';

const tokens = (json: string): string[] => [...jsonTokens(json)];

test('each value stands on a line of its own, and what is empty on one', () => {
  expect(indented('{"a":[1,{}],"b":[]}')).toBe('{\n  "a": [\n    1,\n    {}\n  ],\n  "b": []\n}');
  expect(indented('"a"')).toBe('"a"');
});

test('numbers, escapes and keys that come twice stay as they are written', () => {
  const json = '{"a": 12345678901234567890, "a": 1.0, "b": [1e5, -0, "\\u00e9\\"\\\\", "a: {"]}';
  expect(indented(json)).toBe(
    '{\n  "a": 12345678901234567890,\n  "a": 1.0,\n  "b": [\n    1e5,\n    -0,\n    "\\u00e9\\"\\\\",\n    "a: {"\n  ]\n}',
  );
});

test('whatever the JSON, its tokens stay and its blanks are those of the layout', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (value, blanks) => {
      const json = JSON.stringify(value, null, blanks);
      expect(tokens(indented(json))).toEqual(tokens(json));
      expect(tokens(json).join('')).toBe(JSON.stringify(value));
      const own = JSON.stringify(value, null, 2);
      // As the browser indents it, down to where this goes no further.
      if (!own.includes(' '.repeat(49))) expect(indented(json)).toBe(own);
    }),
  );
});

test('JSON of 100,000 levels, or with a text of a million characters, is laid out', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(tokens(indented(deep)).join('')).toBe(deep);
  // Linear: 48 blanks and a line break for a token at most.
  expect(indented(deep).length).toBeLessThan(51 * deep.length);
  const long = JSON.stringify(['\\"'.repeat(500_000)]);
  expect(tokens(indented(long))).toEqual(tokens(long));
});

test('what is JSON is told from what is not, and a list from a lone number', () => {
  expect(['{}', ' [1]', '\n{"a": 1}\n'].map((text) => isJson(text, false))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['1', '"a"', '{', '{} and', '[link](x)', ''].map((text) => isJson(text, false))).toEqual(
    Array(6).fill(false),
  );
  expect(['1', 'null', '1 2'].map((text) => isJson(text, true))).toEqual([true, true, false]);
});
