import { portions } from '../bounds/portions';
import type { Counted } from './ballot-store';
import { voteFileLimits } from './vote-files';

/** Writes as many files as it takes for each of them to be taken back; votes that do not count come last. */
export function inFiles(
  textOf: (votes: Counted) => string,
  { ballots: items, sizeBytes: bytes }: { ballots: number; sizeBytes: number } = voteFileLimits,
): (votes: Counted) => readonly string[] {
  return ({ ballots, setAside }) => {
    const aside = new Set(setAside);
    const write = (some: Counted['ballots']): string =>
      textOf({
        ballots: some.filter((ballot) => !aside.has(ballot)),
        setAside: some.filter((ballot) => aside.has(ballot)),
      });
    return portions([...ballots, ...setAside], write, { items, bytes });
  };
}
