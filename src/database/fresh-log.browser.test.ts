import { openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { beginFreshLog } from './fresh-log';

afterEach(() => {
  vi.useRealTimers();
});

test('a fresh log is not waited for without an end, as where something holds its database', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const holding = await openDB('playground log', 1);
  const begun = expect(beginFreshLog()).rejects.toThrow('no fresh log within');
  await vi.advanceTimersByTimeAsync(10_000);
  await begun;
  holding.close();
  await beginFreshLog();
  expect(vi.getTimerCount()).toBe(0);
});
