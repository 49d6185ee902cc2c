import type { Vote } from './vote';
import type { Counted } from './vote-store';

/** What taking votes in from elsewhere comes to: the new ones, */
export interface Merge extends Counted {
  /** how many were here, or came twice, and say the same, */
  readonly duplicates: number;
  /** and ids under which another vote is here, or came before: what was first stays. */
  readonly conflicts: readonly string[];
}

const votesPerStop = 500;

/** Recognises votes by their ids. It stops now and then. */
export function* merge(here: Counted, incoming: Counted): Generator<undefined, Merge> {
  const known = new Map([...here.votes, ...here.setAside].map((vote) => [vote.id, vote]));
  const conflicts = new Set<string>();
  let duplicates = 0;
  const isNew = (vote: Vote): boolean => {
    const other = known.get(vote.id);
    if (!other) known.set(vote.id, vote);
    else if (content(other) === content(vote)) duplicates += 1;
    else conflicts.add(vote.id);
    return !other;
  };
  function* newOnes(some: readonly Vote[]): Generator<undefined, readonly Vote[]> {
    const found: Vote[] = [];
    for (const [index, vote] of some.entries()) {
      if (index % votesPerStop === 0) yield undefined;
      if (isNew(vote)) found.push(vote);
    }
    return found;
  }
  const votes = yield* newOnes(incoming.votes);
  const setAside = yield* newOnes(incoming.setAside);
  return { votes, setAside, duplicates, conflicts: [...conflicts] };
}

/** A text that is the same for votes which say the same, in whatever order their fields stand. */
function content(vote: Vote): string {
  const { id, votedAt, promptHash, tags, contestants, blind, verdict, runId, item } = vote;
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
