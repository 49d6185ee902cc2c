/** Answers that have to fit a JSON schema: what an engine gives, and what it refuses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSchema } from '../../src/core/prompts/schema';
import type { WorkerEngine } from '../../src/platform/engine';
import { answer, isTested, loadedEngine, question } from './models';
import { glassbox, smolLm2 } from './tested-models';

const schema = JSON.stringify({
  type: 'object',
  properties: { capital: { enum: ['Rome', 'Paris', 'Madrid'] }, large: { type: 'boolean' } },
  required: ['capital', 'large'],
});
/** The scripted engine answers with the text; a model takes no notice. */
const asked = `What is the capital of France? text=${encodeURIComponent('{"capital":"Paris","large":true}')}`;

describe.each([glassbox, smolLm2].filter(isTested))('%s, asked for JSON', (model) => {
  let engine: WorkerEngine;
  beforeAll(async () => {
    engine = await loadedEngine(model);
  });
  afterAll(() => {
    engine.unload();
  });

  test('answers with what fits the schema, and with plain text after that', async () => {
    const given = await answer(
      engine,
      question(asked, { responseSchema: schema, sampling: { maxTokens: 200 } }),
    );
    expect(given.finish).toBe('stop');
    expect(JSON.parse(given.text)).toEqual({
      capital: expect.stringMatching(/^(Rome|Paris|Madrid)$/) as unknown,
      large: expect.any(Boolean) as unknown,
    });
    const plain = await answer(engine, question('Say hello.'));
    expect(plain.text).not.toMatch(/^\s*\{/);
  });

  test('tells when it makes a grammar of a schema, which it does once', async () => {
    const responseSchema = '{"type":"object","properties":{"told":{"type":"boolean"}}}';
    const told = async (text: string): Promise<boolean[]> => {
      const heard: boolean[] = [];
      const request = question(text, { responseSchema, sampling: { maxTokens: 1 } });
      const outcome = await engine.generate(
        request,
        () => undefined,
        (isCompiling) => heard.push(isCompiling),
      );
      expect(outcome.ok).toBe(true);
      return heard;
    };
    // The scripted engine compiles for as long as it is told to.
    expect(await told('Say hello. compile=1')).toEqual([true, false]);
    expect(await told('Say hello.')).toEqual([]);
  });

  test('is cut off by the limit on tokens like any other answer', async () => {
    const request = question(asked, { responseSchema: schema, sampling: { maxTokens: 2 } });
    expect(await answer(engine, request)).toMatchObject({ finish: 'length', completionTokens: 2 });
  });

  test('goes on within JSON that was cut off', async () => {
    const answerBegins = '{"capital":"Paris",';
    const { input } = question(asked);
    const given = await answer(
      engine,
      question(asked, {
        responseSchema: schema,
        sampling: { maxTokens: 200 },
        input: { ...input, answerBegins } as typeof input,
      }),
    );
    const whole: unknown = JSON.parse(answerBegins + given.text);
    expect(whole).toMatchObject({ capital: 'Paris', large: expect.any(Boolean) as unknown });
  });

  test.each([
    ['no JSON', '{"type":'],
    ['no schema', '[]'],
    ['nested too deeply', '{"items":'.repeat(40) + '{}' + '}'.repeat(40)],
    ['far too long', JSON.stringify({ enum: ['a'.repeat(100_000)] })],
  ])('refuses a schema that is %s, and goes on to work', async (_, responseSchema) => {
    expect(parseSchema(responseSchema).ok).toBe(false);
    const outcome = await engine.generate(question(asked, { responseSchema }), () => undefined);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'schema-refused' } });
    expect(
      (await answer(engine, question('Say hello.', { sampling: { maxTokens: 1 } }))).text,
    ).not.toBe('');
  });
});

test('an engine that broke over a schema is lost, says so each time, and a new one answers', async () => {
  const refused = { ok: false, failure: { kind: 'schema-refused' } };
  const responseSchema = JSON.stringify({ type: 'string', minLength: 10, maxLength: 5 });
  const engine = await loadedEngine(glassbox);
  for (const time of ['first', 'second']) {
    const request = question(`The ${time} time. refuse=yes`, { responseSchema });
    expect(await engine.generate(request, () => undefined)).toMatchObject(refused);
  }
  expect(await engine.lost).toMatchObject({ kind: 'schema-refused' });
  const next = await loadedEngine(glassbox);
  const given = await answer(
    next,
    question(asked, { responseSchema: schema, sampling: { maxTokens: 200 } }),
  );
  expect(JSON.parse(given.text)).toHaveProperty('capital');
  next.unload();
});
