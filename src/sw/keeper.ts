import { mostFetchMs, type KeptFile } from './messages';

/** A file of the built site. `revision` tells versions apart where the address does not (null where it does). */
export interface Entry {
  readonly url: string;
  readonly revision: string | null;
}

/**
 * The answer without the mark of a redirect on the way. Some hosts send /index.html on to /, and
 * browsers refuse a response with that mark for a navigation, so it must not be kept with it.
 */
function withoutRedirect(response: Response): Response {
  if (!response.redirected) return response;
  const { body, status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

/** One group of files of the site, kept in a cache of its own, whole or (for a time) in part. */
export class Keeper {
  /** Address of each file, and the address under which this version of it is kept. */
  readonly #keys: ReadonlyMap<string, string>;
  /** Each file, and where it is kept. */
  readonly files: readonly KeptFile[];
  readonly #cacheName: string;
  #keeping: Promise<void> | undefined;

  constructor(cacheName: string, entries: readonly Entry[], base: string) {
    this.#cacheName = cacheName;
    this.files = entries.map(({ url, revision }) => {
      const address = new URL(url, base).href;
      const key = revision === null ? address : `${address}?revision=${revision}`;
      return { address, cacheName, key, revision };
    });
    this.#keys = new Map(this.files.map(({ address, key }) => [address, key]));
  }

  has(address: string): boolean {
    return this.#keys.has(address);
  }

  /**
   * Fetches what is missing; files that an earlier version has kept are used as they are. Whoever
   * asks while it is under way waits for the same fetches.
   *
   * @throws where a file cannot be fetched, or has not arrived within `mostFetchMs`
   */
  keep(): Promise<void> {
    this.#keeping ??= this.#fetchMissing().finally(() => (this.#keeping = undefined));
    return this.#keeping;
  }

  async #fetchMissing(): Promise<void> {
    const cache = await caches.open(this.#cacheName);
    const signal = AbortSignal.timeout(mostFetchMs);
    await Promise.all(
      [...this.#keys].map(async ([address, key]) => {
        if (await cache.match(key)) return;
        const response = await fetch(address, { cache: 'reload', signal });
        if (!response.ok) throw new Error(`${String(response.status)} for ${address}`);
        await cache.put(key, withoutRedirect(response));
      }),
    );
  }

  /** Deletes what earlier versions have kept and this one does not have. */
  async forgetOthers(): Promise<void> {
    const cache = await caches.open(this.#cacheName);
    const own = new Set(this.#keys.values());
    const others = (await cache.keys()).filter(({ url }) => !own.has(url));
    await Promise.all(others.map((request) => cache.delete(request)));
  }

  async match(address: string): Promise<Response | undefined> {
    const key = this.#keys.get(address);
    return key === undefined ? undefined : (await caches.open(this.#cacheName)).match(key);
  }

  /** Looks at the cache itself: an entry can have been dropped, or never have arrived. */
  async isWhole(): Promise<boolean> {
    const kept = await Promise.all([...this.#keys.keys()].map((address) => this.match(address)));
    return kept.every((response) => response !== undefined);
  }
}
