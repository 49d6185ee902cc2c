import { proxy, releaseProxy, wrap } from 'comlink';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileBytes, testFile, testModel } from '../../tests/hosts/models';
import type { ModelFile } from '../core/catalogue/files';
import { failed, type Outcome } from '../core/outcome';
import type { FetchProgress } from '../core/store/model-store';
import { sameFiles } from '../core/store/plan';
import type { VerifiedFiles } from '../core/store/verified-files';
import { DatabaseConnection } from '../database/open';
import { storeNames } from '../worker/store/protocol';
import { WorkerStore } from './store';
import { startWorker } from './workers';

let siteAddress = '';
let workers: Worker[] = [];
let files: ModelFile[] = [];

beforeEach(async () => {
  siteAddress = `${location.origin}/site-${crypto.randomUUID()}/`;
  files = [await testFile('library', [500]), await testFile('weights', [3000, 3000, 1234])];
});

afterEach(() => {
  for (const worker of workers) worker.terminate();
  workers = [];
});

function startStore(): Promise<Worker> {
  const worker = startWorker('store', siteAddress);
  workers.push(worker);
  return Promise.resolve(worker);
}

/** A store as a tab of this site has it, in a worker of its own. */
function tab(): WorkerStore {
  return new WorkerStore(startStore, siteAddress, madeByPage());
}

/** The page's part: it makes the database, which a worker never does. */
function madeByPage() {
  const connection = new DatabaseConnection(storeNames(siteAddress).database);
  return () => connection.use(() => Promise.resolve());
}

async function asked(): Promise<string[]> {
  return (await (await fetch(`${siteAddress}log`)).json()) as string[];
}

const ignore = (): void => undefined;

async function read(
  store: WorkerStore,
  modelId: string,
  path: string,
): Promise<Outcome<ArrayBuffer, unknown>> {
  const port = await store.openFiles(modelId);
  if (!port.ok) return port;
  // A proxy that nobody holds is closed when it is collected, its answers with it.
  const served = wrap<VerifiedFiles>(port.value);
  const outcome = await served.read(path, proxy(ignore));
  served[releaseProxy]();
  return outcome;
}

/** The database as another program could open it. */
function rawDatabase() {
  return openDB(storeNames(siteAddress).database);
}

describe('fetching a model', () => {
  test('makes it whole: it is listed, and its files read as they were served', async () => {
    const store = tab();
    const seen: FetchProgress[] = [];
    const fetched = await store.fetch(testModel('m', 'whole', files), (progress) => {
      seen.push(progress);
    });
    expect(fetched).toMatchObject({ ok: true, value: { id: 'm', sizeBytes: 7734 } });
    expect(await store.list()).toMatchObject({ ok: true, value: [{ id: 'm' }] });
    for (const file of files) {
      const bytes = await read(store, 'm', file.path);
      expect(bytes.ok && new Uint8Array(bytes.value)).toEqual(fileBytes(file));
    }
    await expect.poll(() => seen.at(-1)).toMatchObject({ doneBytes: 7734, totalBytes: 7734 });
  });

  test('that is here asks the host for nothing', async () => {
    const store = tab();
    const model = testModel('m', 'whole', files);
    await store.fetch(model, ignore);
    const before = (await asked()).length;
    expect(await store.fetch(model, ignore)).toMatchObject({ ok: true });
    expect((await asked()).length).toBe(before);
  });

  test('that was stopped is not listed, and goes on without the parts that are here', async () => {
    const store = tab();
    // Most of it is still to come when the stop gets there, however busy this machine is.
    const sizes = Array.from({ length: 32 }, (_, index) => 700 + index);
    const model = testModel('m', 'slow', [await testFile('many', sizes)]);
    const stopped = store.fetch(model, ({ doneBytes }) => {
      if (doneBytes > 3000) void store.abort('m');
    });
    expect(await stopped).toMatchObject({ ok: false, failure: { kind: 'aborted' } });
    expect(await store.list()).toMatchObject({ ok: true, value: [] });
    const database = await rawDatabase();
    const here = await database.count('parts');
    database.close();
    expect(here).toBeGreaterThan(0);
    const before = (await asked()).length;
    expect(await store.fetch(model, ignore)).toMatchObject({ ok: true });
    expect((await asked()).length - before).toBe(sizes.length - here);
  });

  test('tries again while the host is busy', async () => {
    const store = tab();
    const [library] = files;
    const model = testModel('m', 'busy-twice', library ? [library] : []);
    expect(await store.fetch(model, ignore)).toMatchObject({ ok: true });
    expect((await asked()).length).toBe(3);
  });

  test('tries again after a connection that broke in the middle, keeping the count of bytes right', async () => {
    const store = tab();
    const seen: number[] = [];
    const model = testModel('m', 'cut-once', files);
    const fetched = await store.fetch(model, ({ doneBytes }) => seen.push(doneBytes));
    expect(fetched).toMatchObject({ ok: true });
    await expect.poll(() => seen.at(-1)).toBe(7734);
    expect(Math.max(...seen)).toBeLessThanOrEqual(7734);
  });
});

