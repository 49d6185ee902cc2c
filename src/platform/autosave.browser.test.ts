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
  const changed = autosave(save);
  changed();
  changed();
  await Promise.resolve();
  expect(save).toHaveBeenCalledTimes(1);
});

test('a stream of changes is saved now and then, its last one always', async () => {
  const save = vi.fn();
  const changed = autosave(save);
  for (let ms = 0; ms < 1000; ms += 10) {
    changed();
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
  const changed = autosave(save);
  changed();
  await Promise.resolve();
  changed();
  dispatchEvent(new Event('pagehide'));
  expect(save).toHaveBeenCalledTimes(2);
  dispatchEvent(new Event('pagehide'));
  expect(save).toHaveBeenCalledTimes(2);
});
