import { portions } from '../bounds/portions';
import type { Ballot } from '../rating/ballot';
import type { Counted } from '../rating/ballot-store';
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
  { ballots, setAside }: Counted,
  { runs: items, sizeBytes: bytes }: { runs: number; sizeBytes: number } = runFileLimits,
): readonly string[] {
  const counting = byRun(ballots);
  const aside = byRun(setAside);
  const write = (some: readonly Run[]): string =>
    runsToJson(some, exportedAt, {
      ballots: some.flatMap(({ id }) => counting.get(id) ?? []),
      setAside: some.flatMap(({ id }) => aside.get(id) ?? []),
    });
  return portions(runs, write, { items, bytes });
}

function byRun(ballots: readonly Ballot[]): ReadonlyMap<string, readonly Ballot[]> {
  const grouped = new Map<string, Ballot[]>();
  for (const ballot of ballots) {
    const others = grouped.get(ballot.runId);
    if (others) others.push(ballot);
    else grouped.set(ballot.runId, [ballot]);
  }
  return grouped;
}
