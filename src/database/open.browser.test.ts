import { deleteDB, openDB, unwrap } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { migrations, newestVersion } from './migrations';
import { DatabaseConnection } from './open';

let name = '';
const open: { close(): unknown }[] = [];

beforeEach(() => {
  name = `test ${crypto.randomUUID()}`;
});

afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

function connection(): DatabaseConnection {
  const made = new DatabaseConnection(name);
  open.push(made);
  return made;
}

/** The key path of each store; null where keys are given apart. */
type Stores = Readonly<Record<string, IDBObjectStore['keyPath']>>;

/**
 * The stores of every version that was released, written out and never taken from the steps under
 * test: databases like these exist.
 */
const released: readonly Stores[] = [
  { parts: null, models: 'id', downloads: 'id' },
  { parts: null, models: 'id', downloads: 'id', workspaces: null },
  { parts: null, models: 'id', downloads: 'id', workspaces: null },
  { parts: null, models: 'id', downloads: 'id', workspaces: null, keys: null },
  {
    parts: null,
    models: 'id',
    downloads: 'id',
    workspaces: null,
    keys: null,
    prompts: 'id',
    runs: 'id',
    ballots: 'id',
  },
  {
    parts: null,
    models: 'id',
    downloads: 'id',
    workspaces: null,
    keys: null,
    prompts: 'id',
    runs: 'id',
    ballots: 'id',
    cells: ['runId', 'item', 'column'],
  },
  {
    parts: null,
    models: 'id',
    downloads: 'id',
    workspaces: null,
    keys: null,
    prompts: 'id',
    runs: 'id',
    ballots: 'id',
    cells: ['runId', 'item', 'column'],
  },
  {
    parts: null,
    models: 'id',
    downloads: 'id',
    workspaces: null,
    keys: null,
    prompts: 'id',
    runs: 'id',
    ballots: 'id',
    cells: ['runId', 'item', 'column'],
    device: null,
  },
  {
    parts: null,
    models: 'id',
    downloads: 'id',
    workspaces: null,
    keys: null,
    prompts: 'id',
    runs: 'id',
    ballots: 'id',
    cells: ['runId', 'item', 'column'],
    device: null,
    added: 'id',
  },
];

function storesOf(database: IDBDatabase): Stores {
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  return Object.fromEntries(names.map((store) => [store, transaction.objectStore(store).keyPath]));
}

/** The database as the given version left it, with something in each store. */
async function earlierVersion(version: number): Promise<void> {
  const database = await openDB(name, version, {
    upgrade(upgrading) {
      for (const [store, keyPath] of Object.entries(released[version - 1] ?? {})) {
        upgrading.createObjectStore(store, { keyPath });
      }
    },
  });
  await database.put('parts', new Blob(['bytes']), 'hash');
  await database.put('models', { id: 'm', files: [], committedAtMs: 1 });
  await database.put('downloads', { id: 'd', partHashes: ['hash'], startedAtMs: 1 });
  if (version >= 2) await database.put('workspaces', { draft: 'Hi', columns: [] }, 'compare');
  if (version >= 5)
    await database.put('ballots', { id: 'v', ...(version >= 7 && { isOwn: false }) });
  if (version >= 5) await database.put('runs', { id: 'r', startedAt: '1970-01-01T00:00:01.000Z' });
  database.close();
}

const whatVersion2DidNotNote = {
  model: null,
  checks: {},
  source: 'site',
  verifiedAtMs: 1,
  usedAtMs: null,
};

const versions = released.map((_, index) => index + 1);

test('every version has its stores written out here', () => {
  expect(released.length).toBe(newestVersion);
});

test.each(versions)(
  'the steps to version %i make what they made when released',
  async (version) => {
    const database = await openDB(name, version, {
      upgrade(upgrading, _oldVersion, _newVersion, transaction) {
        for (const migrate of migrations.slice(0, version)) {
          migrate(unwrap(upgrading), unwrap(transaction));
        }
      },
    });
    open.push(database);
    expect(storesOf(unwrap(database))).toEqual(released[version - 1]);
  },
);

