import type { AdapterFailure } from '../engine/failures';
import type { Outcome } from '../outcome';
import type { AdapterRecord } from './adapter';

/** All that the browser tells of what a model would have to live with. */
export interface Capabilities {
  readonly adapter: Outcome<AdapterRecord, AdapterFailure>;
  /**
   * System memory, rounded to a power of two and capped by the browser (`navigator.deviceMemory`);
   * null where it does not tell.
   */
  readonly deviceMemoryBytes: number | null;
  /** What the site may keep and what it does; null where the browser does not tell. */
  readonly storage: { readonly usedBytes: number | null; readonly quotaBytes: number | null };
}
