import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TokenBatch } from '../../core/engine/engine';
import { batchEveryMs, TokenBatcher } from './batcher';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watched() {
  const pushed: (TokenBatch & { readonly atMs: number })[] = [];
  const clock = { nowMs: () => Date.now() };
  const batcher = new TokenBatcher((batch) => {
    pushed.push({ ...batch, atMs: clock.nowMs() });
  }, clock);
  return { batcher, pushed };
}

test('the first token goes at once, those right after it together', () => {
  const { batcher, pushed } = watched();
  batcher.add('A');
  batcher.add(' b');
  batcher.add(' c');
  expect(pushed.map(({ text }) => text)).toEqual(['A']);
  vi.advanceTimersByTime(batchEveryMs);
  expect(pushed.map(({ text, tokens }) => [text, tokens])).toEqual([
    ['A', 1],
    [' b c', 2],
  ]);
});

test('batches of a fast stream come 16 to 33 ms apart and lose nothing', () => {
  const { batcher, pushed } = watched();
  for (let index = 0; index < 500; index += 1) {
    batcher.add(`${index} `);
    vi.advanceTimersByTime(5);
  }
  batcher.flush();
  const text = pushed.map((batch) => batch.text).join('');
  expect(text).toBe(Array.from({ length: 500 }, (_, index) => `${index} `).join(''));
  const gaps = pushed.slice(1, -1).map(({ atMs }, index) => atMs - (pushed[index]?.atMs ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(16);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(33);
});

test('a slow stream is not held back', () => {
  const { batcher, pushed } = watched();
  for (const token of ['a', 'b', 'c']) {
    batcher.add(token);
    vi.advanceTimersByTime(100);
  }
  expect(pushed.map(({ atMs }) => atMs - (pushed[0]?.atMs ?? 0))).toEqual([0, 100, 200]);
});

test('flushing without tokens pushes nothing', () => {
  const { batcher, pushed } = watched();
  batcher.flush();
  expect(pushed).toEqual([]);
});
