import { afterEach, expect, test, vi } from 'vitest';
import type { CheckedFile } from '../core/offline/readiness';
import { success } from '../core/outcome';
import { shellListPath } from '../core/offline/shell-list';
import { KeptShell } from './kept-shell';

const cacheName = 'kept shell test';
const siteAddress = new URL('./', location.href).href;
const address = siteAddress + shellListPath;

vi.mock('./service-worker', () => ({
  askServiceWorker: () =>
    Promise.resolve(success([{ address, cacheName, key: address, revision: 'a'.repeat(64) }])),
}));

afterEach(async () => {
  vi.restoreAllMocks();
  await caches.delete(cacheName);
});

test('a file whose host says nothing is given up after a time, and what was here of it stays', async () => {
  const cache = await caches.open(cacheName);
  await cache.put(address, new Response('damaged'));
  const limit = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
  vi.spyOn(globalThis, 'fetch').mockImplementation((_, init) => {
    queueMicrotask(() => {
      limit.abort();
    });
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => {
        reject(new Error('late'));
      });
    });
  });
  const damaged: CheckedFile = { path: shellListPath, sizeBytes: 0, state: 'damaged' };
  expect(await new KeptShell(siteAddress).mend([damaged])).toEqual({
    ok: false,
    failure: { kind: 'program-file-late', file: shellListPath, limitSeconds: 240 },
  });
  expect(await (await cache.match(address))?.text()).toBe('damaged');
});
