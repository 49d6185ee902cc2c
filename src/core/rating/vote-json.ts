import * as v from 'valibot';
import { readJson } from '../bounds/json';
import { within } from '../bounds/share';
import { failed, success } from '../outcome';
import type { Counted } from './vote-store';
import { readVotes } from './checked-votes';
import { counted, type VotesRead } from './vote-files';

/** What the file calls itself, whether JSON or CSV. */
export const voteFormat = 'playground-ballots';
export const voteVersion = 1;

const HeadSchema = v.looseObject({ format: v.literal(voteFormat), version: v.unknown() });
const FileSchema = v.looseObject({
  version: v.literal(voteVersion),
  ballots: v.array(v.unknown()),
  /** Ids of those that do not count. Apart from them: pages that do not know of it take the others. */
  setAside: v.optional(v.array(v.string()), []),
});

export function votesToJson({ votes, setAside }: Counted): string {
  const file = { format: voteFormat, version: voteVersion, ballots: [...votes, ...setAside] };
  const ids = setAside.map(({ id }) => id);
  return JSON.stringify({ ...file, ...(ids.length > 0 && { setAside: ids }) }, null, 1);
}

/** All votes of a file, or why none are taken. */
export function* votesOfJson(text: string): Generator<number, VotesRead> {
  const read = yield* within(0, 0.5, readJson(text));
  if (!read.ok) {
    const { kind } = read.failure;
    return failed(
      kind === 'not-json' ? { kind: 'not-votes' } : { kind: 'votes-broken', vote: 0, detail: kind },
    );
  }
  const parsed = read.value;
  const head = v.safeParse(HeadSchema, parsed);
  if (!head.success) return failed({ kind: 'not-votes' });
  if (head.output.version !== voteVersion) {
    const version = JSON.stringify(head.output.version) as string | undefined;
    return failed({ kind: 'votes-other-version', version: (version ?? '?').slice(0, 40) });
  }
  const file = v.safeParse(FileSchema, parsed);
  if (!file.success) return failed({ kind: 'not-votes' });
  const votes = yield* within(0.5, 1, readVotes(file.output.ballots));
  if (!votes.ok) return votes;
  return success(counted(votes.value, new Set(file.output.setAside)));
}
