import * as v from 'valibot';
import { readJson } from '../bounds/json';
import { within } from '../bounds/share';
import { failed, success, type Outcome } from '../outcome';
import type { Counted } from '../rating/vote-store';
import { readVotes } from '../rating/checked-votes';
import type { VoteFileFailure } from '../rating/failures';
import { counted } from '../rating/vote-files';
import type { RunFileFailure } from './failures';
import { CellSchema, RunHeadSchema, UnreadableCellSchema, type Cell, type Run } from './run';
import { beyondBounds } from './run-bounds';

/** What a file may be at the most: it is read in one go. An answer of 300 tokens takes about 2 kB. */
export const runFileLimits = {
  sizeBytes: 128_000_000,
  runs: 10_000,
  /** More than so many bytes hold: the votes on a run go into one file, however many people gave them. */
  votes: 500_000,
} as const;

/** What a file brings: runs, and votes on them. */
export interface RunsOfFile {
  readonly runs: readonly Run[];
  readonly votes: Counted;
  /** The file has a part of the answers of its one run; those that are missing stand in other files. */
  readonly isPart: boolean;
}

export type RunsRead = Outcome<RunsOfFile, RunFileFailure | VoteFileFailure>;

const runFormat = 'playground-runs';
const runVersion = 1;
/** Of a part of one run. Pages that do not know it refuse it: they would take the run for one that has no other answers. */
const partVersion = 2;
const longestDetail = 200;

/** Answers between two stops. */
const cellsPerStop = 20;

const HeadSchema = v.looseObject({ format: v.literal(runFormat), version: v.unknown() });
const FileSchema = v.looseObject({
  runs: v.array(v.unknown()),
  /** As in files of votes. Files of earlier versions have none, and their pages pass them over. */
  ballots: v.optional(v.array(v.unknown()), []),
  setAside: v.optional(v.array(v.string()), []),
});

/** @param exportedAt ISO 8601 */
export function runsToJson(runs: readonly Run[], exportedAt: string, votes: Counted): string {
  return fileText(runVersion, runs, exportedAt, votes);
}

/** @param run with some of its answers */
export function partToJson(run: Run, exportedAt: string, votes: Counted): string {
  return fileText(partVersion, [run], exportedAt, votes);
}

function fileText(
  version: number,
  runs: readonly Run[],
  exportedAt: string,
  { votes, setAside }: Counted,
): string {
  const file = { format: runFormat, version, exportedAt, runs };
  const all = { ballots: [...votes, ...setAside], setAside: setAside.map(({ id }) => id) };
  return JSON.stringify({ ...file, ...all });
}

/**
 * All runs of a file, or why none are taken. It stops every few answers, so that a large file need not
 * keep the page from being drawn, and tells how far it is, from 0 to 1.
 */
export function* runsOf(text: string): Generator<number, RunsRead> {
  const candidates = yield* within(0, 0.5, candidatesOf(text));
  if (!candidates.ok) return candidates;
  const runs = yield* within(0.5, 0.9, checkedRuns(candidates.value.runs));
  if (!runs.ok) return runs;
  const votes = yield* within(0.9, 1, votesOf(candidates.value, runs.value));
  if (!votes.ok) return votes;
  const { isPart } = candidates.value;
  return success({ runs: runs.value, votes: votes.value, isPart });
}

function* checkedRuns(
  candidates: readonly unknown[],
): Generator<number, Outcome<readonly Run[], RunFileFailure>> {
  const runs: Run[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const { length } = candidates;
    const run = yield* within(
      index / length,
      (index + 1) / length,
      checkedRun(candidate, index + 1),
    );
    if (!run.ok) return run;
    runs.push(run.value);
  }
  return success(runs);
}

/** The votes of a file on its runs; others are passed over. */
function* votesOf(
  { ballots: candidates, setAside }: Candidates,
  runs: readonly Run[],
): Generator<number, Outcome<Counted, VoteFileFailure>> {
  const votes = yield* readVotes(candidates, runFileLimits.votes);
  if (!votes.ok) return votes;
  const ids = new Set(runs.map(({ id }) => id));
  const onThem = votes.value.filter(({ runId }) => ids.has(runId));
  return success(counted(onThem, new Set(setAside)));
}

