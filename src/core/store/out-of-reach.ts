import type { StoreFailure } from './failures';

/**
 * Whether a download failed on the side of its host (nobody asks it, it refuses, is silent, sends or lists
 * what cannot be), so that what is here is all that can be had for now. Apart from the failures' schemas,
 * which the first paint does without.
 */
export function isOutOfReach({ kind }: StoreFailure): boolean {
  return kind !== 'aborted' && kind !== 'quota' && kind !== 'database' && kind !== 'not-here';
}
