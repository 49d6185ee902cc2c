import { beforeEach, describe, expect, test } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { FetchProgress, StoredModel, UnfinishedDownload } from '../../core/store/model-store';
import { Downloads } from './downloads.svelte';
import { model as any, storedModel } from './fake-models';
import { settle } from '../settle';

type Fetched = Outcome<StoredModel, StoreFailure>;

const named = (id: string): Model => ({ ...any, id });
const [a, b, c] = [named('a'), named('b'), named('c')];
const network = { kind: 'network', file: 'f', part: 'p', status: null } as const;
const damage = {
  kind: 'hash-mismatch',
  modelId: 'a',
  file: 'f',
  part: 'p',
  partSizeBytes: 1,
} as const;
const aborted = failed({ kind: 'aborted' } as const);
const half: FetchProgress = { phase: 'fetch', doneBytes: 5, totalBytes: 10, files: [] };
const ignore = (): void => undefined;

/** A store in the hands of the test: a fetch ends when it is told to, or when it is aborted. */
class FakeStore {
  readonly begun: string[] = [];
  readonly models: Model[] = [];
  readonly discarded: string[] = [];
  here: StoredModel[] = [];
  left: UnfinishedDownload[] = [];
  readonly #open = new Map<
    string,
    { end: (outcome: Fetched) => void; tell: (progress: FetchProgress) => void }
  >();

