import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { autosave } from './autosave';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a change is saved at once, together with what changes in the same breath', async () => {
  const save = vi.fn();
  const { onChange } = autosave(save);
  onChange();
  onChange();
  await Promise.resolve();
  expect(save).toHaveBeenCalledTimes(1);
});

test('the end of an answer is saved at once, also amid a stream of changes', async () => {
  const save = vi.fn();
  const { onChange, onEnded } = autosave(save);
  onChange();
  await Promise.resolve();
  onChange();
  onEnded();
  await Promise.resolve();
  expect(save).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(save).toHaveBeenCalledTimes(2);
});

test('a stream of changes is saved now and then, its last one always', async () => {
  const save = vi.fn();
  const { onChange } = autosave(save);
  for (let ms = 0; ms < 1000; ms += 10) {
    onChange();
    await vi.advanceTimersByTimeAsync(10);
  }
  const during = save.mock.calls.length;
  expect(during).toBeGreaterThanOrEqual(3);
  expect(during).toBeLessThanOrEqual(4);
  await vi.advanceTimersByTimeAsync(1000);
  expect(save).toHaveBeenCalledTimes(during + 1);
});

test('what is not saved yet is saved when the page goes', async () => {
  const save = vi.fn();
  const { onChange } = autosave(save);
  onChange();
  await Promise.resolve();
  onChange();
  dispatchEvent(new Event('pagehide'));
  expect(save).toHaveBeenCalledTimes(2);
  dispatchEvent(new Event('pagehide'));
  expect(save).toHaveBeenCalledTimes(2);
});
