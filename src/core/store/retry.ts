import type { Random } from '../ports';
import type { StoreFailure } from './failures';

/** Attempts at one part before its failure is reported. */
export const mostAttempts = 5;

/**
 * Pause before attempt `attempt` (2 is the first repetition), in milliseconds: doubling from half a
 * second to at most eight, with jitter of half its length so that devices which lost the same host
 * at the same moment do not return at the same moment.
 */
export function retryDelayMs(attempt: number, random: Random): number {
  const full = Math.min(8000, 500 * 2 ** (attempt - 2));
  return full / 2 + (full / 2) * random.next();
}

/** The longest pause that a host may ask for; who asks for more is told as it is. */
const longestRetryAfterMs = 60_000;

/**
 * Pauses after an answer that there were too many requests, in milliseconds: five minutes in all, the
 * window in which hubs count. When it began nobody tells, as pages of other origins see no `Retry-After`.
 */
const pausesInWindowMs = [20_000, 40_000, 60_000, 80_000, 100_000];

/** The longest of them that a host may ask for instead. */
const windowMs = 300_000;

/**
 * How long to wait before attempt `attempt`; undefined where there should be none: the failure will
 * not pass, or not before a person would rather be told.
 */
export function pauseBeforeMs(
  attempt: number,
  failure: StoreFailure,
  random: Random,
): number | undefined {
  if (failure.kind === 'network' && failure.refusal === 'too-many-requests') {
    const pauseMs = pausesInWindowMs[attempt - 2];
    const { retryAfterMs: askedMs = 0 } = failure;
    return pauseMs === undefined || askedMs > windowMs ? undefined : Math.max(pauseMs, askedMs);
  }
  if (attempt > mostAttempts || !isPassing(failure)) return undefined;
  const usualMs = retryDelayMs(attempt, random);
  const askedMs = failure.kind === 'network' ? (failure.retryAfterMs ?? 0) : 0;
  return askedMs > longestRetryAfterMs ? undefined : Math.max(usualMs, askedMs);
}

/**
 * What a `Retry-After` header says, in milliseconds; undefined where it says nothing.
 *
 * Source: RFC 9110, section 10.2.3 (seconds, or a date).
 */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}

/** Whether the same request may succeed later: a missing file will not appear, a busy host will answer. */
export function isPassing(failure: StoreFailure): boolean {
  if (failure.kind === 'hash-mismatch') return failure.place === 'host';
  if (failure.kind !== 'network') return false;
  const { status } = failure;
  return (
    status === null ||
    status === 200 ||
    status === 206 ||
    status === 408 ||
    status === 429 ||
    status >= 500
  );
}

/**
 * Whether a download cannot be completed as long as this is so: the file is not there, or is another
 * one, or there is no room, or connections to its host fail or break however often they are tried. One that
 * begins no answer, or is busy now, may send it later.
 */
export function isFinal(failure: StoreFailure): boolean {
  if (failure.kind === 'aborted' || failure.kind === 'host-silent') return false;
  return failure.kind !== 'network' || failure.status === null || !isPassing(failure);
}