describe('a host that', () => {
  test('lacks a part is told with the status and the file, at once', async () => {
    const outcome = await tab().fetch(testModel('m', 'missing', files), ignore);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'network', status: 404 } });
    const all = await asked();
    expect(all.length).toBe(new Set(all).size);
  });

  test.each(['altered', 'long'])(
    'sends something else (%s) is not believed, and nothing is kept',
    async (behaviour) => {
      const store = tab();
      const [library] = files;
      const outcome = await store.fetch(
        testModel('m', behaviour, library ? [library] : []),
        ignore,
      );
      expect(outcome).toMatchObject({
        ok: false,
        failure: {
          kind: 'hash-mismatch',
          place: 'host',
          file: 'library',
          part: 'library.part0-500',
        },
      });
      expect(await store.list()).toMatchObject({ value: [] });
      const database = await rawDatabase();
      expect(await database.count('parts')).toBe(0);
      database.close();
    },
    30_000,
  );

  test('is right again is asked for the missing parts alone', async () => {
    const store = tab();
    const model = testModel('m', 'second-missing', files);
    expect(await store.fetch(model, ignore)).toMatchObject({ failure: { status: 404 } });
    const before = (await asked()).length;
    await fetch(`${siteAddress}heal`);
    const seen: FetchProgress[] = [];
    const fetched = await store.fetch(model, (progress) => seen.push(progress));
    expect(fetched).toMatchObject({ ok: true });
    expect((await asked()).slice(before)).toEqual(['weights.part1-3000']);
    await expect.poll(() => seen.at(-1)?.doneBytes).toBe(7734);
    expect(seen[0]).toMatchObject({ doneBytes: 4734, totalBytes: 7734 });
  });

  test('is not this site is refused by name', async () => {
    const model = testModel('m', 'whole', files);
    const elsewhere = {
      ...model,
      files: {
        kind: 'discovered',
        folder: 'https://far.example/x/',
        revision: null,
        sizeBytes: null,
      },
    } as const;
    expect(await tab().fetch(elsewhere, ignore)).toMatchObject({
      failure: { kind: 'host-not-allowed', host: 'far.example' },
    });
  });
});

