import type { Ballot } from './ballot';

/** What taking ballots in from elsewhere comes to. */
export interface Merge {
  /** New ones. */
  readonly added: readonly Ballot[];
  /** Ballots that were here, or came twice, and say the same. */
  readonly duplicates: number;
  /** Ids under which another ballot is here, or came before: what was first stays. */
  readonly conflicts: readonly string[];
}

/** Recognises ballots by their ids. */
export function merge(here: readonly Ballot[], incoming: readonly Ballot[]): Merge {
  const known = new Map(here.map((ballot) => [ballot.id, ballot]));
  const added: Ballot[] = [];
  const conflicts = new Set<string>();
  let duplicates = 0;
  for (const ballot of incoming) {
    const other = known.get(ballot.id);
    if (!other) {
      known.set(ballot.id, ballot);
      added.push(ballot);
    } else if (content(other) === content(ballot)) {
      duplicates += 1;
    } else {
      conflicts.add(ballot.id);
    }
  }
  return { added, duplicates, conflicts: [...conflicts] };
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
