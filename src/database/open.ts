import { openDB, unwrap, type IDBPDatabase } from 'idb';
import { failed, success, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import { databaseFailure } from './failure';
import { migrations, newestVersion } from './migrations';
import type { PlaygroundSchema } from './schema';

export type Database = IDBPDatabase<PlaygroundSchema>;

/** How long another tab may hold an older version before the wait is reported as `blocked`. */
const blockedAfterMs = 3000;

/**
 * One connection, opened at the first use and again after it was given up. It is given up when
 * another tab brings a newer version, so that no tab holds that one up.
 */
export class DatabaseConnection {
  #opening: Promise<Outcome<Database, StoreFailure>> | undefined;

  /** `name` includes the path of the site: sites under other paths share the origin's databases. */
  constructor(readonly name: string) {}

  /** Runs `work` on the open database; what IndexedDB throws in it becomes a failure. */
  async use<Value>(
    work: (database: Database) => Promise<Value>,
  ): Promise<Outcome<Value, StoreFailure>> {
    const opening = (this.#opening ??= this.#open());
    const opened = await opening;
    if (!opened.ok) {
      if (this.#opening === opening) this.#opening = undefined;
      return opened;
    }
    try {
      return success(await work(opened.value));
    } catch (error) {
      return failed(await databaseFailure(error));
    }
  }

  #open(): Promise<Outcome<Database, StoreFailure>> {
    return new Promise((resolve) => {
      openDB<PlaygroundSchema>(this.name, newestVersion, {
        upgrade(database, oldVersion) {
          for (const migrate of migrations.slice(oldVersion)) migrate(unwrap(database));
        },
        blocked() {
          const detail = 'an older version is open in another tab';
          setTimeout(() => {
            resolve(failed({ kind: 'database', reason: 'blocked', detail }));
          }, blockedAfterMs);
        },
        blocking: () => void this.close(),
        terminated: () => {
          this.#opening = undefined;
        },
      }).then(
        (database) => {
          resolve(success(database));
        },
        async (error: unknown) => {
          resolve(failed(await databaseFailure(error)));
        },
      );
    });
  }

  /** Gives the connection up; the next use opens a new one. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    const opened = await opening;
    if (opened?.ok) opened.value.close();
  }
}
