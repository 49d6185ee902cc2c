import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswer } from './answer';
import { parseSchema } from './schema';

const read = (schema: unknown) => parseSchema(JSON.stringify(schema));

describe('a schema', () => {
  test.each([
    true,
    {},
    { type: ['string', 'null'], description: 'a remark', examples: [1] },
    {
      type: 'object',
      properties: { type: { enum: ['a'] }, $ref: {}, pattern: {} },
      required: ['type'],
    },
    { type: 'array', items: [{ type: 'string' }, true], minItems: 1 },
    { $defs: { day: { format: 'date' } }, items: { $ref: '#/$defs/day' } },
    { anyOf: [{ const: null }, { multipleOf: 0.5 }] },
    { $id: 'https://example.org/schema', $defs: { 'größe/x': {} }, $ref: '#/$defs/größe~1x' },
    { $defs: { Node: { properties: { next: { $ref: '#/$defs/Node' } } } }, $ref: '#/$defs/Node' },
    { items: { $ref: '#' } },
  ])('can be used: %j', (schema) => {
    expect(read(schema)).toEqual({ ok: true, value: schema });
  });

  test.each([
    [[], '#', ''],
    ['type: object', '#', ''],
    [{ type: 'text' }, '#', 'type'],
    [{ type: [] }, '#', 'type'],
    [{ properties: { a: { required: 'b' } } }, '#/properties/a', 'required'],
    [{ properties: [] }, '#', 'properties'],
    [{ items: 'string' }, '#/items', ''],
    [{ anyOf: [] }, '#', 'anyOf'],
    [{ maxLength: -1 }, '#', 'maxLength'],
    [{ $ref: '#/$defs/none' }, '#', '$ref'],
    [{ $ref: '#/constructor' }, '#', '$ref'],
  ])('is told as broken: %j', (schema, path, keyword) => {
    expect(read(schema)).toEqual({ ok: false, failure: { kind: 'schema-broken', path, keyword } });
  });

  test.each([
    [{ properties: { a: { pattern: '(a+)+$' } } }, '#/properties/a', 'pattern'],
    [{ patternProperties: {} }, '#', 'patternProperties'],
    [{ format: 'url' }, '#', 'format'],
    [{ $ref: 'https://example.org/schema' }, '#', '$ref'],
    [{ $ref: '#' }, '#', '$ref'],
    [{ $defs: { a: { $ref: '#/$defs/a' } } }, '#/$defs/a', '$ref'],
    [{ anyOf: [{ $ref: '#' }, {}] }, '#/anyOf/0', '$ref'],
    [{ items: { $id: 'https://example.org/schema' } }, '#/items', '$id'],
  ])('is told as one that is not checked here: %j', (schema, path, keyword) => {
    expect(read(schema)).toEqual({
      ok: false,
      failure: { kind: 'schema-unsupported', path, keyword },
    });
  });

  test('that would take for ever is refused: references that double at each step', () => {
    const defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => {
        const next = { $ref: `#/$defs/d${String(index + 1)}` };
        return [`d${String(index)}`, { anyOf: [next, next] }];
      }),
    );
    // Followed to their ends, there are 2 to the 40th: the test would not come to its own.
    expect(read({ $defs: { ...defs, d40: true } })).toMatchObject({
      failure: { kind: 'schema-too-large' },
    });
  });

  test('that is too deep or too long is refused', () => {
    const deep = '{"not":'.repeat(5000) + 'true' + '}'.repeat(5000);
    expect(parseSchema(deep)).toMatchObject({ failure: { kind: 'schema-too-large' } });
    expect(parseSchema(' '.repeat(60_000))).toMatchObject({
      failure: { kind: 'schema-too-large' },
    });
  });

  test('that the engine could not follow for its depth is refused', () => {
    const nested = (levels: number): string =>
      '{"items":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1);
    expect(parseSchema(nested(32))).toMatchObject({ ok: true });
    expect(parseSchema(nested(33))).toMatchObject({ failure: { kind: 'schema-too-large' } });
  });

  test('that is no JSON is told', () => {
    expect(parseSchema('{type: object}')).toMatchObject({ failure: { kind: 'schema-not-json' } });
  });

  test('can be any JSON whatever without more than a failure', () => {
    const keys = fc.constantFrom('type', 'properties', 'items', '$ref', 'anyOf', '__proto__', 'a');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom<unknown>('string', '#/properties/a', 1, null, true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.json(), (schema, answer) => {
        const outcome = checkAnswer(answer, JSON.stringify(schema));
        if (outcome.ok) expect(outcome.value.kind).toMatch(/^(in)?valid$/);
      }),
    );
  });
});

