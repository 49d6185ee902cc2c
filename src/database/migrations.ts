type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void;

/**
 * What brings the database from version n to n + 1, at index n. A step that has been released is
 * never edited: databases with its outcome exist.
 */
export const migrations: readonly Migration[] = [
  (database) => {
    database.createObjectStore('parts');
    database.createObjectStore('models', { keyPath: 'id' });
    database.createObjectStore('downloads', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('workspaces');
  },
  // What a model is, where it came from and when it was used are noted with it.
  (_database, transaction) => {
    complete(transaction.objectStore('models'), (record) => ({
      model: null,
      checks: {},
      source: 'site',
      verifiedAtMs: record['committedAtMs'],
      usedAtMs: null,
    }));
    complete(transaction.objectStore('downloads'), () => ({ totalBytes: null }));
  },
  (database) => {
    database.createObjectStore('keys');
  },
  // The library of prompts, the runs that were made and the votes on their answers.
  (database) => {
    database.createObjectStore('prompts', { keyPath: 'id' });
    database.createObjectStore('runs', { keyPath: 'id' }).createIndex('startedAt', 'startedAt');
    database.createObjectStore('ballots', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('cells', { keyPath: ['runId', 'item', 'column'] });
  },
  // Whether a vote was given here is noted with it; of earlier ones it is not known.
  (_database, transaction) => {
    complete(transaction.objectStore('ballots'), () => ({ isOwn: true }));
  },
  // Runs have a place in their list, the votes on a run are found by it, and a device is told from others.
  (database, transaction) => {
    const runs = transaction.objectStore('runs');
    complete(runs, ({ startedAt }) => ({ orderMs: Date.parse(String(startedAt)) || 0 }));
    runs.createIndex('orderMs', 'orderMs');
    transaction.objectStore('ballots').createIndex('runId', 'runId');
    database.createObjectStore('device');
  },
  // What a person has added beside the catalogue.
  (database) => {
    database.createObjectStore('added', { keyPath: 'id' });
  },
];

export const newestVersion = migrations.length;

/** Adds to every record of a store what `missing` gives for it. */
function complete(
  store: IDBObjectStore,
  missing: (record: Readonly<Record<string, unknown>>) => object,
): void {
  const walking = store.openCursor();
  walking.onsuccess = () => {
    const cursor = walking.result;
    if (!cursor) return;
    const record = cursor.value as Readonly<Record<string, unknown>>;
    cursor.update({ ...record, ...missing(record) });
    cursor.continue();
  };
}
