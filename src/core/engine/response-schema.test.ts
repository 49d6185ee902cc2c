import { expect, test } from 'vitest';
import { deepestSchema, longestSchema, schemaProblem } from './response-schema';

test.each(['{}', 'true', '{"type":"object","properties":{"a":{"enum":[1,"b",null]}}}'])(
  '%s may be a schema',
  (schema) => {
    expect(schemaProblem(schema)).toBeUndefined();
  },
);

test.each(['', '{"type":', '5', 'null', '[]', 'false', '"object"'])('%s is none', (schema) => {
  expect(schemaProblem(schema)).toEqual(expect.any(String));
});

test('a schema may be nested to the limit, and no further', () => {
  const nested = (levels: number): string =>
    '{"items":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1);
  expect(schemaProblem(nested(deepestSchema))).toBeUndefined();
  expect(schemaProblem(nested(deepestSchema + 1))).toMatch(/33 levels/);
  expect(schemaProblem('['.repeat(30_000) + ']'.repeat(30_000))).toBeDefined();
  expect(schemaProblem(`{"enum":${'['.repeat(30_000)}${']'.repeat(30_000)}}`)).toMatch(/30001/);
});

test('a schema may be as long as the limit, and no longer', () => {
  const long = (characters: number): string => `{"title":"${'a'.repeat(characters - 12)}"}`;
  expect(schemaProblem(long(longestSchema))).toBeUndefined();
  expect(schemaProblem(long(longestSchema + 1))).toMatch(/at most/);
});