describe.each(versions)('a database of version %i', (version) => {
  test('opens with everything that was in it', async () => {
    await earlierVersion(version);
    const kept = await connection().use(async (database) => ({
      version: database.version,
      stores: storesOf(unwrap(database)),
      part: await (await database.get('parts', 'hash'))?.text(),
      model: await database.get('models', 'm'),
      download: await database.get('downloads', 'd'),
      workspace: await database.get('workspaces', 'compare'),
      vote: await database.get('ballots', 'v'),
      run: await database.get('runs', 'r'),
    }));
    expect(kept).toMatchObject({
      ok: true,
      value: {
        version: newestVersion,
        stores: released.at(-1),
        part: 'bytes',
        model: { committedAtMs: 1, ...(version < 3 && whatVersion2DidNotNote) },
        download: { partHashes: ['hash'], ...(version < 3 && { totalBytes: null }) },
      },
    });
    if (version >= 5) expect(kept).toMatchObject({ value: { vote: { isOwn: version < 7 } } });
    if (version >= 5 && version < 8)
      expect(kept).toMatchObject({ value: { run: { orderMs: 1000 } } });
    if (version >= 2) expect(kept).toMatchObject({ value: { workspace: { draft: 'Hi' } } });
  });
});

test('a database of a version that is not known yet is refused, and left as it is', async () => {
  const newer = await openDB(name, newestVersion + 1, {
    upgrade: (upgrading) => void upgrading.createObjectStore('later'),
  });
  await newer.put('later', 1, 'key');
  newer.close();
  const outcome = await connection().use((database) => database.getAllKeys('models'));
  expect(outcome).toMatchObject({ failure: { kind: 'database', reason: 'newer-version' } });
  const again = await openDB(name);
  expect(await again.get('later', 'key')).toBe(1);
  again.close();
});

describe('another tab', () => {
  test('with a newer version gets the database: this one lets go, and then says why it cannot read', async () => {
    const ours = connection();
    await ours.use((database) => database.getAllKeys('models'));
    const theirs = await openDB(name, newestVersion + 1);
    open.push(theirs);
    expect(theirs.version).toBe(newestVersion + 1);
    const outcome = await ours.use((database) => database.getAllKeys('models'));
    expect(outcome).toMatchObject({ failure: { reason: 'newer-version' } });
  });

  describe('that holds an older version', () => {
    const look = (ours: DatabaseConnection) =>
      ours.use((database) => database.getAllKeys('models'));
    const blocked = { ok: false, failure: { kind: 'database', reason: 'blocked' } };

    /** The first version, held by someone who does not listen. */
    async function held() {
      await earlierVersion(1);
      const theirs = await openDB(name, 1);
      open.push(theirs);
      return theirs;
    }

    test('is told as blocking, each time; once it lets go, all is well', async () => {
      const theirs = await held();
      const ours = connection();
      expect(await look(ours)).toMatchObject(blocked);
      expect(await look(ours)).toMatchObject(blocked);
      theirs.close();
      await expect.poll(async () => (await look(ours)).ok).toBe(true);
    });

    test('and lets go later, finds this one in nobody else’s way', async () => {
      const theirs = await held();
      expect(await look(connection())).toMatchObject(blocked);
      theirs.close();
      const third = await openDB(name, newestVersion + 1);
      open.push(third);
      expect(third.version).toBe(newestVersion + 1);
    });
  });
});

test('runs are found by their order, and votes by their run', async () => {
  const paths = await connection().use(async (database) => {
    const transaction = database.transaction(['runs', 'ballots']);
    return Promise.resolve([
      transaction.objectStore('runs').index('orderMs').keyPath,
      transaction.objectStore('ballots').index('runId').keyPath,
    ]);
  });
  expect(paths).toEqual({ ok: true, value: ['orderMs', 'runId'] });
});

test('a connection that was closed is opened again at the next use', async () => {
  const ours = connection();
  await ours.use((database) => database.getAllKeys('models'));
  await ours.close();
  expect(await ours.use((database) => database.getAllKeys('models'))).toMatchObject({ ok: true });
});

