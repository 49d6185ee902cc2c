import { portions } from '../bounds/portions';
import type { Counted } from './vote-store';
import { voteFileLimits } from './vote-files';

/** Writes as many files as it takes for each of them to be taken back; votes that do not count come last. */
export function inFiles(
  textOf: (votes: Counted) => string,
  { votes: items, sizeBytes: bytes }: { votes: number; sizeBytes: number } = voteFileLimits,
): (votes: Counted) => readonly string[] {
  return ({ votes, setAside }) => {
    const aside = new Set(setAside);
    const write = (some: Counted['votes']): string =>
      textOf({
        votes: some.filter((vote) => !aside.has(vote)),
        setAside: some.filter((vote) => aside.has(vote)),
      });
    return portions([...votes, ...setAside], write, { items, bytes }).map(({ text }) => text);
  };
}