  get running(): string[] {
    return [...this.#open.keys()];
  }

  list = () => Promise.resolve(success(this.here));
  unfinished = () => Promise.resolve(success(this.left));

  fetch = (model: Model, tell: (progress: FetchProgress) => void) => {
    const { id } = model;
    this.begun.push(id);
    this.models.push(model);
    return new Promise<Fetched>((resolve) => {
      const end = (outcome: Fetched): void => {
        this.#open.delete(id);
        resolve(outcome);
      };
      this.#open.set(id, { end, tell });
    });
  };

  /** Whether it takes its time to stop. */
  isSlow = false;

  abort = (id: string) => {
    if (!this.isSlow) this.#open.get(id)?.end(aborted);
    return Promise.resolve();
  };

  discard = (id: string): Promise<Outcome<void, StoreFailure>> => {
    this.discarded.push(id);
    return Promise.resolve(success(undefined));
  };

  tell(id: string, progress: FetchProgress): void {
    this.#open.get(id)?.tell(progress);
  }

  async end(id: string, outcome: Fetched = success({ ...storedModel, id })): Promise<void> {
    this.#open.get(id)?.end(outcome);
    await settle();
  }
}

let store = new FakeStore();
let nowMs = 0;
let downloads = new Downloads({
  store,
  models: { offered: () => undefined },
  clock: { nowMs: () => nowMs },
});
beforeEach(() => {
  store = new FakeStore();
  nowMs = 0;
  downloads = new Downloads({
    store,
    models: { offered: (id) => [a, b, c].find((one) => one.id === id) },
    clock: { nowMs: () => nowMs },
  });
});

const states = () => downloads.all.map(({ model, state }) => `${model.id} ${state}`);

describe('the queue', () => {
  beforeEach(() => {
    for (const model of [a, b, c]) downloads.add(model);
  });

  test('runs one after another, in order, and is empty in the end', async () => {
    expect(states()).toEqual(['a running', 'b waiting', 'c waiting']);
    for (const id of ['a', 'b', 'c']) {
      expect(store.running).toEqual([id]);
      await store.end(id);
    }
    expect(downloads.all).toEqual([]);
  });

  test('holds each model once', () => {
    downloads.add(b);
    expect(states()).toEqual(['a running', 'b waiting', 'c waiting']);
  });

  test('goes in another order when it is told to', async () => {
    downloads.move('c', -1);
    expect(states()).toEqual(['a running', 'c waiting', 'b waiting']);
    downloads.move('b', -99);
    downloads.move('a', 99);
    expect(states()).toEqual(['b waiting', 'c waiting', 'a running']);
    await store.end('a');
    expect(store.running).toEqual(['b']);
  });

  test('lets another one run while one is paused, and takes it up again', async () => {
    store.tell('a', half);
    downloads.pause('a');
    await settle();
    expect(states()).toEqual(['a paused', 'b running', 'c waiting']);
    expect(downloads.of('a')?.progress).toEqual(half);
    downloads.resume('a');
    await store.end('b');
    expect(states()).toEqual(['a running', 'c waiting']);
  });

  test('that is paused and let on at once goes on', async () => {
    downloads.pause('a');
    downloads.resume('a');
    await settle();
    expect(states()).toEqual(['a running', 'b waiting', 'c waiting']);
    expect(store.begun).toEqual(['a', 'a']);
  });

  test('goes on past a failure, which is kept and can be tried again', async () => {
    await store.end('a', failed(network));
    expect(states()).toEqual(['a failed', 'b running', 'c waiting']);
    expect(downloads.of('a')?.failure).toEqual(network);
    downloads.resume('a');
    expect(downloads.of('a')?.failure).toBeNull();
    await store.end('b');
    expect(states()).toEqual(['a running', 'c waiting']);
  });

  test('tells what could not be deleted, and keeps it at its place until it can', async () => {
    store.discard = () => Promise.resolve(failed(network));
    await downloads.cancel('b');
    expect(states()).toEqual(['a running', 'b paused', 'c waiting']);
    expect(downloads.trouble).toEqual({ during: 'cancel', failure: network });
    await downloads.refresh();
    expect(downloads.trouble).toMatchObject({ during: 'cancel' });
    store.discard = () => Promise.resolve(success(undefined));
    await downloads.cancel('b');
    expect(downloads.trouble).toBeUndefined();
  });

  test('gives up what is cancelled, with its bytes, running or not', async () => {
    await downloads.cancel('b');
    store.isSlow = true;
    const cancelled = downloads.cancel('a');
    await settle();
    // What is still being written would be left behind.
    expect(store.discarded).toEqual(['b']);
    await store.end('a', aborted);
    await cancelled;
    expect(store.discarded).toEqual(['b', 'a']);
    expect(states()).toEqual(['c running']);
  });

  test('pauses what something else has stopped', async () => {
    await store.abort('a');
    await settle();
    expect(states()).toEqual(['a paused', 'b running', 'c waiting']);
  });

  test('says how long the running one still takes', () => {
    store.tell('a', { ...half, doneBytes: 0 });
    expect(downloads.of('a')?.secondsLeft).toBeNull();
    nowMs = 2000;
    store.tell('a', half);
    expect(downloads.of('a')?.secondsLeft).toBeCloseTo(2);
  });
});

const from = (host: string, id: string): Model => ({
  ...named(id),
  files: {
    kind: 'discovered',
    folder: `https://${host}/${id}/`,
    revision: null,
    sizeBytes: null,
  },
});

describe('a host that a person refuses', () => {
  const [first, next, needed] = ['f', 'n', 'r'].map((id) => from('refused.example', id));
  const refused = failed({
    kind: 'host-refused',
    host: 'refused.example',
    how: 'withdrawn',
  } as const);

  test('is not asked about again for what waits for it; others go on', async () => {
    for (const model of [first, next, a]) if (model) downloads.add(model);
    store.tell('f', half);
    await store.end('f', refused);
    expect(states()).toEqual(['f failed', 'n paused', 'a running']);
    downloads.resume('n');
    expect(store.running).toEqual(['a', 'n']);
  });

  test('is asked about for what a run waits for', async () => {
    if (!first || !needed) throw new Error('no models');
    downloads.add(first);
    store.isSlow = true;
    void downloads.fetchNow(needed, ignore);
    await settle();
    await store.end('f', refused);
    expect(store.running).toEqual(['r']);
  });
});

describe('a host that says nothing', () => {
  const [silent, behind] = [from('silent.example', 's'), from('silent.example', 't')];

  test('holds up its own models alone', async () => {
    for (const model of [silent, behind, a, b]) downloads.add(model);
    expect(states()).toEqual(['s running', 't waiting', 'a running', 'b waiting']);
    await store.end('a');
    expect(states()).toEqual(['s running', 't waiting', 'b running']);
    const needed = downloads.fetchNow(c, ignore);
    await settle();
    expect(store.running).toEqual(['s', 'c']);
    await store.end('c');
    expect(await needed).toMatchObject({ ok: true });
    await store.end('s', failed({ ...network, kind: 'host-silent', quietSeconds: 60 }));
    expect(states()).toEqual(['s failed', 't running', 'b running']);
  });

  test('is let go of for its own model alone that a run needs', async () => {
    for (const model of [a, silent]) downloads.add(model);
    void downloads.fetchNow(behind, ignore);
    await settle();
    expect(states()).toEqual(['t running', 'a running', 's waiting']);
  });
});

describe('what an earlier visit has left', () => {
  beforeEach(async () => {
    store.left = [
      { id: 'a', doneBytes: 3, totalBytes: 9 },
      { id: 'b', doneBytes: 1, totalBytes: null },
      { id: 'gone', doneBytes: 7, totalBytes: 8 },
    ];
    await downloads.refresh();
  });

  test('is there as paused, with what has arrived', () => {
    expect(states()).toEqual(['a paused', 'b paused']);
    expect(downloads.of('a')?.progress).toMatchObject({ doneBytes: 3, totalBytes: 9 });
    expect(store.begun).toEqual([]);
  });

  test('of a model that the catalogue has no longer can be given up', async () => {
    expect(downloads.strangers).toMatchObject([{ id: 'gone' }]);
    await downloads.cancel('gone');
    expect(downloads.strangers).toEqual([]);
    expect(store.discarded).toEqual(['gone']);
  });

  test('goes on as it is offered now: with another library, or at another commit', () => {
    const again = { ...a, library: { kind: 'file', path: 'other.wasm' } } as const;
    downloads.add(again);
    expect(store.models.at(-1)).toEqual(again);
    expect(downloads.of('a')?.model).toEqual(again);
  });

  test('goes on when it is added, and is not there twice after another look', async () => {
    downloads.add(a);
    await downloads.refresh();
    expect(states()).toEqual(['a running', 'b paused']);
  });
});

describe('a model that a run needs', () => {
  test('goes before all others; what made way for it goes on afterwards', async () => {
    downloads.add(a);
    downloads.add(b);
    const needed = downloads.fetchNow(c, ignore);
    await settle();
    expect(states()).toEqual(['c running', 'a waiting', 'b waiting']);
    expect(store.running).toEqual(['c']);
    await store.end('c');
    expect(await needed).toMatchObject({ ok: true, value: { id: 'c' } });
    expect(states()).toEqual(['a running', 'b waiting']);
  });

  test('shares the download that runs already, and its progress', async () => {
    downloads.add(a);
    const seen: FetchProgress[] = [];
    const needed = downloads.fetchNow(a, (progress) => seen.push(progress));
    await settle();
    store.tell('a', half);
    await store.end('a');
    expect(await needed).toMatchObject({ ok: true });
    expect(seen).toEqual([half]);
    expect(store.begun).toEqual(['a']);
  });

  test('takes up one that was paused or has failed', async () => {
    downloads.add(a);
    await store.end('a', failed(network));
    const needed = downloads.fetchNow(a, ignore);
    await settle();
    await store.end('a');
    expect(await needed).toMatchObject({ ok: true });
  });

  test('and is here takes nobody’s turn', async () => {
    store.here = [{ ...storedModel, id: 'b' }];
    downloads.add(a);
    expect(await downloads.fetchNow(b, ignore)).toMatchObject({ ok: true, value: { id: 'b' } });
    expect(store.begun).toEqual(['a']);
    expect(states()).toEqual(['a running']);
  });

  test.each([
    [true, network],
    [true, { kind: 'file-not-listed', file: 'f' }],
    [true, { kind: 'listed-size-differs', file: 'f', listedBytes: 1, indexBytes: 2 }],
    [true, { ...damage, place: 'host' }],
    [false, { kind: 'quota', neededBytes: 2, freeBytes: 1 }],
  ] as const)('(%s) is used in an older version after %o', async (isUsed, failure) => {
    const part = { path: 'f', sizeBytes: 1, sha256: 'a'.repeat(64) };
    store.here = [{ ...storedModel, files: [{ ...part, parts: [part] }], id: 'a' }];
    const needed = downloads.fetchNow(a, ignore);
    await settle();
    expect(store.begun).toEqual(['a']);
    await store.end('a', failed(failure));
    expect(await needed).toMatchObject(isUsed ? { ok: true, value: { id: 'a' } } : { failure });
  });

  test('fails with what its download failed with', async () => {
    const needed = downloads.fetchNow(a, ignore);
    await settle();
    await store.end('a', failed(network));
    expect(await needed).toEqual(failed(network));
  });

  test('is paused when the run is stopped, also before its turn has come', async () => {
    const first = new AbortController();
    const needed = downloads.fetchNow(a, ignore, first.signal);
    await settle();
    first.abort();
    expect(await needed).toEqual(aborted);
    await settle();
    expect(states()).toEqual(['a paused']);

    downloads.add(b);
    store.isSlow = true;
    const second = new AbortController();
    const late = downloads.fetchNow(c, ignore, second.signal);
    await settle();
    second.abort();
    expect(await late).toEqual(aborted);
    await store.end('b', aborted);
    expect(store.begun).not.toContain('c');
    expect(store.running).toEqual(['b']);
  });
});
