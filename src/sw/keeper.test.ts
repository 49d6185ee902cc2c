import { afterEach, expect, test, vi } from 'vitest';
import { Keeper } from './keeper';
import { mostFetchMs } from './messages';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a host that says nothing is not waited for without an end, and asked again the next time', async () => {
  const limits: AbortController[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    expect(ms).toBe(mostFetchMs);
    const limit = new AbortController();
    limits.push(limit);
    return limit.signal;
  });
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string, { signal }: { signal: AbortSignal }) => {
    asked.push(address);
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('late'));
      });
    });
  });
  const cache = { match: () => Promise.resolve(undefined) };
  vi.stubGlobal('caches', { open: () => Promise.resolve(cache) });
  const keeper = new Keeper('c', [{ url: 'a.js', revision: null }], 'https://site.example/');
  for (const time of [1, 2]) {
    const kept = expect(keeper.keep()).rejects.toThrow('late');
    await vi.waitFor(() => expect(asked).toHaveLength(time));
    limits.at(-1)?.abort();
    await kept;
  }
});
