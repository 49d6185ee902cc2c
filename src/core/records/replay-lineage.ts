import { originalOf, type RunHead } from './run';

/**
 * The runs that repeat each other, straight or over others: an original, its replays, theirs. Equal
 * texts tell which column of one is which column of the other, so they are shown together.
 *
 * @returns the ids, the given ones among them; also of originals that are not here any more
 */
export function replayLineageOf(
  runs: readonly Pick<RunHead, 'id' | 'origin'>[],
  ...ids: readonly string[]
): ReadonlySet<string> {
  const kin = new Map<string, string[]>();
  const link = (one: string, other: string): void => {
    const known = kin.get(one);
    if (known) known.push(other);
    else kin.set(one, [other]);
  };
  for (const run of runs) {
    const original = originalOf(run);
    if (original === undefined) continue;
    link(run.id, original);
    link(original, run.id);
  }
  const family = new Set(ids);
  // What is added while it is walked through comes up, too.
  for (const one of family) for (const other of kin.get(one) ?? []) family.add(other);
  return family;
}