describe('a stored part whose bytes have changed', () => {
  async function damage(store: WorkerStore, change: (bytes: Blob) => Blob | undefined) {
    await store.fetch(testModel('m', 'whole', files), ignore);
    const hash = files[1]?.parts[1]?.sha256 ?? '';
    const database = await rawDatabase();
    const changed = change((await database.get('parts', hash)) as Blob);
    if (changed) await database.put('parts', changed, hash);
    else await database.delete('parts', hash);
    database.close();
  }

  const bitFlipped = (bytes: Blob): Blob =>
    new Blob([bytes.slice(0, 100), new Uint8Array([7]), bytes.slice(101)]);
  const cases: [string, (bytes: Blob) => Blob | undefined][] = [
    ['one byte', bitFlipped],
    ['its end', (bytes) => bytes.slice(0, -1)],
    ['everything', () => undefined],
  ];

  test.each(cases)(
    '(%s) is refused by name, and the other files still read',
    async (_name, change) => {
      const store = tab();
      await damage(store, change);
      expect(await read(store, 'm', 'weights')).toMatchObject({
        ok: false,
        failure: {
          kind: 'hash-mismatch',
          place: 'device',
          file: 'weights',
          part: 'weights.part1-3000',
        },
      });
      expect(await read(store, 'm', 'library')).toMatchObject({ ok: true });
    },
  );

  test.each(cases)('(%s) is repaired by fetching it alone', async (_name, change) => {
    const store = tab();
    await damage(store, change);
    const before = (await asked()).length;
    const seen: number[] = [];
    const repaired = await store.repair(testModel('m', 'whole', files), ({ doneBytes }) =>
      seen.push(doneBytes),
    );
    expect(repaired).toMatchObject({ ok: true });
    expect((await asked()).slice(before)).toEqual(['weights.part1-3000']);
    // What is found intact, part by part, and then what arrives.
    await expect.poll(() => seen.at(-1)).toBe(7734);
    expect(seen.slice(0, 4)).toEqual([0, 500, 3500, 4734]);
    expect(await read(store, 'm', 'weights')).toMatchObject({ ok: true });
  });
});

describe('tabs', () => {
  test('that want the same model at the same time share one download, which all of them see', async () => {
    const sizes = Array.from({ length: 32 }, (_, index) => 700 + index);
    const file = await testFile('many', sizes);
    const model = testModel('m', 'slow', [file]);
    const [first, ...others] = [tab(), tab(), tab()];
    await Promise.all(others.map((store) => store.list()));

    let begin = ignore;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const fetching = first.fetch(model, () => {
      begin();
    });
    await begun;
    const seen = others.map((): FetchProgress[] => []);
    const fetched = await Promise.all([
      fetching,
      ...others.map((store, index) =>
        store.fetch(model, (progress) => seen[index]?.push(progress)),
      ),
    ]);
    expect(fetched.every(({ ok }) => ok)).toBe(true);
    const all = await asked();
    expect(all.length).toBe(sizes.length);
    expect(new Set(all).size).toBe(sizes.length);

    for (const one of seen) {
      expect(new Set(one.map(({ phase }) => phase))).toEqual(new Set(['wait']));
      expect(one.every(({ totalBytes }) => totalBytes === file.sizeBytes)).toBe(true);
      const done = one.map(({ doneBytes }) => doneBytes);
      expect(done).toEqual(done.toSorted((less, more) => less - more));
      expect(done.at(-1)).toBeGreaterThan(done[0] ?? 0);
    }
  });

  test('hear of models that came and went elsewhere', async () => {
    const [one, other] = [tab(), tab()];
    let heard = 0;
    other.onChange(() => (heard += 1));
    await one.fetch(testModel('m', 'whole', files), ignore);
    await expect.poll(() => heard).toBe(1);
    await one.remove('m');
    await expect.poll(() => heard).toBe(2);
  });

  test('of a site under another path keep their own models', async () => {
    await tab().fetch(testModel('m', 'whole', files), ignore);
    siteAddress = `${siteAddress}deeper/`;
    expect(await tab().list()).toMatchObject({ ok: true, value: [] });
  });
});

