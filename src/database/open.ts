import { openDB, unwrap, type IDBPDatabase } from 'idb';
import { failed, success, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import { databaseFailure } from './failure';
import { migrations, newestVersion } from './migrations';
import type { PlaygroundSchema } from './schema';

export type Database = IDBPDatabase<PlaygroundSchema>;

/** How long another tab may hold an older version before the wait is reported as `blocked`. */
const blockedAfterMs = 3000;

/** A request for the database, answered or not. */
interface Opening {
  readonly outcome: Promise<Outcome<Database, StoreFailure>>;
  /** Pending unless another tab has held an older version for too long. */
  readonly blocked: Promise<Outcome<never, StoreFailure>>;
}

/**
 * One connection, opened at the first use and again after it was given up. It is given up when
 * another tab brings a newer version, so that no tab holds that one up.
 */
export class DatabaseConnection {
  /** Kept while it is blocked: a second request would wait behind it without hearing why. */
  #opening: Opening | undefined;

  /** `name` includes the path of the site: sites under other paths share the origin's databases. */
  constructor(readonly name: string) {}

  /** Runs `work` on the open database; what IndexedDB throws in it becomes a failure. */
  async use<Value>(
    work: (database: Database) => Promise<Value>,
  ): Promise<Outcome<Value, StoreFailure>> {
    const opening = (this.#opening ??= this.#open());
    // Once both are there the first counts: what was blocked has opened since.
    const opened = await Promise.race([opening.outcome, opening.blocked]);
    if (!opened.ok) return opened;
    try {
      return success(await work(opened.value));
    } catch (error) {
      return failed(await databaseFailure(error));
    }
  }

  #open(): Opening {
    let onBlocked = (): void => undefined;
    const blocked: Opening['blocked'] = new Promise((resolve) => {
      const detail = 'an older version is open in another tab';
      onBlocked = () => {
        setTimeout(() => {
          resolve(failed({ kind: 'database', reason: 'blocked', detail }));
        }, blockedAfterMs);
      };
    });
    const forget = (): void => {
      if (this.#opening === opening) this.#opening = undefined;
    };
    const outcome: Opening['outcome'] = openDB<PlaygroundSchema>(this.name, newestVersion, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        for (const migrate of migrations.slice(oldVersion)) {
          migrate(unwrap(database), unwrap(transaction));
        }
      },
      blocked: onBlocked,
      terminated: forget,
    }).then(
      (database) => {
        database.addEventListener('versionchange', () => {
          forget();
          database.close();
        });
        return success(database);
      },
      async (error: unknown) => {
        forget();
        return failed(await databaseFailure(error));
      },
    );
    const opening = { outcome, blocked };
    return opening;
  }

  /** Gives the connection up; the next use opens a new one. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    const opened = await opening?.outcome;
    if (opened?.ok) opened.value.close();
  }
}
