import { expect, test } from 'vitest';
import { Stopwatch } from './stopwatch';

function watched(batches: readonly (readonly [atMs: number, tokens: number])[]) {
  let nowMs = 100;
  const stopwatch = new Stopwatch({ nowMs: () => nowMs });
  for (const [atMs, tokens] of batches) {
    nowMs = atMs;
    stopwatch.batch(tokens);
  }
  return stopwatch;
}

test('the rate counts the tokens after the first batch, by the time after the first batch', () => {
  const stopwatch = watched([
    [300, 1],
    [500, 2],
    [1300, 2],
  ]);
  expect(stopwatch.firstTokenMs).toBe(200);
  expect(stopwatch.tokensPerSecond(5)).toBeCloseTo(4);
});

test('there is no rate without two batches, and no first token without one', () => {
  expect(watched([[300, 1]]).tokensPerSecond(1)).toBeNull();
  expect(watched([]).firstTokenMs).toBeNull();
  expect(watched([]).tokensPerSecond(0)).toBeNull();
});
