/** Going on with an answer that was cut off, and runs that can be repeated. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GenerationRequest } from '../../src/core/engine/engine';
import type { WorkerEngine } from '../../src/platform/engine';
import { answer, isTested, loadedEngine, question, user } from './models';
import { glassbox, smolLm2 } from './tested-models';

describe.each(
  [
    { model: glassbox, asked: 'Tell me about Paris. tokens=40' },
    { model: smolLm2, asked: 'Count from one to thirty in words. tokens=40' },
  ].filter(({ model }) => isTested(model)),
)('$model', ({ model, asked }) => {
  let engine: WorkerEngine;
  beforeAll(async () => {
    engine = await loadedEngine(model);
  });
  afterAll(() => {
    engine.unload();
  });

  const begun = (request: GenerationRequest, answerBegins: string): GenerationRequest =>
    request.input.kind === 'text'
      ? request
      : { ...request, input: { ...request.input, answerBegins } };

  test('goes on with an answer as if it had not been cut off', async () => {
    const whole = await answer(engine, question(asked, { sampling: { maxTokens: 32 } }));
    const start = await answer(engine, question(asked, { sampling: { maxTokens: 8 } }));
    expect(start.finish).toBe('length');
    expect(whole.text.startsWith(start.text)).toBe(true);
    const request = begun(question(asked, { sampling: { maxTokens: 24 } }), start.text);
    const rest = await answer(engine, request);
    expect(start.text + rest.text).toBe(whole.text);
    expect(rest.reusedCache).toBe(false);
    expect(rest.prefilledTokens).toBeGreaterThan(start.prefilledTokens);
  });

  test('goes on in a conversation, and answers the next question from its start', async () => {
    const messages = [
      { role: 'system', text: 'Be brief.' },
      user('Hi.'),
      { role: 'assistant', text: 'Hello.' },
      user(asked),
    ] as const;
    const request = question(asked, { input: { kind: 'chat', messages } });
    const whole = await answer(engine, {
      ...request,
      sampling: { ...request.sampling, maxTokens: 16 },
    });
    const start = await answer(engine, request);
    const rest = await answer(engine, begun(request, start.text));
    expect(start.text + rest.text).toBe(whole.text);
    expect(await answer(engine, request)).toMatchObject({
      text: start.text,
      prefilledTokens: start.prefilledTokens,
    });
  });

  test('repeats a run after a reset, whatever was asked in between', async () => {
    const request = question(asked, { sampling: { temperature: 1, topP: 0.9, seed: 11 } });
    await engine.reset();
    const first = await answer(engine, request);
    await answer(engine, question('Something else.', { conversation: 'other' }));
    await answer(engine, request);
    await engine.reset();
    expect(await answer(engine, request)).toMatchObject({
      text: first.text,
      completionTokens: first.completionTokens,
      prefilledTokens: first.prefilledTokens,
      reusedCache: false,
    });
  });
});

test('the scripted engine and a model alike: an answer that does not end is ended by the limit', async () => {
  const engine = await loadedEngine(glassbox);
  const request = question('Go on and on. tokens=Infinity', { sampling: { maxTokens: 3 } });
  expect(await answer(engine, request)).toMatchObject({ finish: 'length', completionTokens: 3 });
  engine.unload();
});
