/** The service in the page itself, where its clock and the database can be made to fail. */
import { openDB, type IDBPDatabase } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { testFile, testModel } from '../../../tests/hosts/models';
import type { ModelFile } from '../../core/catalogue/files';
import type { FetchProgress } from '../../core/store/model-store';
import { mostAttempts } from '../../core/store/retry';
import { storeNames } from './protocol';
import { StoreService } from './store-service';

let siteAddress = '';
let files: ModelFile[] = [];

beforeEach(async () => {
  siteAddress = `${location.origin}/site-${crypto.randomUUID()}/`;
  files = [await testFile('library', [500]), await testFile('weights', [3000, 3000, 1234])];
});

afterEach(() => {
  vi.restoreAllMocks();
});

const ignore = (): void => undefined;

/** A service that does not wait between its attempts. */
function service(): StoreService {
  return new StoreService(siteAddress, () => Promise.resolve(), { next: () => 0 });
}

async function asked(): Promise<string[]> {
  return (await (await fetch(`${siteAddress}log`)).json()) as string[];
}

describe.each([
  ['is always busy', 'busy', 503],
  ['always sends too little', 'short', 200],
])('a host that %s', (_, behaviour, status) => {
  test('is asked a few times, then told with its status; nothing is kept', async () => {
    const model = testModel('m', behaviour, files.slice(0, 1));
    const seen: number[] = [];
    const fetched = await service().fetch(model, ({ doneBytes }) => seen.push(doneBytes));
    expect(fetched).toMatchObject({
      ok: false,
      failure: { kind: 'network', part: 'library.part0-500', status },
    });
    expect(await asked()).toEqual(Array.from({ length: mostAttempts }, () => 'library.part0-500'));
    // What had arrived of the part does not count any more.
    expect(seen.at(-1)).toBe(0);
    const database = await openDB(storeNames(siteAddress).database);
    expect(await database.count('parts')).toBe(0);
    database.close();
  });
});

describe('a host that takes the request and sends nothing', () => {
  const silentMs = 60_000;

  test('is given up after a minute, and told with its file, once', async () => {
    const { setTimeout: real } = window;
    const waits: unknown[] = [];
    vi.spyOn(window, 'setTimeout').mockImplementation(((work: () => void, ms?: number) => {
      waits.push(ms);
      return real(work, ms === silentMs ? 1 : ms);
    }) as typeof setTimeout);
    const fetched = await service().fetch(testModel('m', 'silent', files.slice(0, 1)), ignore);
    vi.restoreAllMocks();
    expect(fetched).toEqual({
      ok: false,
      failure: {
        kind: 'host-silent',
        file: 'library',
        part: 'library.part0-500',
        quietSeconds: 60,
      },
    });
    expect(waits.filter((ms) => ms === silentMs)).toHaveLength(1);
  });

  test('is not waited for by whoever stops the download', async () => {
    const store = service();
    const fetched = store.fetch(testModel('m', 'silent', files.slice(0, 1)), ignore);
    await expect.poll(asked).toEqual(['library.part0-500']);
    await store.abort('m');
    expect(await fetched).toEqual({ ok: false, failure: { kind: 'aborted' } });
  });
});

describe('a full disk', () => {
  const noRoom = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };

  /** The browser as it is when it has no room: writes to the store of that name fail. */
  function fill(storeName: string): void {
    const real = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...parameters
    ) {
      return this.name === storeName ? noRoom() : real.apply(this, parameters);
    });
  }

  test.each(['downloads', 'parts', 'models'])(
    'in a download (%s) is told with all that was to be fetched',
    async (storeName) => {
      fill(storeName);
      expect(await service().fetch(testModel('m', 'whole', files), ignore)).toMatchObject({
        ok: false,
        failure: { kind: 'quota', neededBytes: 7734, freeBytes: null },
      });
    },
  );

  test('is never told as needing no room', async () => {
    const store = service();
    await store.fetch(testModel('one', 'whole', files), ignore);
    fill('models');
    // Its parts are here already.
    const other = await store.fetch(testModel('two', 'whole', files), ignore);
    expect(other).toMatchObject({ failure: { kind: 'quota', neededBytes: 4096 } });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(noRoom);
    const removed = await store.remove('one');
    expect(removed).toMatchObject({ failure: { kind: 'quota', neededBytes: 4096 } });
  });

  test('in a repair is told with all that is damaged', async () => {
    const store = service();
    const model = testModel('m', 'whole', files);
    await store.fetch(model, ignore);
    const database = await openDB(storeNames(siteAddress).database);
    for (const part of files[1]?.parts.slice(0, 2) ?? []) {
      await database.put('parts', new Blob(['damaged']), part.sha256);
    }
    database.close();
    fill('parts');
    expect(await store.repair(model, ignore)).toMatchObject({
      failure: { kind: 'quota', neededBytes: 6000 },
    });
  });
});

