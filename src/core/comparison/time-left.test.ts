import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LearntTimes } from './learnt-times';
import { timeLeft, type DueAnswer } from './time-left';

const times: LearntTimes = {
  modelId: 'small',
  adapter: 'gpu',
  loadMs: [1000],
  prefillTokensPerSecond: [],
  decodeTokensPerSecond: [10],
  answerTokens: [50],
};
const due = (isOver = false, modelId = 'small', tookMs: number | null = null): DueAnswer => ({
  column: modelId === 'small' ? 0 : 1,
  tookMs,
  modelId,
  promptCharacters: 0,
  maxTokens: 256,
  maxSeconds: 300,
  isOver,
});
const timed = (answers: readonly DueAnswer[], { loaded = true, warmUp = false } = {}) =>
  timeLeft(
    answers,
    () => loaded,
    (modelId) => (modelId === 'small' ? times : undefined),
    warmUp,
  );
/** Null where not all of it is known. */
const left = (...asked: Parameters<typeof timed>): number | null => {
  const { knownMs, isComplete } = timed(...asked);
  return isComplete ? knownMs : null;
};

describe('the time that is left of a run', () => {
  test('is that of every answer that is not over', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (over) => {
        const open = over.filter((isOver) => !isOver).length;
        expect(left(over.map((isOver) => due(isOver)))).toBe(open * 5000);
      }),
    );
  });

  test('counts the load of a model once, where it is not loaded and still needed', () => {
    expect(left([due(), due()], { loaded: false })).toBe(11_000);
    expect(left([due(true)], { loaded: false })).toBe(0);
  });

  test('counts a warm-up where the model has not answered yet', () => {
    expect(left([due(), due()], { warmUp: true })).toBe(10_400);
    expect(left([due(true), due()], { warmUp: true })).toBe(5000);
  });

  test('is not known where a model that is still needed was never timed', () => {
    expect(left([due(), due(false, 'new')])).toBeNull();
    expect(left([due(), due(true, 'new')])).toBe(5000);
  });

  test('is at least what is known, where a model that failed to load has answers to come', () => {
    const failedOnes = [due(true, 'new'), due(false, 'new'), due(false, 'new')];
    const answers = [...failedOnes, due(true), due(), due()];
    const isLoaded = (modelId: string): boolean => modelId === 'small';
    expect(
      timeLeft(answers, isLoaded, (id) => (id === 'small' ? times : undefined), false),
    ).toEqual({ knownMs: 10_000, isComplete: false });
  });

  const took = (ms: number, modelId = 'small') => due(true, modelId, ms);

  test('is learnt from what the run has done, the first answer of a column apart', () => {
    expect(left([took(9000), took(2000), took(1000), took(3000), due(), due()])).toBe(4000);
    expect(left([took(9000), due(), due()])).toBe(10_000);
  });

  test('is known of a model that was never timed before, from its first answer on', () => {
    expect(left([took(700, 'new'), due(false, 'new')])).toBe(700);
    expect(left([took(700, 'new'), took(300, 'new'), due(false, 'new'), due()])).toBe(5300);
  });

  test('never counts what another column took', () => {
    const times = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(times, times, fc.nat(5), (mine, theirs, open) => {
        const own = mine.map((ms) => took(ms, 'new'));
        const rest = Array.from({ length: open }, () => due(false, 'new'));
        const others = theirs.map((ms) => took(ms));
        expect(left([...own, ...rest, ...others])).toBe(left([...own, ...rest]));
      }),
    );
  });
});
