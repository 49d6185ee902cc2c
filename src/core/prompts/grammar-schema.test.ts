import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction, constants } from 'node:vm';
import type xgrammar from '@mlc-ai/web-xgrammar';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { checkAnswer } from './answer';
import { grammarSchema } from './grammar-schema';

/** The compiler itself. Its file is CommonJS, which Node takes for a module by the package's word. */
function compiler(): typeof xgrammar {
  const path = 'node_modules/@mlc-ai/web-xgrammar/lib/index.js';
  const names = ['exports', 'module', 'require', '__filename'];
  const load = compileFunction(readFileSync(path, 'utf8'), names, {
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }) as (...given: unknown[]) => void;
  const exports: Partial<typeof xgrammar> = {};
  load(exports, { exports }, createRequire(import.meta.url), path);
  return exports as typeof xgrammar;
}

const { Grammar, Testings } = compiler();
vi.spyOn(console, 'error').mockReturnValue(undefined);

/** Whether the grammar of a schema lets each of the texts be written. */
async function lets(schema: unknown, texts: readonly string[]): Promise<boolean[]> {
  const { text } = grammarSchema(schema);
  const grammar = await Grammar.fromJSONSchema(text, true, 2, undefined, true, 8);
  const all: boolean[] = [];
  for (const each of texts) all.push(await Testings.isGrammarAcceptString(grammar, each));
  grammar.dispose();
  return all;
}

type Row = readonly [schema: unknown, fits: readonly unknown[], breaks: readonly unknown[]];

const day = { type: 'string', format: 'date' };
const node = { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } };

const enforced: readonly Row[] = [
  [true, [1, 'a', { a: [] }], []],
  [{ type: 'integer' }, [3, -8], [4.5, 'a']],
  [{ type: ['string', 'integer'], minLength: 2 }, [3, 'ab'], ['a', true]],
  [{ type: 'string', minLength: 2, maxLength: 3 }, ['ab', '😀😀😀'], ['a', 'abcd', 1]],
  [{ minLength: 2 }, ['ab'], ['a']],
  [{ enum: ['a', 1, null, { b: 1 }] }, ['a', 1, null, { b: 1 }], ['b', 2, {}]],
  [{ const: { 'a"b': ['\\'] } }, [{ 'a"b': ['\\'] }], [{ 'a"b': [] }]],
  [{ type: 'array' }, [[], [1, 'a', {}]], [1]],
  [{ type: 'array', minItems: 1 }, [[1], ['a', 2]], [[]]],
  [{ type: 'array', maxItems: 1 }, [[], [1]], [[1, 2]]],
  [
    { items: { type: 'integer' }, minItems: 2, maxItems: 3 },
    [[1, 2]],
    [[1], ['a', 'b'], [1, 2, 3, 4]],
  ],
  [
    { items: [{ type: 'integer' }, { type: 'string' }] },
    [
      [1, 'a'],
      [1, 'a', 2],
    ],
    [['a', 1]],
  ],
  [{ prefixItems: [{ type: 'integer' }], items: { type: 'string' } }, [[1, 'a']], [[1, 2]]],
  [{ prefixItems: [{ type: 'integer' }], items: false }, [[1]], [[1, 2], ['a']]],
  [{ items: [{ type: 'integer' }], additionalItems: false }, [[1]], [[1, 2]]],
  [{ type: 'object' }, [{}, { a: 1 }], [1]],
  [{ type: 'object', required: ['a'] }, [{ a: 1 }], [{}]],
  [
    { properties: { a: { type: 'integer' } }, required: ['a', 'b'] },
    [{ a: 1, b: [] }],
    [{ a: 1 }, { a: 'x', b: 1 }],
  ],
  [
    { properties: { a: { type: 'integer' } }, additionalProperties: false },
    [{}, { a: 1 }],
    [{ a: 1, b: 1 }],
  ],
  [{ additionalProperties: { type: 'string' } }, [{ b: 'x' }], [{ b: 1 }]],
  [{ type: 'object', minProperties: 2 }, [{ a: 1, b: 1 }], [{ a: 1 }]],
  [{ type: 'object', maxProperties: 1 }, [{}, { a: 1 }], [{ a: 1, b: 1 }]],
  [{ properties: { a: {}, b: {} }, minProperties: 2 }, [{ a: 1, b: 1 }], [{ a: 1 }]],
  [{ properties: { a: true, b: false } }, [{ a: 1 }], [{ b: 1 }]],
  ...['say "hi"', 'a\\b', 'a\nb', 'größe', '\u0001', '', '{}'].map((key): Row => [
    { properties: { [key]: { type: 'boolean' } }, required: [key], additionalProperties: false },
    [{ [key]: true }],
    [{ [key]: 1 }, {}],
  ]),
  [{ anyOf: [{ type: 'integer' }, { type: 'boolean' }] }, [1, true], ['a']],
  [{ allOf: [{ type: 'integer' }] }, [1], ['a']],
  ...['ä', 'a b', 'a/b', 'a~b', 'a"b', '100%'].map((name): Row => [
    {
      $defs: { [name]: { type: 'integer' } },
      $ref: `#/$defs/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    },
    [1],
    ['a'],
  ]),
  [{ $defs: { Node: node }, $ref: '#/$defs/Node' }, [{}, { next: { next: {} } }], [{ next: 1 }]],
  [{ properties: { more: { items: { $ref: '#' } } } }, [{ more: [{ more: [] }] }], [{ more: [1] }]],
  [{ $id: 'https://x.example/s', $schema: 'x', title: 'T', type: 'integer' }, [1], ['a']],
];

/** What they break is written all the same. */
const afterwards: readonly (readonly [keywords: string, ...Row])[] = [
  ['multipleOf', { type: 'number', multipleOf: 7 }, [14], [13]],
  ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 3 }, [4], [3]],
  ['maximum minimum', { type: 'number', minimum: 3.5, maximum: 9.25 }, [3.5, 9.25], [3, 10]],
  ['minimum', { minimum: 3 }, [3], [2]],
  ['maximum minimum', { type: 'integer', minimum: -55, maximum: 175 }, [-55, 0, 175], [176]],
  ['format', day, ['2020-01-31'], ['2020-02-31']],
  ['format minLength', { ...day, minLength: 20 }, [], ['2020-01-31']],
  [
    'properties',
    { properties: { a: { type: 'integer' } }, additionalProperties: { type: 'string' } },
    [{ a: 1, b: 'x' }],
    [{ a: 'x' }],
  ],
  ['uniqueItems', { uniqueItems: true }, [[1, 2]], [[1, 1]]],
  ['contains', { contains: { type: 'string' } }, [['a']], [[1]]],
  ['allOf', { allOf: [{ type: 'integer' }, { minimum: 4 }] }, [5], [3, 'a']],
  ['oneOf', { oneOf: [{ type: 'number' }, { type: 'integer' }] }, [1.5], [1]],
  ['not', { not: { type: 'integer' } }, ['a'], [1]],
  ['else if then', { if: { type: 'integer' }, then: { minimum: 3 }, else: {} }, [4], [1]],
  [
    'dependentRequired',
    { properties: { a: {}, b: {} }, dependentRequired: { a: ['b'] } },
    [{ a: 1, b: 1 }],
    [{ a: 1 }],
  ],
  ['propertyNames', { propertyNames: { maxLength: 2 } }, [{ ab: 1 }], [{ abc: 1 }]],
  ['minimum', { $defs: { n: { type: 'integer' } }, $ref: '#/$defs/n', minimum: 5 }, [6], [4]],
  ['type', { type: 'string', enum: ['a', 1] }, ['a'], [1]],
  ['anyOf', { properties: { a: {}, b: {} }, anyOf: [{ required: ['a'] }] }, [{ a: 1 }], [{ b: 1 }]],
  ['false', { anyOf: [false, { type: 'string' }] }, ['a'], [1]],
];

const texts = (values: readonly unknown[]): string[] =>
  values.map((value) => JSON.stringify(value));

describe('the grammar of a schema', () => {
  test('has whole numbers written within their bounds, or nearly', async () => {
    const bounds = { type: 'integer', exclusiveMinimum: 2, maximum: 9.5 };
    expect(await lets(bounds, texts([3, 9]))).toEqual([true, true]);
    expect(await lets(bounds, texts([-5, 0, 20, 100]))).toEqual([false, false, false, false]);
  });

  test.each(enforced)(
    'lets nothing be written that breaks it: %j',
    async (schema, fits, breaks) => {
      expect(grammarSchema(schema).afterwards).toEqual([]);
      expect(await lets(schema, texts(fits))).toEqual(fits.map(() => true));
      expect(await lets(schema, texts(breaks))).toEqual(breaks.map(() => false));
    },
  );

  test.each(afterwards)(
    'does not see to %s, and it is told',
    async (told, schema, fits, breaks) => {
      expect(grammarSchema(schema).afterwards.join(' ')).toBe(told);
      expect(await lets(schema, texts([...fits, ...breaks]))).not.toContain(false);
      for (const text of texts(breaks)) {
        expect(checkAnswer(text, JSON.stringify(schema))).toMatchObject({
          value: { kind: 'invalid' },
        });
      }
    },
  );

  test('lets nothing be written that breaks it, whatever it is, but what is told', async () => {
    const key = fc.constantFrom('a', 'b"', 'ä');
    const count = fc.integer({ min: 0, max: 3 });
    const { schema } = fc.letrec((tie) => ({
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom<unknown>(true, {}, { type: ['integer', 'null'] }, { enum: ['a', 1, []] }),
        fc.record({ type: fc.constant('string'), minLength: count }),
        fc.record(
          {
            properties: fc.dictionary(key, tie('schema'), { maxKeys: 2 }),
            required: fc.uniqueArray(key, { maxLength: 2 }),
            additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
          },
          { requiredKeys: ['properties'] },
        ),
        fc.record(
          {
            items: tie('schema'),
            prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
          },
          { requiredKeys: ['items'] },
        ),
        fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
      ),
    }));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>('a', 'abc', 1, -2, null, true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 2 }),
      ),
    }));
    const values = fc.array(value, { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(schema, values, async (given, answers) => {
        if (grammarSchema(given).afterwards.length > 0) return;
        const written = await lets(given, texts(answers));
        for (const [index, answer] of texts(answers).entries()) {
          if (!written[index]) continue;
          const fit = checkAnswer(answer, JSON.stringify(given));
          expect(fit).toMatchObject({ value: { kind: 'valid' } });
        }
      }),
      { numRuns: 60 },
    );
  });
});
