import type { StoreFailure } from './failures';

/**
 * Whether a download failed at its host, so that what is here is all that can be had for now. Apart from the
 * failures' schemas, which the first paint does without.
 */
export function isOutOfReach({ kind }: StoreFailure): boolean {
  return (
    kind === 'network' ||
    kind === 'host-silent' ||
    kind === 'host-not-allowed' ||
    kind === 'host-refused' ||
    kind === 'redirect-not-allowed' ||
    kind === 'wrong-content'
  );
}
