import type { Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import type { ItemOfRun } from './still-blind';
import type { Cell, Run, RunHead } from './run';

/** A run in a list. */
export interface RunSummary {
  readonly head: RunHead;
  /** How many of its cells have an answer or a failure. */
  readonly done: number;
}

export interface KeptRuns {
  /** The latest first: one that was begun here before all that were here then, one of a file by its date. */
  readonly runs: readonly RunSummary[];
  /** Records that this version cannot read, as they are kept, without their cells. */
  readonly unreadable: readonly unknown[];
}

/** Every run that was made on this device or brought to it. */
export interface RunStore {
  /**
   * Keeps a run from its beginning; one with the same id stays with its cells. One that repeats a run of
   * which it has been shown by now which side is which is shown, too.
   */
  begin(head: RunHead): Promise<Outcome<void, StoreFailure>>;
  /** A cell of the same item and column is replaced. False where the run was deleted: it is not kept then. */
  addCell(runId: string, cell: Cell): Promise<Outcome<boolean, StoreFailure>>;
  /**
   * Notes that it is shown which side is which, of these runs and of those that repeat them (`replayLineageOf`).
   * Nothing may be shown before it is noted.
   *
   * @returns the ids of them all
   */
  reveal(runIds: readonly string[]): Promise<Outcome<readonly string[], StoreFailure>>;
  /** Whether an answer to a prompt of a run stands with its name in another one (`isSeenBefore`). */
  seenBefore(answers: ItemOfRun): Promise<Outcome<boolean, StoreFailure>>;
  list(): Promise<Outcome<KeptRuns, StoreFailure>>;
  /** Runs with their cells as they are kept, for a file of what this version cannot read. */
  asKept(ids: readonly string[]): Promise<Outcome<readonly unknown[], StoreFailure>>;
  /** Undefined where there is none that this version can read. Cells by item, then by column. */
  load(id: string): Promise<Outcome<Run | undefined, StoreFailure>>;
  /** The runs with an answer that is accepted, by their ids. */
  withAnswer(
    accepts: (text: string) => boolean,
  ): Promise<Outcome<ReadonlySet<string>, StoreFailure>>;
  /**
   * Keeps all of them or, where one could not be kept, none. What is here under one of their ids, readable
   * or not, stays as it is.
   *
   * @returns how many were kept
   */
  addAll(runs: readonly Run[]): Promise<Outcome<number, StoreFailure>>;
  /**
   * Adds those answers of a part of a run to the run that is here, which it has none for.
   *
   * @returns how many they were; undefined where what is here under its id is another run, or cannot be read
   */
  addPart(part: Run): Promise<Outcome<number | undefined, StoreFailure>>;
  remove(ids: readonly string[]): Promise<Outcome<void, StoreFailure>>;
  /** Removes every one, also those that cannot be read. */
  clear(): Promise<Outcome<void, StoreFailure>>;
}
