import { openDB, wrap } from 'idb';

/** Shared by all sites of the origin, as their log is; there for a few milliseconds only. */
const passingName = 'playground log';

/** How long it may take: everything that is to be kept waits for it. In milliseconds. */
const limitMs = 10_000;

/**
 * Has Chromium begin a new log for the databases of the origin, by making a database and deleting it.
 * LevelDB, which Chromium keeps them all in, goes on with the log that it finds, behind a record that a
 * full disk has cut short. At a later start that record swallows what came behind it, or is taken for
 * damage, and Chromium deletes everything. A deletion makes LevelDB write what is in its log as a table,
 * and leave the log behind. It takes some milliseconds and kilobytes; other browsers need it not, and
 * lose nothing by it.
 *
 * @throws what IndexedDB throws, also where it says nothing for `limitMs`
 */
export async function beginFreshLog(): Promise<void> {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => {
      reject(new Error(`no fresh log within ${limitMs} ms`));
    }, limitMs);
  });
  await Promise.race([makeAndDelete(), late]).finally(() => {
    clearTimeout(limit);
  });
}

async function makeAndDelete(): Promise<void> {
  (await openDB(passingName)).close();
  await wrap(indexedDB.deleteDatabase(passingName));
}
