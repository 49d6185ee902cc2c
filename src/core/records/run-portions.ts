import { portions, type Portion } from '../bounds/portions';
import type { Vote } from '../rating/vote';
import type { Counted } from '../rating/vote-store';
import type { Run, UnreadableCell } from './run';
import { headOf } from './run-head';
import { partToJson, runFileLimits, runsToJson } from './run-file';

interface Bounds {
  readonly runs: number;
  readonly sizeBytes: number;
}

/** An answer of a run, alone. */
type OneAnswer = Pick<Run, 'cells'> & { readonly unreadableCells: readonly UnreadableCell[] };

/**
 * Writes as many files as it takes for each of them to be taken back, each run with the votes on it. A run
 * that is larger than a file may be stands in several, each with a part of its answers. One that cannot be
 * divided so, since a part that has one answer alone is too large, stands in none.
 *
 * @param exportedAt ISO 8601
 */
export function runsToFiles(
  runs: readonly Run[],
  exportedAt: string,
  { votes, setAside }: Counted,
  { runs: items, sizeBytes: bytes }: Bounds = runFileLimits,
): readonly Portion<Run>[] {
  const counting = byRun(votes);
  const aside = byRun(setAside);
  const on = (some: readonly Run[]): Counted => ({
    votes: some.flatMap(({ id }) => counting.get(id) ?? []),
    setAside: some.flatMap(({ id }) => aside.get(id) ?? []),
  });
  const write = (some: readonly Run[]): string => runsToJson(some, exportedAt, on(some));
  return portions(runs, write, { items, bytes }).flatMap((file) => {
    const [run] = file.items;
    if (!file.isTooLarge || !run) return [file];
    return parts(run, (part) => partToJson(part, exportedAt, on([part])), bytes) ?? [file];
  });
}

/** Undefined where one of the files would still be too large. */
function parts(
  run: Run,
  write: (part: Run) => string,
  bytes: number,
): readonly Portion<Run>[] | undefined {
  const { cells, unreadableCells = [] } = run;
  const answers: readonly OneAnswer[] = [
    ...cells.map((cell) => ({ cells: [cell], unreadableCells: [] })),
    ...unreadableCells.map((cell) => ({ cells: [], unreadableCells: [cell] })),
  ];
  const made = portions(answers, (some) => write(partOf(run, some)), {
    // All of them together have just been too large.
    items: Math.ceil(answers.length / 2),
    bytes,
  });
  if (made.some(({ isTooLarge }) => isTooLarge)) return undefined;
  return made.map(({ text }) => ({ items: [run], text, isTooLarge: false }));
}

function partOf(run: Run, answers: readonly OneAnswer[]): Run {
  const unreadableCells = answers.flatMap((answer) => answer.unreadableCells);
  return {
    ...headOf(run),
    cells: answers.flatMap(({ cells }) => cells),
    ...(unreadableCells.length > 0 && { unreadableCells }),
  };
}

function byRun(votes: readonly Vote[]): ReadonlyMap<string, readonly Vote[]> {
  const grouped = new Map<string, Vote[]>();
  for (const vote of votes) {
    const others = grouped.get(vote.runId);
    if (others) others.push(vote);
    else grouped.set(vote.runId, [vote]);
  }
  return grouped;
}
