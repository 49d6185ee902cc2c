/** The model's own distribution beside its tokens, whatever the sampling made of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostAlternatives } from '../../src/core/engine/engine';
import type { WorkerEngine } from '../../src/platform/engine';
import { answer, isTested, loadedEngine, question } from './models';
import { glassbox, smolLm2 } from './tested-models';

describe.each([glassbox, smolLm2].filter(isTested))('%s, asked for probabilities', (model) => {
  let engine: WorkerEngine;
  beforeAll(async () => {
    engine = await loadedEngine(model);
  });
  afterAll(() => {
    engine.unload();
  });

  test('gives an entry a token, whose texts are the answer, and changes nothing about it', async () => {
    const given = await answer(
      engine,
      question('What is the capital of France?', {
        probabilities: true,
        sampling: { maxTokens: 20 },
      }),
    );
    const entries = given.probabilities ?? [];
    expect(entries).toHaveLength(given.completionTokens);
    expect(entries.map(({ text }) => text).join('')).toBe(given.text);
    const without = await answer(
      engine,
      question('What is the capital of France?', { sampling: { maxTokens: 20 } }),
    );
    expect(without.text).toBe(given.text);
    expect(without.probabilities).toBeUndefined();
  });

  test('draws the likeliest token where it is greedy, from a distribution', async () => {
    const { probabilities = [] } = await answer(
      engine,
      question('Tell me about Paris.', { probabilities: true, sampling: { maxTokens: 12 } }),
    );
    expect(probabilities.length).toBeGreaterThan(0);
    for (const { logProbability, alternatives } of probabilities) {
      const given = alternatives.map((other) => other.logProbability);
      expect(given).toHaveLength(mostAlternatives);
      expect(given[0]).toBe(logProbability);
      expect(given).toEqual(given.toSorted((one, other) => other - one));
      const sum = given.reduce((all, each) => all + Math.exp(each), 0);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThanOrEqual(1 + 1e-6);
    }
  });

  test.each([
    ['penalties', { repetitionPenalty: 2, frequencyPenalty: 2, presencePenalty: 2 }],
    ['a high temperature', { temperature: 2, seed: 7 }],
    ['a small nucleus', { temperature: 1, topP: 0.01 }],
  ])('gives the same of the same beginning with %s', async (_, sampling) => {
    const ask = async (change: typeof sampling | object) => {
      await engine.reset();
      const request = question('Red, red, red, red,', {
        probabilities: true,
        sampling: { maxTokens: 12, ...change },
      });
      return (await answer(engine, request)).probabilities ?? [];
    };
    const [plain, changed] = [await ask({}), await ask(sampling)];
    const parting = plain.findIndex(({ text }, index) => text !== changed[index]?.text);
    // Where they part, both have still read the same.
    const same = parting === -1 ? plain.length : parting + 1;
    for (const [index, entry] of plain.slice(0, same).entries()) {
      expect(changed[index]?.alternatives.map(({ text }) => text)).toEqual(
        entry.alternatives.map(({ text }) => text),
      );
      for (const [place, { logProbability }] of entry.alternatives.entries()) {
        expect(changed[index]?.alternatives[place]?.logProbability).toBeCloseTo(logProbability, 4);
      }
    }
  });

  test('gives those of the model, not of what a schema leaves of it', async () => {
    const request = question('Say hello. text=%7B%7D', {
      probabilities: true,
      sampling: { maxTokens: 1 },
    });
    const schema = {
      ...request,
      responseSchema: '{"type":"object","properties":{"a":{"type":"null"}}}',
    };
    const [free, held] = [await answer(engine, request), await answer(engine, schema)];
    expect(held.text).toMatch(/^\{/);
    expect(held.probabilities?.[0]?.alternatives).toEqual(free.probabilities?.[0]?.alternatives);
  });
});
