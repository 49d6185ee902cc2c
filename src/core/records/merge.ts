import type { Run, RunHead } from './run';

/** The runs that are not here yet, by their ids; of two with the same id the first. */
export function newRuns(here: Iterable<string>, incoming: readonly Run[]): readonly Run[] {
  const known = new Set(here);
  return incoming.filter(({ id }) => {
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
}

/** Whether a part of a run is one of the run that is here under its id. */
export function isPartOf(part: RunHead, here: RunHead): boolean {
  const what = ({ startedAt, columns, items }: RunHead): string =>
    JSON.stringify([
      startedAt,
      columns.map(({ modelId }) => modelId),
      items.map(({ text }) => text),
    ]);
  return part.id === here.id && what(part) === what(here);
}
