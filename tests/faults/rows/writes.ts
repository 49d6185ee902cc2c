import type { FaultRow } from './row';
import { fastModelEntry, StorePage } from './store-page';

/**
 * How a write fails. `quota`: its request fails for want of room, which undoes the transaction, as
 * browsers do it. `abort`: the transaction is undone without a word of the request.
 */
type Way = 'quota' | 'abort';

/** What the worker remembers between two calls. */
interface WorkerState {
  writes?: number;
  put?: (this: IDBObjectStore, ...parameters: unknown[]) => IDBRequest;
  delete?: (this: IDBObjectStore, ...parameters: unknown[]) => IDBRequest;
}

/** Makes the n-th write of the store worker from now on fail; 0: none, they are only counted. */
async function failWrite({ worker }: StorePage, nth: number, way: Way): Promise<void> {
  await worker.evaluate(
    ([failing, how]) => {
      const global = self as unknown as WorkerState;
      const prototype = IDBObjectStore.prototype as unknown as Required<WorkerState> & {
        add: Required<WorkerState>['put'];
      };
      const { add } = prototype;
      // What stands there is the browser's own the first time alone.
      const put = (global.put ??= prototype.put);
      const remove = (global.delete ??= prototype.delete);
      global.writes = 0;

      /** A request that fails by itself, told as want of room; its transaction is undone. */
      const refused = (store: IDBObjectStore, key: unknown): IDBRequest => {
        const record = store.keyPath === null ? [new Blob(), key] : [{ id: key }];
        put.apply(store, record);
        const request = add.apply(store, record);
        const error = new DOMException('no room', 'QuotaExceededError');
        for (const told of [request, store.transaction]) {
          Object.defineProperty(told, 'error', { value: error });
        }
        return request;
      };
      const around = (write: Required<WorkerState>['put'], keyOf: (given: unknown[]) => unknown) =>
        function (this: IDBObjectStore, ...parameters: unknown[]): IDBRequest {
          global.writes = (global.writes ?? 0) + 1;
          if (global.writes !== failing) return write.apply(this, parameters);
          if (how === 'quota') return refused(this, keyOf(parameters));
          const request = write.apply(this, parameters);
          this.transaction.abort();
          return request;
        };
      prototype.put = around(put, ([value, key]) => key ?? (value as { id: string }).id);
      prototype.delete = around(remove, ([key]) => key);
    },
    [nth, way] as const,
  );
}

function writesSoFar({ worker }: StorePage): Promise<number> {
  return worker.evaluate(() => (self as unknown as { writes?: number }).writes ?? 0);
}

/** Every single write of a download and of a removal fails, each in every way. */
export const writes: FaultRow = {
  name: 'fail every database write in turn',
  // As many as there are writes: the count is what stands here, or more.
  cases: { full: 40, short: 40 },
  async run({ serve, start }, count) {
    const model = fastModelEntry();
    const server = await serve();
    const store = await StorePage.of(await (await start()).open(server.address));
    const failures: string[] = [];
    let cases = 0;

    await failWrite(store, 0, 'quota');
    await store.fetch(model);
    const inFetch = await writesSoFar(store);
    await failWrite(store, 0, 'quota');
    await store.remove(model.id);
    const inRemove = await writesSoFar(store);

    async function tryOne(what: 'fetch' | 'remove', nth: number, way: Way): Promise<void> {
      cases += 1;
      const fail = (problem: string): void => {
        failures.push(`${way} at write ${nth} of ${what}: ${problem}`);
      };
      if (what === 'remove') await store.fetch(model);
      await failWrite(store, nth, way);
      const outcome = await (what === 'fetch' ? store.fetch(model) : store.remove(model.id));
      const happened = (await writesSoFar(store)) >= nth;
      await failWrite(store, 0, way);
      if (happened && outcome.ok) fail('it was told as a success');
      const told = { quota: 'quota', abort: 'database' }[way];
      if (!outcome.ok && outcome.failure.kind !== told) {
        fail(`it was told as ${JSON.stringify(outcome.failure)}`);
      }
      const left = await store.inspect();
      for (const problem of left.wrong) fail(problem);
      if (what === 'fetch' && left.models.length > 0 && !outcome.ok) fail('there is a model');
      if (what === 'remove' && left.models.length === 0 && !outcome.ok) fail('the model is gone');
      // What a failed download has brought is given back when the person gives it up.
      if (what === 'fetch') await store.discard(model.id);
      const again = await store.fetch(model);
      if (!again.ok) fail(`the next download failed: ${JSON.stringify(again.failure)}`);
      await store.remove(model.id);
      const end = await store.inspect();
      if (end.parts > 0 || end.downloads.length > 0) fail(`what stayed: ${JSON.stringify(end)}`);
    }

    do {
      for (const way of ['quota', 'abort'] as const) {
        for (let nth = 1; nth <= inFetch; nth += 1) await tryOne('fetch', nth, way);
        for (let nth = 1; nth <= inRemove; nth += 1) await tryOne('remove', nth, way);
      }
    } while (cases < count);
    return { cases, failures };
  },
};
