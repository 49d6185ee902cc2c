import type { StoreFailure } from '../core/store/failures';
import { databaseFailure } from './failure';
import { beginFreshLog } from './fresh-log';
import { openingBytes } from './opening-bytes';
import { hasRoom } from './room';

/** A connection that was lost or could not be had, and how often it was tried to get it back. */
export interface Loss {
  failure: StoreFailure;
  /** Tries that nobody asked for, since the first loss, since it was healthy for long or a person has asked. */
  tries: number;
  /** No further one before that moment, on the clock of `performance.now`. */
  nextMs: number;
  /** When the connection was last had back, on the same clock. */
  backMs?: number;
}

/** After each try that nobody asked for, how long there is no other; after the last one none at all. */
const pausesMs = [2_000, 8_000, 30_000, 120_000];

const gone: StoreFailure = {
  kind: 'database',
  reason: 'removed',
  detail: 'there was none when it was to be opened again',
};

/** Once it was back for so long, another loss is one of its own, with all its tries. */
const healthyMs = 600_000;

/** What is looked at, and done, before it is opened. */
interface OpeningPorts {
  /** Undefined where it cannot be tried. */
  readonly hasRoom: () => Promise<boolean | undefined>;
  readonly isThere: (name: string) => Promise<boolean>;
  readonly beginFreshLog: () => Promise<void>;
}

/**
 * Makes sure that a lost database may be opened again. Page, other tabs and store worker each have a
 * connection, which Chromium closes when one of them meets a full disk, and all come this way: from the
 * write that found no room until there is room nothing is written, and a fresh log is begun before
 * anything else is.
 *
 * @param isAsked a person has pressed for it
 * @returns the failure that keeps it from being opened
 */
export async function refusal(
  loss: Loss,
  name: string,
  isAsked: boolean,
  ports: OpeningPorts = { hasRoom, isThere, beginFreshLog },
): Promise<StoreFailure | undefined> {
  const refused = await refusalUntouched(loss, name, isAsked, ports);
  if (refused) return refused;
  const { failure } = loss;
  // What went unnoticed, as with a full disk, is made anew then: who wrote to it before has to know.
  if (isAsked && !(await ports.isThere(name))) loss.failure = gone;
  try {
    await ports.beginFreshLog();
    return undefined;
  } catch (error) {
    // A disk that was full, and cannot take even that, is told as what it was.
    return failure.kind === 'quota' ? failure : databaseFailure(error);
  }
}

/**
 * The same as it can be told without a write to a database. On a full disk Chromium can drop one that is
 * opened, so it never is while there is no room; and nobody's press gets back what only a person can.
 * That there is room again, or another one has been made where it was removed, is looked for without an
 * end: a worker is asked by nobody, and goes on once the page has it again.
 */
async function refusalUntouched(
  loss: Loss,
  name: string,
  isAsked: boolean,
  ports: OpeningPorts,
): Promise<StoreFailure | undefined> {
  const { backMs = Infinity } = loss;
  delete loss.backMs;
  if (isAsked || performance.now() - backMs >= healthyMs) loss.tries = loss.nextMs = 0;
  if (!isAsked) {
    const pauseMs = pausesMs[loss.tries];
    const isDue = pauseMs !== undefined && performance.now() >= loss.nextMs;
    if (!isDue || needsPerson(loss.failure)) return loss.failure;
    loss.tries += 1;
    loss.nextMs = performance.now() + pauseMs;
  }
  const found = await ports.hasRoom();
  if (found === false) {
    return notOpened(loss, { kind: 'quota', neededBytes: openingBytes, freeBytes: null });
  }
  if (isAsked) return undefined;
  const { failure } = loss;
  // Where it cannot be tried, what is known to have been full stays so until a person says otherwise.
  if (failure.kind === 'quota') return found === undefined ? failure : undefined;
  const isRemoved = failure.kind === 'database' && failure.reason === 'removed';
  return isRemoved && !(await ports.isThere(name)) ? notOpened(loss, failure) : undefined;
}

/** A look that opened nothing can lose nothing: it is no try of the few, and the next comes after the longest pause at most. */
function notOpened(loss: Loss, failure: StoreFailure): StoreFailure {
  loss.failure = failure;
  loss.tries = Math.min(loss.tries, pausesMs.length - 1);
  return failure;
}

function needsPerson(failure: StoreFailure): boolean {
  return failure.kind === 'database' && !['failed', 'removed'].includes(failure.reason);
}

/** Whether a database has that name by now; browsers that do not tell have none. */
async function isThere(name: string): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some((database) => database.name === name);
  } catch {
    return false;
  }
}
