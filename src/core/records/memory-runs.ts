import { success, type Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import { isSeenBefore, type ItemOfRun, type KeptAnswers } from './still-blind';
import { replayLineageOf } from './replay-lineage';
import { isPartOf } from './merge';
import { asks, orderAfter } from './kept-runs';
import { originalOf, type Cell, type Run, type RunHead } from './run';
import type { KeptRuns, RunStore } from './run-store';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

const done: Result<void> = Promise.resolve(success(undefined));
const none: readonly unknown[] = [];

/** For tests: runs that last as long as the test. */
export class MemoryRuns implements RunStore {
  readonly kept = new Map<string, Run>();
  /** By the ids of those that were begun here. */
  readonly #ordersMs = new Map<string, number>();

  begin(head: RunHead): Result<void> {
    const here = [...this.kept.values()].map((run) => this.#orderOf(run));
    if (!this.kept.has(head.id)) {
      this.#ordersMs.set(head.id, orderAfter(here.length > 0 ? Math.max(...here) : null, head));
    }
    const revealed = head.revealed || this.kept.get(originalOf(head) ?? '')?.revealed === true;
    this.kept.set(head.id, { ...head, revealed, cells: this.kept.get(head.id)?.cells ?? [] });
    return done;
  }

  addCell(runId: string, cell: Cell): Result<boolean> {
    const run = this.kept.get(runId);
    if (run) {
      const others = run.cells.filter(
        ({ item, column }) => item !== cell.item || column !== cell.column,
      );
      this.kept.set(runId, { ...run, cells: [...others, cell] });
    }
    return Promise.resolve(success(run !== undefined));
  }

  reveal(runIds: readonly string[]): Result<readonly string[]> {
    const family = replayLineageOf([...this.kept.values()], ...runIds);
    const revealed = [...this.kept.values()].filter(({ id }) => family.has(id));
    for (const run of revealed) this.kept.set(run.id, { ...run, revealed: true });
    return Promise.resolve(success(revealed.map(({ id }) => id)));
  }

  async seenBefore(answers: ItemOfRun): Result<boolean> {
    return success(await isSeenBefore(this.answers, answers));
  }

  get answers(): KeptAnswers {
    return {
      head: (runId) => Promise.resolve(this.kept.get(runId)),
      asking: (prompt) =>
        Promise.resolve([...this.kept.values()].filter((run) => asks(run, prompt))),
      answersTo: (runId, item) =>
        Promise.resolve(this.kept.get(runId)?.cells.filter((cell) => cell.item === item) ?? []),
    };
  }

  list(): Result<KeptRuns> {
    const runs = [...this.kept.values()]
      .sort((one, other) => this.#orderOf(other) - this.#orderOf(one))
      .map(({ cells, unreadableCells = [], ...head }) => ({
        head,
        done: cells.length + unreadableCells.length,
      }));
    return Promise.resolve(success({ runs, unreadable: none }));
  }

  #orderOf(run: Run): number {
    return this.#ordersMs.get(run.id) ?? orderAfter(null, run);
  }

  asKept(ids: readonly string[]): Result<readonly unknown[]> {
    return Promise.resolve(success(ids.map((id) => this.kept.get(id))));
  }

  load(id: string): Result<Run | undefined> {
    return Promise.resolve(success(this.kept.get(id)));
  }

  withAnswer(accepts: (text: string) => boolean): Result<ReadonlySet<string>> {
    const found = [...this.kept.values()].filter(({ cells }) =>
      cells.some(({ outcome }) => accepts(outcome.answer.text)),
    );
    return Promise.resolve(success(new Set(found.map(({ id }) => id))));
  }

  addAll(runs: readonly Run[]): Result<number> {
    const before = this.kept.size;
    for (const run of runs) if (!this.kept.has(run.id)) this.kept.set(run.id, run);
    return Promise.resolve(success(this.kept.size - before));
  }

  addPart(part: Run): Result<number | undefined> {
    const here = this.kept.get(part.id);
    if (!here || !isPartOf(part, here)) return Promise.resolve(success(undefined));
    const { cells, unreadableCells = [] } = here;
    const places = new Set(
      [...cells, ...unreadableCells].map(({ item, column }) => `${item} ${column}`),
    );
    const added = part.cells.filter(({ item, column }) => !places.has(`${item} ${column}`));
    this.kept.set(part.id, { ...here, cells: [...cells, ...added] });
    return Promise.resolve(success(added.length));
  }

  remove(ids: readonly string[]): Result<void> {
    for (const id of ids) this.kept.delete(id);
    return done;
  }

  clear(): Result<void> {
    this.kept.clear();
    return done;
  }
}
