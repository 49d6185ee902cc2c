import type { NewVote } from '../rating/vote-store';
import type { Cell, Run, RunHead } from './run';

/** Something of runs and votes that is to be written. Each may be written again: the stores take it once. */
export type Write =
  | { readonly kind: 'begin'; readonly runId: string; readonly head: RunHead }
  | { readonly kind: 'cell'; readonly runId: string; readonly cell: Cell }
  /** `shows`: ids of the runs whose names are shown with it. */
  | {
      readonly kind: 'vote';
      readonly runId: string;
      readonly vote: NewVote;
      readonly shows: readonly string[];
    };

type RunWrite = Exclude<Write, { kind: 'vote' }>;

/** What a later write of the same takes the place of. */
export function keyOf(write: Write): string {
  switch (write.kind) {
    case 'begin':
      return JSON.stringify([write.kind, write.runId]);
    case 'cell':
      return JSON.stringify([write.kind, write.runId, write.cell.item, write.cell.column]);
    case 'vote':
      return JSON.stringify([write.kind, write.runId, write.vote.item]);
  }
}

const kinds: readonly Write['kind'][] = ['begin', 'cell', 'vote'];

/** The order in which they are written: an answer needs its run. */
export function inOrder(writes: readonly Write[]): readonly Write[] {
  return [...writes].sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
}

/** How many runs and votes they are about. */
export function countsOf(writes: readonly Write[]): {
  readonly runs: number;
  readonly votes: number;
} {
  const ofRuns = writes.filter(isOfRun);
  return {
    runs: new Set(ofRuns.map(({ runId }) => runId)).size,
    votes: writes.length - ofRuns.length,
  };
}

/**
 * What they would make: runs, each with those of its answers that are among them, and votes.
 *
 * @param heads of runs that were written; what is of another one is left out
 */
export function madeBy(
  writes: readonly Write[],
  heads: readonly RunHead[],
): { readonly runs: readonly Run[]; readonly votes: readonly NewVote[] } {
  const known = new Map(heads.map((head) => [head.id, head]));
  const runs = new Map<string, Run>();
  for (const write of inOrder(writes).filter(isOfRun)) {
    const head = write.kind === 'begin' ? write.head : known.get(write.runId);
    const run = runs.get(write.runId) ?? (head && { ...head, cells: [] });
    if (run) runs.set(write.runId, withWrite(run, write));
  }
  const votes = writes.flatMap((write) => (write.kind === 'vote' ? [write.vote] : []));
  return { runs: [...runs.values()], votes };
}

function isOfRun(write: Write): write is RunWrite {
  return write.kind !== 'vote';
}

function withWrite(run: Run, write: RunWrite): Run {
  return write.kind === 'begin' ? run : { ...run, cells: [...run.cells, write.cell] };
}
