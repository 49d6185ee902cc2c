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

/** Whether the same request may succeed later: a missing file will not appear, a busy host will answer. */
export function isPassing(failure: StoreFailure): boolean {
  if (failure.kind === 'hash-mismatch') return failure.place === 'host';
  if (failure.kind !== 'network') return false;
  const { status } = failure;
  return status === null || status === 200 || status === 408 || status === 429 || status >= 500;
}
