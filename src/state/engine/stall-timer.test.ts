import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StallTimer } from './stall-timer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('patience ends after so long without a sign, once', () => {
  const onLost = vi.fn();
  const patience = new StallTimer(100, onLost);
  vi.advanceTimersByTime(99_000);
  expect([onLost.mock.calls.length, patience.isLost]).toEqual([0, false]);
  vi.advanceTimersByTime(1000);
  expect([onLost.mock.calls.length, patience.isLost]).toEqual([1, true]);
  vi.advanceTimersByTime(1_000_000);
  expect(onLost).toHaveBeenCalledTimes(1);
});

test('every sign renews it, and what is over is not waited for', () => {
  const onLost = vi.fn();
  const patience = new StallTimer(100, onLost);
  for (let sign = 0; sign < 50; sign += 1) {
    vi.advanceTimersByTime(79_000);
    patience.sign();
  }
  patience.end();
  vi.advanceTimersByTime(1_000_000);
  expect([onLost.mock.calls.length, patience.isLost]).toEqual([0, false]);
});
