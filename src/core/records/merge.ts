import type { Run } from './run';

/** The runs that are not here yet, by their ids; of two with the same id the first. */
export function newRuns(here: Iterable<string>, incoming: readonly Run[]): readonly Run[] {
  const known = new Set(here);
  return incoming.filter(({ id }) => {
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
}