describe('a database that the browser removes during the visit', () => {
  const isHere = async (): Promise<boolean> =>
    (await indexedDB.databases()).some((database) => database.name === name);

  /** A connection that has been in use, and whose database is gone. */
  async function bereaved(): Promise<DatabaseConnection> {
    const ours = connection();
    await ours.use((database) => database.getAllKeys('models'));
    await deleteDB(name);
    return ours;
  }

  test('is told, and not made anew by itself', async () => {
    const ours = await bereaved();
    const removed = { ok: false, failure: { kind: 'database', reason: 'removed' } };
    for (let write = 0; write < 3; write += 1) {
      expect(await ours.use((database) => database.put('workspaces', 1, 'key'))).toMatchObject(
        removed,
      );
    }
    expect(await isHere()).toBe(false);
  });

  test('is made anew when a person asks for it', async () => {
    const ours = await bereaved();
    await ours.use((database) => database.getAllKeys('models'));
    expect(ours.overcome).toBeUndefined();
    expect(await ours.reopen()).toMatchObject({ ok: true });
    expect(ours.overcome).toMatchObject({ reason: 'removed' });
    expect(await ours.use((database) => database.getAllKeys('models'))).toEqual({
      ok: true,
      value: [],
    });
  });
});

describe('after the disk was full', () => {
  const full = { ok: false, failure: { kind: 'quota' } };
  const look = (ours: DatabaseConnection) => ours.use((database) => database.getAllKeys('models'));
  const opening = vi.spyOn(indexedDB, 'open');
  const deleting = vi.spyOn(indexedDB, 'deleteDatabase');
  const writing = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable');

  beforeEach(() => {
    writing.mockRejectedValue(new DOMException('', 'QuotaExceededError'));
  });

  afterEach(() => {
    writing.mockReset();
  });

  /** What was asked of IndexedDB since, in its order. */
  function asked() {
    const calls = [opening, deleting].flatMap(({ mock }, index) =>
      mock.calls.map(([of], call) => ({
        order: mock.invocationCallOrder[call] ?? 0,
        what: `${index === 0 ? 'open' : 'delete'} ${of === name ? 'the database' : of}`,
      })),
    );
    return calls.sort((a, b) => a.order - b.order).map(({ what }) => what);
  }

  const freshLogFirst = ['open playground log', 'delete playground log', 'open the database'];

  /** What the page before this one has noted. */
  function note() {
    let text: string | null = 'full';
    const fullDisk = { read: () => text, write: (value: string) => void (text = value) };
    return { fullDisk, isNoted: () => text === 'full' };
  }

  test('a page that is loaded anew opens nothing while there is no room, then a fresh log first', async () => {
    opening.mockClear();
    deleting.mockClear();
    const { fullDisk, isNoted } = note();
    const ours = new DatabaseConnection(name, { fullDisk });
    open.push(ours);
    expect(await look(ours)).toMatchObject(full);
    expect(await look(ours)).toMatchObject(full);
    expect(await ours.reopen()).toMatchObject(full);
    expect(asked()).toEqual([]);
    writing.mockReset();
    expect(await ours.reopen()).toMatchObject({ ok: true });
    expect(await look(ours)).toMatchObject({ ok: true });
    expect(asked()).toEqual(freshLogFirst);
    expect(isNoted()).toBe(false);
  });

  test.each([
    ['the page', {}],
    ['the store worker', { isMadeElsewhere: true }],
  ])('%s, whose connection the browser closes, does the same', async (_who, ports) => {
    await look(connection());
    const ours = new DatabaseConnection(name, ports);
    open.push(ours);
    await ours.use((database) =>
      Promise.resolve(unwrap(database).dispatchEvent(new Event('close'))),
    );
    opening.mockClear();
    deleting.mockClear();
    const put = () => ours.use((database) => database.put('workspaces', 1, 'key'));
    for (let write = 0; write < 3; write += 1) expect(await put()).toMatchObject(full);
    expect(asked()).toEqual([]);
    writing.mockReset();
    expect(await ours.reopen()).toMatchObject({ ok: true });
    expect(await put()).toMatchObject({ ok: true });
    expect(asked()).toEqual(freshLogFirst);
  });
});
