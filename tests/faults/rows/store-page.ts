import type { Page, Worker } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { isWhole, type WholeModel } from '../../../src/core/catalogue/model';
import { parseCatalogue } from '../../../src/core/catalogue/catalogue';
import type { Outcome } from '../../../src/core/outcome';
import type { StoreFailure } from '../../../src/core/store/failures';

/** The embedded model that is small enough for hundreds of downloads. */
export function fastModelEntry(): WholeModel {
  const catalogue = parseCatalogue(readFileSync('dist/models.json', 'utf8'));
  const model = catalogue.ok
    ? catalogue.value.models.find(({ id }) => id === 'Glassbox-3M-q8f32')
    : undefined;
  if (!model || !isWhole(model)) throw new Error('the build lacks the fast model');
  return model;
}

/** What is in the database, without the bytes. */
export interface Found {
  readonly models: readonly string[];
  readonly downloads: readonly string[];
  readonly parts: number;
  /** What must never be: parts that nothing needs, models that are not whole. */
  readonly wrong: readonly string[];
}

/** How long a busy machine may take to start a worker. */
const startMs = 60_000;

/** Asks a worker once for what it serves, in comlink's own words; one that does not listen yet says nothing. */
function answers(worker: Worker): Promise<boolean> {
  const asked = worker.evaluate(async () => {
    const id = `faults ${Math.random()}`;
    const global = self as unknown as {
      postMessage: (this: unknown, message: { id?: string }, moved?: unknown) => void;
    };
    const post = global.postMessage;
    try {
      return await new Promise<boolean>((resolve) => {
        global.postMessage = (message, moved) => {
          if (message.id === id) resolve(true);
          else post.call(self, message, moved);
        };
        const data = { id, type: 'GET', path: ['siteAddress'] };
        self.dispatchEvent(new MessageEvent('message', { data }));
        setTimeout(() => resolve(false), 200);
      });
    } finally {
      global.postMessage = post;
    }
  });
  // Of one that has ended meanwhile.
  return asked.catch(() => false);
}

/** A page of the production build whose store worker is called directly, past the interface. */
export class StorePage {
  private constructor(
    readonly page: Page,
    readonly worker: Worker,
  ) {}

  /** Waits until the page's store worker answers: it is listed before its script has run, and after its end. */
  static async of(page: Page): Promise<StorePage> {
    const latestMs = performance.now() + startMs;
    while (performance.now() < latestMs) {
      const worker = page.workers().findLast((one) => one.url().includes('store.worker'));
      if (worker && (await answers(worker))) return new StorePage(page, worker);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the store worker did not start');
  }

  fetch(model: WholeModel): Promise<Outcome<unknown, StoreFailure>> {
    return this.#call('fetch', model, true);
  }

  remove(modelId: string): Promise<Outcome<unknown, StoreFailure>> {
    return this.#call('remove', modelId, false);
  }

  discard(modelId: string): Promise<Outcome<unknown, StoreFailure>> {
    return this.#call('discard', modelId, false);
  }

  verify(modelId: string): Promise<Outcome<unknown, StoreFailure>> {
    return this.#call('verify', modelId, true);
  }

  /** Calls the worker's service in comlink's own words, with a callback for progress where it has one. */
  #call(method: string, parameter: unknown, hasProgress: boolean) {
    return this.worker.evaluate(
      async ([name, value, withProgress]) => {
        const id = `faults ${Math.random()}`;
        const global = self as unknown as {
          postMessage: (this: unknown, message: unknown, moved?: unknown) => void;
        };
        const post = global.postMessage;
        const argumentList: unknown[] = [{ type: 'RAW', value }];
        if (withProgress) {
          const { port1 } = new MessageChannel();
          argumentList.push({ type: 'HANDLER', name: 'proxy', value: port1 });
        }
        try {
          return await new Promise<Outcome<unknown, StoreFailure>>((resolve) => {
            const outer = global.postMessage;
            global.postMessage = (message, moved) => {
              const answer = message as { id?: string; value?: unknown };
              if (answer.id === id) resolve(answer.value as Outcome<unknown, StoreFailure>);
              else outer.call(self, message, moved);
            };
            const data = { id, type: 'APPLY', path: [name], argumentList };
            self.dispatchEvent(new MessageEvent('message', { data }));
          });
        } finally {
          global.postMessage = post;
        }
      },
      [method, parameter, hasProgress] as const,
    );
  }

  /** Looks at the database itself, each part hashed. */
  inspect(): Promise<Found> {
    return this.page.evaluate(async () => {
      interface Kept {
        id: string;
        partHashes?: string[];
        files?: { parts: { sha256: string; path: string }[] }[];
      }
      const [info] = await indexedDB.databases();
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(info?.name ?? '');
        opening.onsuccess = () => resolve(opening.result);
      });
      const all = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const reading = database.transaction(['models', 'downloads', 'parts']);
      const [models, downloads, keys, blobs] = await Promise.all([
        all(reading.objectStore('models').getAll() as IDBRequest<Kept[]>),
        all(reading.objectStore('downloads').getAll() as IDBRequest<Kept[]>),
        all(reading.objectStore('parts').getAllKeys() as IDBRequest<string[]>),
        all(reading.objectStore('parts').getAll() as IDBRequest<Blob[]>),
      ]);
      const wrong: string[] = [];
      const intact = new Set<string>();
      for (const [index, key] of keys.entries()) {
        const bytes = await blobs[index]?.arrayBuffer().catch(() => undefined);
        const digest = bytes && new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const hash = Array.from(digest ?? [], (byte) => byte.toString(16).padStart(2, '0')).join(
          '',
        );
        if (hash === key) intact.add(key);
        else wrong.push(`part ${key} has other bytes`);
      }
      const needed = new Set(downloads.flatMap(({ partHashes }) => partHashes ?? []));
      for (const { id, files } of models) {
        for (const { sha256, path } of (files ?? []).flatMap(({ parts }) => parts)) {
          needed.add(sha256);
          if (!intact.has(sha256)) wrong.push(`model ${id} is listed without ${path}`);
        }
      }
      wrong.push(...keys.filter((key) => !needed.has(key)).map((key) => `part ${key} is orphaned`));
      database.close();
      return {
        models: models.map(({ id }) => id),
        downloads: downloads.map(({ id }) => id),
        parts: keys.length,
        wrong,
      };
    });
  }
}
