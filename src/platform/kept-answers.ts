import type { KeptAnswers } from '../core/records/still-blind';
import { replayLineageOf } from '../core/records/replay-lineage';
import { asks, isReplay, keptCells, keptRuns } from '../core/records/kept-runs';
import type { RunHead } from '../core/records/run';
import type { RunRecord } from '../database/schema';

/** A store of the database within a transaction, as far as it is read. */
interface Readable {
  get(key: string): Promise<unknown>;
  getAll(query?: IDBKeyRange | null): Promise<readonly unknown[]>;
}

/** What is kept of runs, read in the transaction that the stores belong to. */
export function keptAnswers(runs: Readable, cells: Pick<Readable, 'getAll'>): KeptAnswers {
  return {
    head: async (runId) => headsOf([await runs.get(runId)])[0],
    asking: async (prompt) => headsOf((await runs.getAll()).filter((run) => asks(run, prompt))),
    answersTo: async (runId, item) =>
      // An array is after every number.
      keptCells(await cells.getAll(IDBKeyRange.bound([runId, item], [runId, item, []]))),
  };
}

/**
 * Notes that it is shown which side is which, of runs and of those that repeat them.
 *
 * @returns the ids of them all
 */
export async function noteShown(
  runs: { getAll(): Promise<RunRecord[]>; put(record: RunRecord): Promise<unknown> },
  runIds: readonly string[],
): Promise<readonly string[]> {
  const records = await runs.getAll();
  const family = replayLineageOf(records.filter(isReplay), ...runIds);
  const shown = records.filter(({ id }) => family.has(id));
  for (const record of shown) await runs.put({ ...record, revealed: true });
  return shown.map(({ id }) => id);
}

function headsOf(records: readonly unknown[]): readonly RunHead[] {
  return keptRuns(records, new Map()).runs.map(({ head }) => head);
}
