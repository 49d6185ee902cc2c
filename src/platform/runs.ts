import { success, type Outcome } from '../core/outcome';
import { isPartOf } from '../core/records/merge';
import { isSeenBefore, type ItemOfRun } from '../core/records/still-blind';
import { keptRun, keptText, orderAfter, readKeptRuns } from '../core/records/kept-runs';
import { originalOf, type Cell, type Run, type RunHead } from '../core/records/run';
import type { KeptRuns, RunStore } from '../core/records/run-store';
import type { StoreFailure } from '../core/store/failures';
import type { StoreIn } from '../database/all-or-nothing';
import { allRecords } from '../database/all-records';
import { changeStores } from '../database/change-stores';
import type { DatabaseConnection } from '../database/open';
import type { CellKey } from '../database/schema';
import { withPauses } from './pause';
import { keptAnswers, noteShown } from './kept-answers';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

const both: ('runs' | 'cells')[] = ['runs', 'cells'];

/** Every key of a run's cells: an array is after every number. */
function cellsOf(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId], [runId, []]);
}

/** The runs in the page's own connection: a worker's last write would end with the page. */
export class DatabaseRuns implements RunStore {
  constructor(readonly connection: DatabaseConnection) {}

  begin(head: RunHead): Result<void> {
    return this.#change(async (runs) => {
      if ((await runs.getKey(head.id)) !== undefined) return;
      const latest = await runs.index('orderMs').openKeyCursor(null, 'prev');
      const orderMs = orderAfter(typeof latest?.key === 'number' ? latest.key : null, head);
      const original = originalOf(head);
      const isShown = original !== undefined && (await runs.get(original))?.revealed === true;
      await runs.put({ ...head, revealed: head.revealed || isShown, orderMs });
    });
  }

  addCell(runId: string, cell: Cell): Result<boolean> {
    return this.#change(
      async (runs, cells) => {
        const isHere = (await runs.getKey(runId)) !== undefined;
        if (isHere) await cells.put({ ...cell, runId });
        return isHere;
      },
      ['cells'],
    );
  }

  reveal(runIds: readonly string[]): Result<readonly string[]> {
    return this.#change((runs) => noteShown(runs, runIds));
  }

  seenBefore(answers: ItemOfRun): Result<boolean> {
    return this.connection.use((database) => {
      const transaction = database.transaction(both);
      const kept = keptAnswers(transaction.objectStore('runs'), transaction.objectStore('cells'));
      return isSeenBefore(kept, answers);
    });
  }

  async list(): Result<KeptRuns> {
    const kept = await this.connection.use(async (database) => {
      const transaction = database.transaction(both);
      const [heads, keys] = await Promise.all([
        allRecords(transaction.objectStore('runs')),
        transaction.objectStore('cells').getAllKeys(),
      ]);
      return { heads, keys };
    });
    if (!kept.ok) return kept;
    const done = new Map<string, number>();
    for (const [runId] of kept.value.keys) done.set(runId, (done.get(runId) ?? 0) + 1);
    return success(await withPauses(readKeptRuns(kept.value.heads, done)));
  }

  asKept(ids: readonly string[]): Result<readonly unknown[]> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(both);
      const [runs, cells] = [transaction.objectStore('runs'), transaction.objectStore('cells')];
      return Promise.all(
        ids.map(async (id) => ({
          ...(await runs.get(id)),
          cells: await cells.getAll(cellsOf(id)),
        })),
      );
    });
  }

  async load(id: string): Result<Run | undefined> {
    const kept = await this.connection.use(async (database) => {
      const transaction = database.transaction(both);
      return Promise.all([
        transaction.objectStore('runs').get(id),
        transaction.objectStore('cells').getAll(cellsOf(id)),
      ]);
    });
    return kept.ok ? success(keptRun(...kept.value)) : kept;
  }

  withAnswer(accepts: (text: string) => boolean): Result<ReadonlySet<string>> {
    return this.connection.use(async (database) => {
      const found = new Set<string>();
      // One after another: all answers of all runs need not fit into memory.
      let cursor = await database.transaction('cells').store.openCursor();
      while (cursor) {
        const [runId] = cursor.key;
        // A cell that cannot be read hides no others.
        const text = keptText(cursor.value);
        if (text === undefined || !accepts(text)) cursor = await cursor.continue();
        else {
          found.add(runId);
          cursor = await cursor.continue([runId, Infinity, Infinity]);
        }
      }
      return found;
    });
  }

  addAll(all: readonly Run[]): Result<number> {
    return this.#change(async (runs, cells) => {
      let added = 0;
      for (const { cells: readable, unreadableCells = [], ...head } of all) {
        const own = [...readable, ...unreadableCells];
        if ((await runs.getKey(head.id)) !== undefined) continue;
        await runs.put({ ...head, orderMs: orderAfter(null, head) });
        for (const cell of own) await cells.put({ ...cell, runId: head.id });
        added += 1;
      }
      return added;
    });
  }

  addPart(part: Run): Result<number | undefined> {
    return this.#change(async (runs, cells) => {
      const here = keptRun(await runs.get(part.id), []);
      if (!here || !isPartOf(part, here)) return undefined;
      let added = 0;
      for (const cell of [...part.cells, ...(part.unreadableCells ?? [])]) {
        const key: CellKey = [part.id, cell.item, cell.column];
        if ((await cells.getKey(key)) !== undefined) continue;
        await cells.put({ ...cell, runId: part.id });
        added += 1;
      }
      return added;
    });
  }

  remove(ids: readonly string[]): Result<void> {
    return this.#change(async (runs, cells) => {
      for (const id of ids) await Promise.all([runs.delete(id), cells.delete(cellsOf(id))]);
    });
  }

  clear(): Result<void> {
    return this.#change(async (runs, cells) => {
      await Promise.all([runs.clear(), cells.clear()]);
    });
  }

  #change<Value>(
    work: (
      runs: StoreIn<typeof both, 'runs'>,
      cells: StoreIn<typeof both, 'cells'>,
    ) => Promise<Value>,
    changed = both,
  ): Result<Value> {
    return changeStores(
      this.connection,
      both,
      (change) => work(change.objectStore('runs'), change.objectStore('cells')),
      changed,
    );
  }
}
