import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, parseLearntTimes, timesOf, withTimed, type Timed } from './learnt-times';
import type { Answer, Figures } from './workspace';

const load = (modelId: string, loadMs: number): Timed => ({ kind: 'load', modelId, loadMs });

function answer(
  change: Partial<Figures> = {},
  finish: Answer['finish'] = 'stop',
  modelId = 'small',
): Timed {
  const figures = {
    firstTokenMs: 100,
    tokensPerSecond: 20,
    tokens: 50,
    prefilledTokens: 30,
    reusedCache: false,
    enginePrefillTokensPerSecond: 300,
    engineDecodeTokensPerSecond: 25,
    ...change,
  };
  return { kind: 'answer', modelId, figures, finish };
}

function learnt(...all: readonly Timed[]) {
  const known = all.reduce<ReturnType<typeof withTimed>>(
    (before, timed) => withTimed(before, timed, 'gpu'),
    [],
  );
  return timesOf(known, 'small', 'gpu');
}

describe('what is learnt of a model’s times', () => {
  it('is its load, how fast it reads and writes, and how long its answers are', () => {
    expect(learnt(load('small', 900), answer())).toEqual({
      modelId: 'small',
      adapter: 'gpu',
      loadMs: [900],
      prefillTokensPerSecond: [300],
      decodeTokensPerSecond: [20],
      answerTokens: [50],
    });
  });

  it('takes the engine’s rate where an answer was too short for the clock', () => {
    expect(learnt(answer({ tokensPerSecond: null }))?.decodeTokensPerSecond).toEqual([25]);
  });

  it('leaves out what could not be measured', () => {
    const nothing = { tokensPerSecond: null, engineDecodeTokensPerSecond: 0 };
    const known = learnt(load('small', 0), answer({ ...nothing, enginePrefillTokensPerSecond: 0 }));
    expect(known).toMatchObject({
      loadMs: [],
      prefillTokensPerSecond: [],
      decodeTokensPerSecond: [],
    });
  });

  it('knows that an answer would have been longer without its limit', () => {
    expect(learnt(answer({}, 'length'))?.answerTokens).toEqual([null]);
  });

  it.each(['interrupted', 'time'] as const)('takes no length from an answer ended by %s', (end) => {
    const known = learnt(answer({}, end));
    expect(known?.answerTokens).toEqual([]);
    expect(known?.decodeTokensPerSecond).toEqual([20]);
  });

  it('is kept apart by model and by GPU', () => {
    const one = withTimed([], load('small', 900), 'gpu');
    const known = withTimed(withTimed(one, load('small', 100), 'faster'), load('other', 5), 'gpu');
    expect(timesOf(known, 'small', 'gpu')?.loadMs).toEqual([900]);
    expect(timesOf(known, 'small', 'faster')?.loadMs).toEqual([100]);
    expect(timesOf(known, 'small', 'a third')).toBeUndefined();
  });

  it('is that of the last GPU while the browser has not been asked for one', () => {
    const known = withTimed(withTimed([], load('small', 9), 'a'), load('small', 5), 'b');
    expect(timesOf(known, 'small', undefined)?.loadMs).toEqual([5]);
  });

  it('can be kept, holds five values of fifty models, and comes back as it was', () => {
    const timed = fc.oneof(
      fc.record({
        kind: fc.constant('load' as const),
        modelId: fc.nat(80).map(String),
        loadMs: fc.double(),
      }),
      fc
        .tuple(fc.nat(80), fc.double(), fc.nat(), fc.boolean())
        .map(([id, rate, tokens, whole]) =>
          answer({ tokensPerSecond: rate, tokens }, whole ? 'stop' : 'length', String(id)),
        ),
    );
    fc.assert(
      fc.property(fc.array(timed, { maxLength: 300 }), (all) => {
        const known = all.reduce<ReturnType<typeof withTimed>>(
          (before, one) => withTimed(before, one, 'gpu'),
          [],
        );
        expect(parseLearntTimes(JSON.stringify(known))).toEqual(known);
        expect(known.length).toBeLessThanOrEqual(50);
        const last = all.at(-1);
        if (last) expect(known.at(-1)?.modelId).toBe(last.modelId);
      }),
    );
  });

  it.each([null, '', '{', '7', '[{"modelId":"x"}]', '[{"loadMs":["fast"]}]'])(
    'is nothing where something else was kept: %s',
    (kept) => {
      expect(parseLearntTimes(kept)).toEqual([]);
    },
  );
});

describe('the median', () => {
  it('is undefined of nothing', () => {
    expect(median([])).toBeUndefined();
  });

  it('is not moved by one slow time', () => {
    expect(median([10, 11, 12, 9000, 13])).toBe(12);
  });

  it('has as many values above as below', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }),
        (values) => {
          const middle = median(values) ?? NaN;
          const half = values.length / 2;
          expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(half);
          expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(half);
        },
      ),
    );
  });
});
