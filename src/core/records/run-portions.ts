import { portions, type Portion } from '../bounds/portions';
import type { Vote } from '../rating/vote';
import type { Counted } from '../rating/vote-store';
import type { Run } from './run';
import { runFileLimits, runsToJson } from './run-file';

/**
 * Writes as many files as it takes for each of them to be taken back, each run with the votes on it. One
 * run alone may still be too large.
 *
 * @param exportedAt ISO 8601
 */
export function runsToFiles(
  runs: readonly Run[],
  exportedAt: string,
  { votes, setAside }: Counted,
  { runs: items, sizeBytes: bytes }: { runs: number; sizeBytes: number } = runFileLimits,
): readonly Portion<Run>[] {
  const counting = byRun(votes);
  const aside = byRun(setAside);
  const write = (some: readonly Run[]): string =>
    runsToJson(some, exportedAt, {
      votes: some.flatMap(({ id }) => counting.get(id) ?? []),
      setAside: some.flatMap(({ id }) => aside.get(id) ?? []),
    });
  return portions(runs, write, { items, bytes });
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
