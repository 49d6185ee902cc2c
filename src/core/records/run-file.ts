import * as v from 'valibot';
import { failed, success, type Outcome } from '../outcome';
import type { Counted } from '../rating/ballot-store';
import { checkedBallots } from '../rating/checked-ballots';
import type { VoteFileFailure } from '../rating/failures';
import { counted } from '../rating/vote-files';
import type { RunFileFailure } from './failures';
import { RunSchema, type Run } from './run';

/** What a file may be at the most: it is read in one go. An answer of 300 tokens takes about 2 kB. */
export const runFileLimits = {
  sizeBytes: 128_000_000,
  runs: 10_000,
  /** Of one run. */
  items: 10_000,
  idCharacters: 200,
} as const;

/** What a file brings: runs, and votes on them. */
export interface RunsOfFile {
  readonly runs: readonly Run[];
  readonly votes: Counted;
}

export type RunsRead = Outcome<RunsOfFile, RunFileFailure | VoteFileFailure>;

const runFormat = 'playground-runs';
const runVersion = 1;
const longestDetail = 200;

const HeadSchema = v.looseObject({ format: v.literal(runFormat), version: v.unknown() });
const FileSchema = v.looseObject({
  runs: v.array(v.unknown()),
  /** As in files of votes. Files of earlier versions have none, and their pages pass them over. */
  ballots: v.optional(v.array(v.unknown()), []),
  setAside: v.optional(v.array(v.string()), []),
});

/** What the form alone does not say: a run of a file has to hang together, or it could not be drawn. */
const WholeRunSchema = v.pipe(
  RunSchema,
  v.check(({ id }) => id.length <= runFileLimits.idCharacters, 'the id is too long'),
  v.check(({ items }) => items.length <= runFileLimits.items, 'too many items'),
  // The pattern lets days through that no month has, and zones that no browser reads.
  v.check(({ startedAt }) => !Number.isNaN(Date.parse(startedAt)), 'no moment that there is'),
  v.check(({ conditions, columns }) => {
    const { order } = conditions;
    return order.length === columns.length && columns.every((_, index) => order.includes(index));
  }, 'the order does not name every column once'),
  v.check(
    ({ cells, items, columns }) =>
      cells.every(({ item, column }) => item < items.length && column < columns.length),
    'an answer to no item, or of no column',
  ),
  v.check(
    ({ cells }) =>
      new Set(cells.map(({ item, column }) => `${item} ${column}`)).size === cells.length,
    'two answers in one place',
  ),
);

/** @param exportedAt ISO 8601 */
export function runsToJson(
  runs: readonly Run[],
  exportedAt: string,
  { ballots, setAside }: Counted,
): string {
  const file = { format: runFormat, version: runVersion, exportedAt, runs };
  const votes = { ballots: [...ballots, ...setAside], setAside: setAside.map(({ id }) => id) };
  return JSON.stringify({ ...file, ...votes });
}

/** How many bytes a text takes in a file, which is UTF-8. */
export function fileBytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Each half of a pair takes two of its four bytes.
    if (unit >= 0x80) bytes += unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/**
 * All runs of a file, or why none are taken. It stops before each run, so that a large file need not
 * keep the page from being drawn.
 */
export function* runsOf(text: string): Generator<undefined, RunsRead> {
  const candidates = candidatesOf(text);
  if (!candidates.ok) return candidates;
  const runs: Run[] = [];
  for (const [index, candidate] of candidates.value.runs.entries()) {
    yield undefined;
    const run = checkedRun(candidate, index + 1);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  const votes = votesOf(candidates.value, runs);
  return votes.ok ? success({ runs, votes: votes.value }) : votes;
}

/** The votes of a file on its runs; others are passed over. */
function votesOf(
  { ballots: candidates, setAside }: Candidates,
  runs: readonly Run[],
): Outcome<Counted, VoteFileFailure> {
  const ballots = checkedBallots(candidates);
  if (!ballots.ok) return ballots;
  const ids = new Set(runs.map(({ id }) => id));
  const onThem = ballots.value.filter(({ runId }) => ids.has(runId));
  return success(counted(onThem, new Set(setAside)));
}

type Candidates = v.InferOutput<typeof FileSchema>;

/** They are still to be looked at, one by one. */
function candidatesOf(text: string): Outcome<Candidates, RunFileFailure> {
  const { sizeBytes: mostBytes, runs: mostRuns } = runFileLimits;
  // Letters, not bytes: a text of more letters has more bytes.
  if (text.length > mostBytes) {
    return failed({ kind: 'runs-too-large', sizeBytes: text.length, mostBytes });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed({ kind: 'runs-not-json' });
  }
  const head = v.safeParse(HeadSchema, parsed);
  if (!head.success) return failed({ kind: 'runs-other-format' });
  if (head.output.version !== runVersion) {
    const version = JSON.stringify(head.output.version) as string | undefined;
    return failed({ kind: 'runs-other-version', version: (version ?? '?').slice(0, 40) });
  }
  const file = v.safeParse(FileSchema, parsed);
  if (!file.success) return failed({ kind: 'runs-other-format' });
  if (file.output.runs.length > mostRuns) return failed({ kind: 'runs-too-many', mostRuns });
  return success(file.output);
}

/** @param place which of the file, from 1 */
function checkedRun(candidate: unknown, place: number): Outcome<Run, RunFileFailure> {
  const parsed = v.safeParse(WholeRunSchema, candidate, { abortEarly: true });
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const detail = `${v.getDotPath(issue) ?? ''}: ${issue.message}`.slice(0, longestDetail);
  return failed({ kind: 'runs-broken', run: place, detail });
}
