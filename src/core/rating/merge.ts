import type { Ballot } from './ballot';
import type { Counted } from './ballot-store';

/** What taking ballots in from elsewhere comes to: the new ones, */
export interface Merge extends Counted {
  /** how many were here, or came twice, and say the same, */
  readonly duplicates: number;
  /** and ids under which another ballot is here, or came before: what was first stays. */
  readonly conflicts: readonly string[];
}

const ballotsPerStop = 500;

/** Recognises ballots by their ids. It stops now and then. */
export function* merge(here: Counted, incoming: Counted): Generator<undefined, Merge> {
  const known = new Map([...here.ballots, ...here.setAside].map((ballot) => [ballot.id, ballot]));
  const conflicts = new Set<string>();
  let duplicates = 0;
  const isNew = (ballot: Ballot): boolean => {
    const other = known.get(ballot.id);
    if (!other) known.set(ballot.id, ballot);
    else if (content(other) === content(ballot)) duplicates += 1;
    else conflicts.add(ballot.id);
    return !other;
  };
  function* newOnes(some: readonly Ballot[]): Generator<undefined, readonly Ballot[]> {
    const found: Ballot[] = [];
    for (const [index, ballot] of some.entries()) {
      if (index % ballotsPerStop === 0) yield undefined;
      if (isNew(ballot)) found.push(ballot);
    }
    return found;
  }
  const ballots = yield* newOnes(incoming.ballots);
  const setAside = yield* newOnes(incoming.setAside);
  return { ballots, setAside, duplicates, conflicts: [...conflicts] };
}

/** The same for ballots that say the same, in whatever order their fields stand. */
function content(ballot: Ballot): string {
  const { id, votedAt, promptHash, tags, contestants, blind, verdict, runId, item } = ballot;
  return JSON.stringify([
    id,
    votedAt,
    promptHash,
    tags,
    contestants.map(({ modelId, modelName, modelHash, settings }) => [
      modelId,
      modelName,
      modelHash,
      settings,
    ]),
    blind,
    verdict.kind === 'best' ? verdict.position : verdict.kind,
    runId,
    item,
  ]);
}
