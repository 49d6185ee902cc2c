/** Whether the browser has promised not to clear this site's storage by itself. */
export type Persistence =
  /** The browser has not been asked yet in this visit, and has not granted it before. */
  | 'unasked'
  | 'granted'
  /** The browser may clear the storage when space runs short, or after a time without a visit. */
  | 'refused'
  /** The browser has no such promise to give. */
  | 'unavailable';

/** The browser's storage as a whole; available on the page alone, not in workers. */
export interface StorageKeeper {
  persistence(): Promise<Persistence>;
  /** Asks for the promise; some browsers ask the person. */
  persist(): Promise<Persistence>;
  /** Bytes in use and bytes the site may use at most; null where the browser does not say. */
  estimate(): Promise<{ readonly usedBytes: number | null; readonly quotaBytes: number | null }>;
}
