import { afterEach, expect, test, vi } from 'vitest';

/** Not imported by its name: its types are those of a service worker, which tests do not have. */
const entry = import.meta.glob('./service-worker.ts');

afterEach(() => {
  vi.unstubAllGlobals();
});

interface FetchEventLike {
  readonly request: Pick<Request, 'method' | 'mode' | 'url'>;
  respondWith(response: Promise<Response>): void;
}

/** A service worker that keeps nothing, as one of an earlier version does of a newer page. */
async function earlierVersion(): Promise<(event: FetchEventLike) => void> {
  const listeners = new Map<string, (event: FetchEventLike) => void>();
  vi.stubGlobal('self', {
    registration: { scope: 'https://site.example/sub/' },
    location: { origin: 'https://site.example' },
    __WB_MANIFEST: [],
    addEventListener: (name: string, listener: (event: FetchEventLike) => void) => {
      listeners.set(name, listener);
    },
  });
  vi.resetModules();
  for (const load of Object.values(entry)) await load();
  return listeners.get('fetch') ?? expect.fail('it listens to no requests');
}

async function answerTo(url: string): Promise<Response | undefined> {
  const onFetch = await earlierVersion();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('code')));
  let answer: Promise<Response> | undefined;
  onFetch({
    request: { method: 'GET', mode: 'same-origin', url },
    respondWith: (response) => {
      answer = response;
    },
  });
  return answer;
}

test.each(['engine', 'grammar', 'store', 'open-store'])(
  'the %s worker of a newer page, which this version does not keep, gets its policy all the same',
  async (name) => {
    const answer = await answerTo(`https://site.example/sub/assets/${name}.worker-NEW.js`);
    expect(answer?.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(await answer?.text()).toBe('code');
  },
);

test('what is no worker and not kept, and what another site has, goes its own way', async () => {
  expect(await answerTo('https://site.example/sub/assets/index-NEW.js')).toBeUndefined();
  expect(await answerTo('https://other.example/engine.worker-NEW.js')).toBeUndefined();
});
