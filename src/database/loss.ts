import type { StoreFailure } from '../core/store/failures';
import { openingBytes } from './opening-bytes';
import { hasRoom } from './room';

/** A connection that was lost or could not be had, and how often it was tried to get it back. */
export interface Loss {
  failure: StoreFailure;
  /** Tries that nobody asked for, in all of the visit or since a person has asked. */
  tries: number;
  /** No further one before that moment, on the clock of `performance.now`. */
  nextMs: number;
}

/** After each try that nobody asked for, how long there is no other; after the last one none at all. */
const pausesMs = [2_000, 8_000, 30_000, 120_000];

/**
 * Whether the database may be opened again. On a full disk Chromium can drop a database that is opened,
 * so it never is while there is no room; and nobody's press gets back what only a person can.
 *
 * @param isAsked a person has pressed for it
 * @returns the failure that keeps it from being opened
 */
export async function refusal(
  loss: Loss,
  isAsked: boolean,
  room: () => Promise<boolean | undefined> = hasRoom,
): Promise<StoreFailure | undefined> {
  if (isAsked) loss.tries = 0;
  else {
    const pauseMs = pausesMs[loss.tries];
    const isDue = pauseMs !== undefined && performance.now() >= loss.nextMs;
    if (!isDue || needsPerson(loss.failure)) return loss.failure;
    loss.tries += 1;
    loss.nextMs = performance.now() + pauseMs;
  }
  const found = await room();
  if (found === false) {
    loss.failure = { kind: 'quota', neededBytes: openingBytes, freeBytes: null };
    return loss.failure;
  }
  // Where it cannot be tried, what is known to have been full stays so until a person says otherwise.
  const isUnknown = found === undefined && loss.failure.kind === 'quota' && !isAsked;
  return isUnknown ? loss.failure : undefined;
}

function needsPerson(failure: StoreFailure): boolean {
  return failure.kind === 'database' && failure.reason !== 'failed';
}
