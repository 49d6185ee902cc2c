import { afterEach, expect, test, vi } from 'vitest';
import { hubOrigin, mainBranch } from '../core/hub/folder';
import { failed, success } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import { OpenStores, type OpenStoresPorts } from './open-stores';

const folder = { origin: hubOrigin, repository: 'a/b', revision: mainBranch, path: '' };
const full: StoreFailure = { kind: 'quota', neededBytes: 1, freeBytes: 0 };
const refused: StoreFailure = { kind: 'host-refused', host: 'huggingface.co', how: 'withdrawn' };
const names = ['huggingface.co', '*.hf.co'];
const never = new Promise<never>(() => undefined);

function stores(change: Partial<OpenStoresPorts> = {}) {
  const permit = vi.fn<OpenStoresPorts['permit']>(() => Promise.resolve(success(names)));
  const open = new OpenStores({
    siteAddress: `${location.origin}/site-${crypto.randomUUID()}/`,
    policiesInPlace: Promise.resolve(),
    // The disk is full: what keeps nothing does without it.
    held: () => Promise.resolve(failed(full)),
    permit,
    ...change,
  });
  return { open, permit };
}

const signal = (): AbortSignal => new AbortController().signal;

afterEach(() => {
  vi.restoreAllMocks();
});

test('a look-up, a search, the newest commit and the beginning of a file each need a person’s word, and start no worker without it', async () => {
  const worker = vi.spyOn(globalThis, 'Worker');
  const permit = vi.fn<OpenStoresPorts['permit']>(() => Promise.resolve(failed(refused)));
  const { open } = stores({ permit });
  const no = { ok: false, failure: refused };
  const wish = { fromBytes: 0, toBytes: 9, etag: null, sizeBytes: 99 };
  expect(await open.look(folder, signal())).toEqual(no);
  expect(await open.search('some words', signal())).toEqual(no);
  expect(await open.newest(folder, signal())).toEqual(no);
  expect(await open.head({ folder, commit: 'c' }, 'x.gguf', wish, signal())).toEqual(no);
  expect(permit.mock.calls.map(([request]) => request)).toEqual([
    { kind: 'look-up', folder },
    { kind: 'search', origin: hubOrigin, words: 'some words' },
    { kind: 'newest-commit', folder },
    { kind: 'head', folder, path: 'x.gguf', mostBytes: 9 },
  ]);
  expect(worker).not.toHaveBeenCalled();
});

test('the worker asks within the hosts of the build alone, needs no room on the disk, and ends with its answer', async () => {
  const ended = vi.spyOn(Worker.prototype, 'terminate');
  // The build under test names no host.
  expect(await stores().open.look(folder, signal())).toEqual({
    ok: false,
    failure: { kind: 'host-not-allowed', host: 'huggingface.co' },
  });
  expect(ended).toHaveBeenCalledOnce();
});

test('who gives a look-up up takes its question back', async () => {
  const giving = new AbortController();
  const permit: OpenStoresPorts['permit'] = (_, asked) =>
    new Promise((resolve) => {
      asked.addEventListener('abort', () => resolve(failed({ kind: 'aborted' })));
    });
  const looking = stores({ permit }).open.look(folder, giving.signal);
  giving.abort();
  expect(await looking).toEqual({ ok: false, failure: { kind: 'aborted' } });
});

test.each(['given up', 'withdrawn'])('a look-up that is %s ends at once', async (how) => {
  const giving = new AbortController();
  const { open, permit } = stores({ policiesInPlace: never });
  const looking = open.look(folder, giving.signal);
  await vi.waitFor(() => expect(permit).toHaveResolved());
  // The word has been given; the worker that it was for is being started.
  await new Promise((resolve) => setTimeout(resolve));
  if (how === 'given up') giving.abort();
  else open.endRefused((asked) => (asked.includes('huggingface.co') ? refused : undefined));
  const failure = how === 'given up' ? { kind: 'aborted' } : refused;
  expect(await looking).toEqual({ ok: false, failure });
});
