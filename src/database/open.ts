import { openDB, unwrap, type IDBPDatabase, type StoreNames } from 'idb';
import { failed, success, type Outcome } from '../core/outcome';
import type { KeptText } from '../core/ports';
import type { StoreFailure } from '../core/store/failures';
import type { Loss } from './loss';
import { migrations, newestVersion } from './migrations';
import { openingBytes } from './opening-bytes';
import type { PlaygroundSchema } from './schema';

export type Database = IDBPDatabase<PlaygroundSchema>;
export type StoreName = StoreNames<PlaygroundSchema>;

/** How long another tab may hold an older version before the wait is reported as `blocked`. */
const blockedAfterMs = 3000;

/** A request for the database, answered or not. */
interface Opening {
  readonly outcome: Promise<Outcome<Database, StoreFailure>>;
  /** Pending unless another tab has held an older version for too long. */
  readonly blocked: Promise<Outcome<never, StoreFailure>>;
}

interface ConnectionPorts {
  /** Another connection makes the database: where there is none, it is as good as removed. */
  readonly isMadeElsewhere?: boolean | undefined;
  /** Says until the database is open again, also to a page that is loaded anew, that the disk was full. */
  readonly fullDisk?: KeptText;
  /** Called when the browser has closed the connection by itself. */
  readonly onLost?: () => void;
}

/**
 * One connection, opened at the first use. It is given up when another tab brings a newer version, so
 * that no tab holds that one up. What was lost is opened again by `loss.ts` alone, and never made anew
 * unless a person has asked for it: Chromium drops a database that is opened on a full disk, and one
 * that the browser has removed was removed by somebody.
 */
export class DatabaseConnection {
  /** Kept while it is blocked: a second request would wait behind it without hearing why. */
  #opening: Opening | undefined;
  /** How it was lost last; it stays when the connection is back, so that no tries go on without an end. */
  #loss: Loss | undefined;
  #isLost = false;
  /** The database was open before in this visit: one that is gone now is lost, not new. */
  #wasOpen = false;
  readonly #listeners: ((stores: readonly StoreName[]) => void)[] = [];

  /** `name` includes the path of the site: sites under other paths share the origin's databases. */
  constructor(
    readonly name: string,
    readonly ports: ConnectionPorts = {},
  ) {
    if (ports.fullDisk?.read()) {
      this.#lose({ kind: 'quota', neededBytes: openingBytes, freeBytes: null });
    }
  }

  /** Why it was lost last, where it is back. */
  get overcome(): StoreFailure | undefined {
    return this.#isLost ? undefined : this.#loss?.failure;
  }

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
      const failure = await failureOf(error);
      // The browser closes a connection without a word of why; the write that it ended has the reason.
      if (this.#isLost && failure.kind === 'quota') this.#lose(failure);
      return failed(failure);
    }
  }

  /** `listener` is called after something that is kept has changed here, with the stores that it is in. */
  onChange(listener: (stores: readonly StoreName[]) => void): void {
    this.#listeners.push(listener);
  }

  /** As `use`, for work that changes what is kept in these stores. */
  async change<Value>(
    stores: readonly StoreName[],
    work: (database: Database) => Promise<Value>,
  ): Promise<Outcome<Value, StoreFailure>> {
    const changed = await this.use(work);
    if (changed.ok) for (const listener of this.#listeners) listener(stores);
    return changed;
  }

  /** Tries to get a lost connection back, since a person has asked for it. */
  async reopen(): Promise<Outcome<void, StoreFailure>> {
    if (this.#isLost) this.#opening = this.#open(true);
    return this.use(() => Promise.resolve());
  }

  #open(isAsked = false): Opening {
    let onBlocked = (): void => undefined;
    const blocked: Opening['blocked'] = new Promise((resolve) => {
      const detail = 'an older version is open in another tab';
      const failure = failed({ kind: 'database', reason: 'blocked', detail } as const);
      onBlocked = () => void setTimeout(resolve, blockedAfterMs, failure);
    });
    const forget = (): void => {
      if (this.#opening === opening) this.#opening = undefined;
    };
    const fail = (failure: StoreFailure): Outcome<never, StoreFailure> => {
      forget();
      this.#lose(failure);
      return failed(failure);
    };
    const mustExist = this.ports.isMadeElsewhere === true || (this.#wasOpen && !isAsked);
    let isGone = false;
    const opened = async (): Promise<Outcome<Database, StoreFailure>> => {
      try {
        if (this.#isLost && this.#loss) {
          const { refusal } = await import('./loss');
          const refused = await refusal(this.#loss, this.name, isAsked);
          if (refused) return fail(refused);
        }
        const database = await openDB<PlaygroundSchema>(this.name, newestVersion, {
          upgrade(upgrading, oldVersion, _newVersion, transaction) {
            isGone = mustExist && oldVersion === 0;
            if (isGone) {
              // The opening fails with it, which is told.
              transaction.done.catch(() => undefined);
              transaction.abort();
              return;
            }
            for (const migrate of migrations.slice(oldVersion)) {
              migrate(unwrap(upgrading), unwrap(transaction));
            }
          },
          blocked: onBlocked,
          terminated: () => {
            fail(closed);
            this.ports.onLost?.();
          },
        });
        database.addEventListener('versionchange', () => {
          forget();
          database.close();
        });
        this.#wasOpen = true;
        if (this.#loss) this.#loss.backMs = performance.now();
        this.#isLost = false;
        this.ports.fullDisk?.write('');
        return success(database);
      } catch (error) {
        const detail = String(error);
        return fail(
          isGone ? { kind: 'database', reason: 'removed', detail } : await failureOf(error),
        );
      }
    };
    const opening = { outcome: opened(), blocked };
    return opening;
  }

  #lose(failure: StoreFailure): void {
    this.#isLost = true;
    this.#loss = { tries: 0, nextMs: 0, ...this.#loss, failure };
    if (failure.kind === 'quota') this.ports.fullDisk?.write('full');
  }

  /** Gives the connection up; the next use opens a new one. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    const opened = await opening?.outcome;
    if (opened?.ok) opened.value.close();
  }
}

const closed: StoreFailure = {
  kind: 'database',
  reason: 'failed',
  detail: 'the browser closed the connection',
};

/** The words for what IndexedDB throws are loaded with the first of it; without them it is told all the same. */
async function failureOf(error: unknown): Promise<StoreFailure> {
  try {
    const { databaseFailure } = await import('./failure');
    return await databaseFailure(error);
  } catch {
    return { kind: 'database', reason: 'failed', detail: String(error) };
  }
}