describe('stopping a model', () => {
  test('ends its repair while that still looks for the damage', async () => {
    const store = service();
    const model = testModel('m', 'whole', files);
    await store.fetch(model, ignore);
    const before = await asked();
    const seen: number[] = [];
    const repaired = await store.repair(model, ({ doneBytes }) => {
      seen.push(doneBytes);
      if (doneBytes === 3500) void store.abort('m');
    });
    expect(repaired).toEqual({ ok: false, failure: { kind: 'aborted' } });
    expect(seen).toEqual([0, 500, 3500]);
    expect(await asked()).toEqual(before);
    expect(await store.list()).toMatchObject({ value: [{ id: 'm' }] });
  });

  test('ends everything that is done for it, and nothing else', async () => {
    const store = service();
    const model = testModel('m', 'slow', files);
    const other = store.fetch(testModel('other', 'slow', files), ignore);
    const both = [store.fetch(model, ignore), store.fetch(model, ignore)];
    void store.abort('m');
    const aborted = { ok: false, failure: { kind: 'aborted' } };
    expect(await Promise.all(both)).toEqual([aborted, aborted]);
    expect(await other).toMatchObject({ ok: true });
  });
});

describe('a model that another tab deletes', () => {
  const gone = { ok: false, failure: { kind: 'not-here', modelId: 'm' } };

  test('while it is repaired does not come back', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    // Has the same parts, which are therefore all there in the end.
    await store.fetch(testModel('twin', 'whole', files), ignore);
    const other = service();
    let removed: Promise<unknown> | undefined;
    const repaired = await store.repair(testModel('m', 'whole', files), () => {
      removed ??= other.remove('m');
    });
    await removed;
    expect(repaired).toEqual(gone);
    expect(await store.list()).toMatchObject({ value: [{ id: 'twin' }] });
  });

  test('while it is checked is not told as damaged', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const other = service();
    let removed: Promise<unknown> | undefined;
    const verified = await store.verify('m', () => {
      removed ??= other.remove('m');
    });
    await removed;
    expect(verified).toEqual(gone);
  });

  test('when a download has counted on its parts has them fetched again', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const other = service();
    vi.spyOn(navigator.storage, 'estimate').mockImplementation(async () => {
      await other.remove('m');
      return {};
    });
    expect(await store.fetch(testModel('twin', 'whole', files), ignore)).toMatchObject({
      ok: true,
    });
    expect(await store.verify('twin', ignore)).toEqual({ ok: true, value: { damaged: [] } });
  });
});

test('what is here is told without a look at the parts of whole models', async () => {
  const store = service();
  await store.fetch(testModel('m', 'whole', files), ignore);
  const database = await openDB(storeNames(siteAddress).database);
  await database.put('parts', new Blob(['abc']), 'begun');
  await database.put('downloads', { id: 'other', partHashes: ['begun', 'later'], totalBytes: 9 });
  database.close();
  const asked = (['get', 'getAll'] as const).map((name) =>
    vi.spyOn(IDBObjectStore.prototype, name),
  );
  expect(await store.usage()).toMatchObject({ value: { modelBytes: 7734, unfinishedBytes: 3 } });
  expect(await store.unfinished()).toEqual({
    ok: true,
    value: [{ id: 'other', doneBytes: 3, totalBytes: 9 }],
  });
  const ofParts = asked.flatMap(({ mock }) =>
    mock.contexts.flatMap((store, at) =>
      (store as IDBObjectStore).name === 'parts' ? mock.calls[at] : [],
    ),
  );
  expect(new Set(ofParts)).toEqual(new Set(['begun', 'later']));
});

