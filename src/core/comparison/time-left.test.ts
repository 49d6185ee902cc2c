import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LearntTimes } from './learnt-times';
import { timeLeftMs, type DueAnswer } from './time-left';

const times: LearntTimes = {
  modelId: 'small',
  adapter: 'gpu',
  loadMs: [1000],
  prefillTokensPerSecond: [],
  decodeTokensPerSecond: [10],
  answerTokens: [50],
};
const due = (isOver = false, modelId = 'small'): DueAnswer => ({
  modelId,
  promptCharacters: 0,
  maxTokens: 256,
  maxSeconds: 300,
  isOver,
});
const left = (answers: readonly DueAnswer[], { loaded = true, warmUp = false } = {}) =>
  timeLeftMs(
    answers,
    () => loaded,
    (modelId) => (modelId === 'small' ? times : undefined),
    warmUp,
  );

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
});
