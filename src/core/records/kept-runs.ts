import * as v from 'valibot';
import { finished } from '../bounds/finished';
import { growing } from '../growing';
import {
  CellSchema,
  RunHeadSchema,
  UnreadableCellSchema,
  type Cell,
  type Run,
  type RunHead,
  type UnreadableCell,
} from './run';
import type { KeptRuns, RunSummary } from './run-store';

/**
 * Where a run stands among others, the greatest first: by its date, but after the latest that is there,
 * whatever the clock says. Dates that no clock shows come last.
 *
 * @param latestMs of the latest run; null where the date alone counts, as that of a run of a file
 * @returns milliseconds since 1970
 */
export function orderAfter(
  latestMs: number | null,
  { startedAt }: Pick<RunHead, 'startedAt'>,
): number {
  const startedMs = Date.parse(startedAt);
  return Math.max(Number.isNaN(startedMs) ? 0 : startedMs, latestMs === null ? 0 : latestMs + 1);
}

/** Records between two stops. */
const recordsPerStop = 200;

/** All of what is kept in one go: for what has no time between. */
export function keptRuns(records: readonly unknown[], done: ReadonlyMap<string, number>): KeptRuns {
  return finished(readKeptRuns(records, done));
}

/**
 * What can be read of what is kept, and the rest as it is. It stops now and then, so that very many runs
 * need not keep the page from being drawn.
 *
 * @param done how many cells each run has, by its id
 */
export function* readKeptRuns(
  records: readonly unknown[],
  done: ReadonlyMap<string, number>,
): Generator<undefined, KeptRuns> {
  const runs: (RunSummary & { readonly orderMs: number })[] = [];
  const unreadable: unknown[] = [];
  for (const [index, record] of records.entries()) {
    if (index % recordsPerStop === recordsPerStop - 1) yield undefined;
    const head = v.safeParse(KeptHeadSchema, record);
    if (!head.success) {
      unreadable.push(record);
      continue;
    }
    const { orderMs, ...own } = head.output;
    runs.push({ head: own, done: done.get(own.id) ?? 0, orderMs });
  }
  runs.sort((one, other) => other.orderMs - one.orderMs);
  return {
    runs: runs.map(({ head, done: answers }) => ({ head, done: answers })),
    unreadable,
  };
}

/** Undefined where the run cannot be read; cells that cannot be stand in it as they are. */
export function keptRun(record: unknown, cellRecords: readonly unknown[]): Run | undefined {
  const kept = v.safeParse(KeptHeadSchema, record);
  if (!kept.success) return undefined;
  const { orderMs: _, ...head } = kept.output;
  const unreadableCells = cellRecords.flatMap((one) => unreadableCell(one) ?? []);
  const cells = keptCells(cellRecords);
  return { ...head, cells, ...(unreadableCells.length > 0 && { unreadableCells }) };
}

/** Undefined where it can be read, or stands in no place of a run. */
function unreadableCell(record: unknown): UnreadableCell | undefined {
  if (v.is(KeptCellSchema, record)) return undefined;
  const placed = v.safeParse(PlacedSchema, record);
  if (!placed.success) return undefined;
  const { runId: _, ...cell } = placed.output;
  return cell;
}

/** Those that can be read. */
export function keptCells(records: readonly unknown[]): Cell[] {
  return records.flatMap((one): Cell[] => {
    const cell = v.safeParse(KeptCellSchema, one);
    if (!cell.success) return [];
    const { runId: _, ...own } = cell.output;
    return [own];
  });
}

/** What was answered, as far as it takes to search it; undefined where that cannot be read. */
export function keptText(cellRecord: unknown): string | undefined {
  const kept = v.safeParse(TextSchema, cellRecord);
  return kept.success ? kept.output.outcome.answer.text : undefined;
}

/** Whether a run asks a prompt: told without reading all of it, which takes long for very many runs. */
export function asks(record: unknown, prompt: string): boolean {
  return v.is(AskingSchema, record) && record.items.some(({ text }) => text === prompt);
}

/** Whether a run is a replay: told without reading all of it. */
export function isReplay(record: unknown): record is v.InferOutput<typeof ReplaySchema> {
  return v.is(ReplaySchema, record);
}

const AskingSchema = v.object({ items: v.array(v.object({ text: v.string() })) });
const ReplaySchema = v.object({
  id: v.string(),
  origin: v.object({ kind: v.literal('replay'), of: v.string() }),
});
const PlacedSchema = v.looseObject(UnreadableCellSchema.entries);
const TextSchema = v.object({ outcome: v.object({ answer: v.object({ text: v.string() }) }) });
const KeptHeadSchema = growing({ ...RunHeadSchema.entries, orderMs: v.number() });
const KeptCellSchema = growing({ ...CellSchema.entries, runId: v.string() });
