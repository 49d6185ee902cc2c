import { originalOf, type RunHead } from './run';

/**
 * The runs that repeat each other, straight or over others: an original, its replays, theirs. Equal
 * texts tell which column of one is which column of the other, so they are shown together.
 *
 * @returns the ids, the given one among them; also of originals that are not here any more
 */
export function familyOf(
  runs: readonly Pick<RunHead, 'id' | 'origin'>[],
  id: string,
): ReadonlySet<string> {
  const family = new Set([id]);
  let before = 0;
  while (family.size > before) {
    before = family.size;
    for (const run of runs) {
      const original = originalOf(run);
      if (original === undefined) continue;
      const pair = [run.id, original];
      if (pair.some((one) => family.has(one))) for (const one of pair) family.add(one);
    }
  }
  return family;
}
