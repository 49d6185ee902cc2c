import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Wait, type Waited } from './wait.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that ends when it is told to. */
function work(wait: Wait) {
  let end: (value: string) => void = () => undefined;
  let waited: Waited | undefined;
  const done = wait.during((given) => {
    waited = given;
    return new Promise<string>((resolve) => (end = resolve));
  });
  if (!waited) throw new Error('it has not begun');
  return { done, waited, end };
}

test('work is told once it takes longer than a second, with how much of it is done', async () => {
  const wait = new Wait();
  const { done, waited, end } = work(wait);
  waited.note(0.25);
  await vi.advanceTimersByTimeAsync(999);
  expect([wait.share, wait.canBeGivenUp]).toEqual([undefined, false]);
  await vi.advanceTimersByTimeAsync(1);
  expect([wait.share, wait.canBeGivenUp]).toEqual([0.25, true]);
  waited.keep();
  expect([wait.share, wait.canBeGivenUp]).toEqual([0.25, false]);
  end('all');
  expect(await done).toBe('all');
  expect(wait.share).toBeUndefined();
  await vi.advanceTimersByTimeAsync(2000);
  expect(wait.share).toBeUndefined();
});

test('what is given up is not wanted any more, and says nothing', async () => {
  const wait = new Wait();
  const { done, waited, end } = work(wait);
  await vi.advanceTimersByTimeAsync(1000);
  wait.giveUp();
  waited.note(0.5);
  expect([waited.isWanted(), wait.share]).toEqual([false, undefined]);
  const next = work(wait);
  await vi.advanceTimersByTimeAsync(1000);
  waited.note(0.9);
  end('late');
  await done;
  expect([next.waited.isWanted(), wait.share]).toEqual([true, 0]);
});

test('what fails is over as well', async () => {
  const wait = new Wait();
  const failing = wait.during(async () => {
    await vi.advanceTimersByTimeAsync(1500);
    throw new Error('it failed');
  });
  await expect(failing).rejects.toThrow('it failed');
  expect(wait.share).toBeUndefined();
});