describe('at its start', () => {
  async function sweep(put: (database: IDBPDatabase) => Promise<unknown>) {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const database = await openDB(storeNames(siteAddress).database);
    await put(database);
    await store.cleanUp();
    const left = {
      parts: await database.count('parts'),
      downloads: await database.getAllKeys('downloads'),
    };
    database.close();
    return left;
  }
  const hashes = () => files.flatMap(({ parts }) => parts.map(({ sha256 }) => sha256));

  test('parts that nothing needs are taken away', async () => {
    const left = await sweep((database) => database.put('parts', new Blob(['x']), 'orphan'));
    expect(left).toEqual({ parts: 4, downloads: [] });
  });

  test('a download that is whole already is forgotten, one that can go on is not', async () => {
    const left = await sweep(async (database) => {
      const begun = { partHashes: ['begun'], totalBytes: 2 };
      await database.put('parts', new Blob(['x']), 'begun');
      await database.put('downloads', { id: 'm', partHashes: hashes(), totalBytes: 1 });
      await database.put('downloads', { id: 'other', ...begun });
    });
    expect(left).toEqual({ parts: 5, downloads: ['other'] });
  });

  test('a newer version that is on its way is not', async () => {
    const left = await sweep(async (database) => {
      const partHashes = [...hashes(), 'newer'];
      await database.put('downloads', { id: 'm', partHashes, totalBytes: 1 });
    });
    expect(left).toEqual({ parts: 4, downloads: ['m'] });
  });
});

describe('a record that cannot be read', () => {
  /** Damaged, or of another version: a model of parts that nobody else lists. */
  const model = { id: 'strange', files: { shards: [{ sha256: 'far' }] }, committedAtMs: 1 };
  const begun = { id: 'cut', partHashes: { 0: 'near' } };

  async function withBoth(): Promise<{ store: StoreService; database: IDBPDatabase }> {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const database = await openDB(storeNames(siteAddress).database);
    await database.put('models', model);
    await database.put('downloads', begun);
    for (const part of ['far', 'near']) await database.put('parts', new Blob(['x']), part);
    return { store, database };
  }

  test('hides no other model or download, keeps its parts, and is told', async () => {
    const { store, database } = await withBoth();
    await database.put('downloads', { id: 'other', partHashes: ['near'], totalBytes: 9 });
    await store.cleanUp();
    expect(await store.list()).toMatchObject({ value: [{ id: 'm' }] });
    expect(await store.unfinished()).toMatchObject({ value: [{ id: 'other', doneBytes: 1 }] });
    expect(await store.usage()).toMatchObject({ value: { modelBytes: 7734, unfinishedBytes: 2 } });
    expect(await store.unreadable()).toMatchObject({
      value: { models: [model], downloads: [begun] },
    });
    expect(await database.count('parts')).toBe(6);
    database.close();
  });

  test('is told, and hides nothing, where its id is no text', async () => {
    const { store, database } = await withBoth();
    const strange = { id: 7, partHashes: ['near'] };
    for (const name of ['models', 'downloads']) await database.put(name, strange);
    await store.cleanUp();
    expect(await store.unreadable()).toMatchObject({
      value: { models: [strange, model], downloads: [strange, begun] },
    });
    expect(await store.list()).toMatchObject({ value: [{ id: 'm' }] });
    database.close();
  });

  test('stays with its parts until the model of its id is whole', async () => {
    const { store, database } = await withBoth();
    const same = testModel('strange', 'missing', [await testFile('elsewhere', [500])]);
    expect(await store.fetch(same, ignore)).toMatchObject({ ok: false });
    await store.cleanUp();
    expect(await store.unreadable()).toMatchObject({ value: { models: [model] } });
    expect(await database.count('parts', 'far')).toBe(1);
    database.close();
  });

  test('is deleted with its parts', async () => {
    const { store, database } = await withBoth();
    expect(await store.remove('strange')).toMatchObject({ ok: true });
    expect(await store.discard('cut')).toMatchObject({ ok: true });
    expect(await store.unreadable()).toEqual({ ok: true, value: { models: [], downloads: [] } });
    expect(await database.count('parts')).toBe(4);
    database.close();
  });

  test('makes way for the model of its id', async () => {
    const { store, database } = await withBoth();
    for (const name of ['models', 'downloads']) await database.put(name, { id: 'n', files: 1 });
    expect(await store.fetch(testModel('n', 'whole', files), ignore)).toMatchObject({ ok: true });
    expect(await store.verify('n', ignore)).toEqual({ ok: true, value: { damaged: [] } });
    database.close();
  });
});

test('a download tells how far each file is, and not more often than a page can show', async () => {
  const many = [
    await testFile('library', [500]),
    await testFile(
      'weights',
      Array.from({ length: 40 }, (_, index) => 700 + index),
    ),
  ];
  const seen: FetchProgress[] = [];
  const startMs = performance.now();
  await service().fetch(testModel('m', 'slow', many), (progress) => seen.push(progress));
  const tenths = (performance.now() - startMs) / 100;
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.length).toBeLessThanOrEqual(tenths + 2);
  expect(seen.at(-1)?.files).toEqual(
    many.map(({ path, sizeBytes }) => ({ path, sizeBytes, doneBytes: sizeBytes })),
  );
});