const person = JSON.stringify({
  type: 'object',
  properties: {
    name: { type: 'string' },
    born: { format: 'date' },
    tags: { items: { enum: ['a', 'b'] } },
  },
  required: ['name'],
  additionalProperties: false,
});

describe('an answer', () => {
  test('that fits is valid, with what it says', () => {
    expect(checkAnswer(' {"name": "Ada", "born": "1815-12-10"}\n', person)).toEqual({
      ok: true,
      value: { kind: 'valid', value: { name: 'Ada', born: '1815-12-10' } },
    });
  });

  test.each([
    ['{}', [{ path: '#', keyword: 'required' }]],
    ['{"name": 1}', [{ path: '#/name', keyword: 'type' }]],
    ['{"name": "x", "born": "yesterday"}', [{ path: '#/born', keyword: 'format' }]],
    ['{"name": "x", "tags": ["a", "c"]}', [{ path: '#/tags/1', keyword: 'enum' }]],
    ['{"name": "x", "more": 1}', [{ path: '#', keyword: 'additionalProperties' }]],
    ['[]', [{ path: '#', keyword: 'type' }]],
  ])('that does not fit is told by its places: %s', (answer, problems) => {
    expect(checkAnswer(answer, person)).toMatchObject({ value: { kind: 'invalid', problems } });
  });

  test.each(['ä', 'a b', 'a/b', 'a~b', '100%'])('is checked by a reference to %j', (name) => {
    const step = name.replaceAll('~', '~0').replaceAll('/', '~1');
    for (const way of [step.replaceAll('%', '%25'), encodeURIComponent(step)]) {
      const schema = JSON.stringify({
        $id: 'https://example.org/schema',
        $defs: { [name]: { type: 'integer' } },
        items: { $ref: `#/$defs/${way}` },
      });
      expect(checkAnswer('[1]', schema)).toMatchObject({ value: { kind: 'valid' } });
      expect(checkAnswer('["a"]', schema)).toMatchObject({ value: { kind: 'invalid' } });
    }
  });

  test('is checked by a schema that leads back to itself, in a time that has an end', () => {
    const next = { properties: { next: { $ref: '#/$defs/Node' } }, type: 'object' };
    const tree = JSON.stringify({ $defs: { Node: next }, $ref: '#/$defs/Node' });
    expect(checkAnswer('{"next":{"next":{}}}', tree)).toMatchObject({ value: { kind: 'valid' } });
    expect(checkAnswer('{"next":{"next":1}}', tree)).toMatchObject({
      value: { kind: 'invalid', problems: [{ path: '#/next/next', keyword: 'type' }] },
    });
    const doubled = JSON.stringify({
      $defs: { Node: { anyOf: [next, next] } },
      $ref: '#/$defs/Node',
    });
    const deep = '{"next":'.repeat(60) + '1' + '}'.repeat(60);
    expect(checkAnswer(deep, doubled)).toMatchObject({ value: { kind: 'not-checked' } });
  });

  test('has its places checked one by one where `items` is a list', () => {
    const pair = '{"items": [{"type": "string"}, {"type": "number"}]}';
    expect(checkAnswer('["a", 1]', pair)).toMatchObject({ value: { kind: 'valid' } });
    expect(checkAnswer('["a", "b"]', pair)).toMatchObject({
      value: { problems: [{ path: '#/1', keyword: 'type' }] },
    });
  });

  test.each(['', 'Here you are: {"name": "Ada"}', '```json\n{"name": "Ada"}\n```', '{"name": "Ad'])(
    'that no program could read is no JSON: %j',
    (answer) => {
      expect(checkAnswer(answer, person)).toMatchObject({ value: { kind: 'not-json' } });
    },
  );

  test('that never ends is not checked', () => {
    expect(checkAnswer(' '.repeat(200_001), person)).toMatchObject({
      value: { kind: 'not-checked' },
    });
    const deep = '['.repeat(90_000) + ']'.repeat(90_000);
    expect(checkAnswer(deep, '{"uniqueItems": true, "const": []}')).toMatchObject({
      value: { kind: expect.stringMatching(/invalid|not-checked|not-json/) as string },
    });
  });

  test('with hostile keys is an answer like any other', () => {
    const answer = '{"__proto__": {"polluted": true}, "name": "x"}';
    expect(checkAnswer(answer, person)).toMatchObject({ value: { kind: 'invalid' } });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
