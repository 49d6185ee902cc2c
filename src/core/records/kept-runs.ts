import * as v from 'valibot';
import { CellSchema, RunHeadSchema, type Cell, type Run } from './run';
import type { KeptRuns, RunSummary } from './run-store';

/**
 * What can be read of what is kept; the rest is counted.
 *
 * @param done how many cells each run has, by its id
 */
export function keptRuns(records: readonly unknown[], done: ReadonlyMap<string, number>): KeptRuns {
  const runs: RunSummary[] = [];
  for (const record of records) {
    const head = v.safeParse(RunHeadSchema, record);
    if (head.success) runs.push({ head: head.output, done: done.get(head.output.id) ?? 0 });
  }
  runs.sort((one, other) => other.head.startedAt.localeCompare(one.head.startedAt));
  return { runs, unreadable: records.length - runs.length };
}

/** Undefined where the run cannot be read; cells that cannot be count as not answered yet. */
export function keptRun(record: unknown, cellRecords: readonly unknown[]): Run | undefined {
  const head = v.safeParse(RunHeadSchema, record);
  if (!head.success) return undefined;
  const cells = cellRecords.flatMap((one): Cell[] => {
    const cell = v.safeParse(KeptCellSchema, one);
    if (!cell.success) return [];
    const { runId: _, ...own } = cell.output;
    return [own];
  });
  return { ...head.output, cells };
}

const KeptCellSchema = v.strictObject({ ...CellSchema.entries, runId: v.string() });