type Candidates = v.InferOutput<typeof FileSchema> & Pick<RunsOfFile, 'isPart'>;

/** They are still to be looked at, one by one. */
function* candidatesOf(text: string): Generator<number, Outcome<Candidates, RunFileFailure>> {
  const { sizeBytes: mostBytes, runs: mostRuns } = runFileLimits;
  // Letters, not bytes: a text of more letters has more bytes.
  if (text.length > mostBytes) {
    return failed({ kind: 'runs-too-large', sizeBytes: text.length, mostBytes });
  }
  const read = yield* readJson(text.replace(/^\uFEFF/, ''));
  if (!read.ok) {
    const { kind } = read.failure;
    if (kind === 'not-json') return failed({ kind: 'runs-not-json' });
    return failed({ kind: 'runs-broken', run: 0, detail: kind });
  }
  const parsed = read.value;
  const head = v.safeParse(HeadSchema, parsed);
  if (!head.success) return failed({ kind: 'runs-other-format' });
  const isPart = head.output.version === partVersion;
  if (head.output.version !== runVersion && !isPart) {
    const version = JSON.stringify(head.output.version) as string | undefined;
    return failed({ kind: 'runs-other-version', version: (version ?? '?').slice(0, 40) });
  }
  const file = v.safeParse(FileSchema, parsed);
  if (!file.success) return failed({ kind: 'runs-other-format' });
  if (file.output.runs.length > mostRuns) return failed({ kind: 'runs-too-many', mostRuns });
  if (isPart && file.output.runs.length !== 1) return failed({ kind: 'runs-other-format' });
  return success({ ...file.output, isPart });
}

/**
 * A run of a file. Its answers are looked at one by one: they are most of the work.
 *
 * @param place which of the file, from 1
 */
export function* checkedRun(
  candidate: unknown,
  place: number,
): Generator<number, Outcome<Run, RunFileFailure>> {
  const broken = (where: string, message: string): Outcome<never, RunFileFailure> => {
    const detail = `${where}: ${message}`.slice(0, longestDetail);
    return failed({ kind: 'runs-broken', run: place, detail });
  };
  yield 0;
  const parts = v.safeParse(PartsSchema, candidate);
  if (!parts.success) return broken(v.getDotPath(parts.issues[0]) ?? '', parts.issues[0].message);
  const { cells: candidates, unreadableCells, ...rest } = parts.output;
  const head = v.safeParse(RunHeadSchema, rest, { abortEarly: true });
  if (!head.success) return broken(v.getDotPath(head.issues[0]) ?? '', head.issues[0].message);
  const cells: Cell[] = [];
  for (const [index, one] of candidates.entries()) {
    if (index % cellsPerStop === 0) yield index / candidates.length;
    const cell = v.safeParse(CellSchema, one, { abortEarly: true });
    if (!cell.success) {
      const [issue] = cell.issues;
      return broken(`cells.${index}.${v.getDotPath(issue) ?? ''}`, issue.message);
    }
    cells.push(cell.output);
  }
  const run: Run = { ...head.output, cells, ...(unreadableCells && { unreadableCells }) };
  const problem = beyondBounds(run) ?? incoherence(run);
  return problem === undefined ? success(run) : broken('', problem);
}

const PartsSchema = v.looseObject({
  cells: v.array(v.unknown()),
  unreadableCells: v.exactOptional(v.array(UnreadableCellSchema)),
});

/** What the form alone does not say: a run of a file has to hang together, or it could not be drawn. */
function incoherence({
  conditions,
  columns,
  items,
  cells,
  unreadableCells = [],
}: Run): string | undefined {
  const { order } = conditions;
  const isOrderWhole =
    order.length === columns.length && columns.every((_, index) => order.includes(index));
  if (!isOrderWhole) return 'the order does not name every column once';
  const all = [...cells, ...unreadableCells];
  if (all.some(({ item, column }) => item >= items.length || column >= columns.length)) {
    return 'an answer to no item, or of no column';
  }
  const places = new Set(all.map(({ item, column }) => `${item} ${column}`));
  return places.size < all.length ? 'two answers in one place' : undefined;
}