describe('removing a model', () => {
  test('frees its parts, but for those that another model needs', async () => {
    const store = tab();
    const [library] = files;
    await store.fetch(testModel('one', 'whole', files), ignore);
    await store.fetch(testModel('two', 'whole', library ? [library] : []), ignore);
    expect(await store.remove('one')).toMatchObject({ ok: true });
    expect(await store.list()).toMatchObject({ value: [{ id: 'two' }] });
    expect(await read(store, 'two', 'library')).toMatchObject({ ok: true });
    const database = await rawDatabase();
    expect(await database.count('parts')).toBe(1);
    database.close();
  });

  test('makes its files unreadable by name', async () => {
    expect(await tab().openFiles('nobody')).toMatchObject({
      failure: { kind: 'not-here', modelId: 'nobody' },
    });
  });
});

test('a new version of a model replaces the old one once it is whole', async () => {
  const store = tab();
  expect(await store.fetch(testModel('m', 'whole', files), ignore)).toMatchObject({ ok: true });
  const newer = [await testFile('library', [501])];
  const failing = await store.fetch(testModel('m', 'missing', newer), ignore);
  expect(failing.ok).toBe(false);
  expect(await store.list()).toMatchObject({ value: [{ id: 'm', files }] });
  for (const { path } of files) expect(await read(store, 'm', path)).toMatchObject({ ok: true });
  expect(await store.fetch(testModel('m', 'whole', newer), ignore)).toMatchObject({ ok: true });
  const listed = await store.list();
  const stored = listed.ok ? listed.value.map((model) => model.files) : [];
  expect(stored.map((kept) => sameFiles(kept, newer))).toEqual([true]);
  const database = await rawDatabase();
  expect(await database.count('parts')).toBe(1);
  database.close();
});

test('a database that is gone when its worker opens it is not made anew behind the page’s back', async () => {
  const page = madeByPage();
  const held = async () => {
    const had = await page();
    await deleteDB(storeNames(siteAddress).database);
    return had;
  };
  const removed = { failure: { kind: 'database', reason: 'removed' } };
  expect(await new WorkerStore(startStore, siteAddress, held).list()).toMatchObject(removed);
  expect(await page()).toMatchObject(removed);
});

test('a worker is asked for nothing while the page waits for room, also where it had only just started', async () => {
  const page = madeByPage();
  const full = failed({ kind: 'quota', neededBytes: 1, freeBytes: null } as const);
  let isFull = false;
  const startLate = (): Promise<Worker> => {
    isFull = true;
    return startStore();
  };
  const held = () => (isFull ? Promise.resolve(full) : page());
  const store = new WorkerStore(startLate, siteAddress, held);
  expect(await store.list()).toEqual(full);
  isFull = false;
  expect(await store.list()).toMatchObject({ ok: true });
  expect(workers.length).toBe(1);
});

describe('a store worker that', () => {
  /** Holds the model's lock, as in the middle of a download, and breaks at the first call. */
  function breakingWorker(): Worker {
    const lock = JSON.stringify(storeNames(siteAddress).downloadLock('m'));
    const script = `
      void navigator.locks.request(${lock}, () => new Promise(() => undefined));
      onmessage = () => { throw new Error('broken on purpose'); };`;
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    workers.push(worker);
    return worker;
  }

  test.each([
    ['breaks', () => Promise.resolve(breakingWorker()), 'broken on purpose'],
    [
      'has no script',
      () => Promise.resolve(new Worker('/site-x/models/missing/script-1')),
      'could not be loaded',
    ],
    ['cannot be started', () => Promise.reject(new Error('refused')), 'refused'],
  ])('%s fails the call, and the next one has another worker', async (_, startBad, detail) => {
    const ways = [startBad];
    const store = new WorkerStore(() => (ways.pop() ?? startStore)(), siteAddress, madeByPage());
    const listed = await store.list();
    expect(listed).toMatchObject({ ok: false, failure: { kind: 'database', reason: 'failed' } });
    expect(JSON.stringify(listed)).toContain(detail);
    expect(await store.fetch(testModel('m', 'whole', files), ignore)).toMatchObject({ ok: true });
    expect(await read(store, 'm', 'weights')).toMatchObject({ ok: true });
  });
});
