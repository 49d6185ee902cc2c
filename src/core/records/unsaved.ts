import * as v from 'valibot';
import { PromptSchema, type Prompt } from '../prompts/prompt';
import type { NewVote } from '../rating/vote-store';
import { readVotes } from '../rating/checked-votes';
import type { Run } from './run';
import { checkedRun } from './run-file';

/** What was made and could not be written, as the file of a screen holds it. */
export interface Unsaved {
  /** With those of their answers that are not written. */
  readonly runs: readonly Run[];
  /** Each gets its id when it is written. */
  readonly votes: readonly NewVote[];
  /** Drafts of the Prompts screen, as the prompts that they would be. */
  readonly prompts: readonly Prompt[];
}

const list = v.optional(v.array(v.unknown()), []);

/** Files of earlier versions have none of it. */
const UnsavedSchema = v.fallback(v.object({ runs: list, votes: list, prompts: list }), {
  runs: [],
  votes: [],
  prompts: [],
});

const promptsPerStop = 100;

/** What of it can be read, with the bounds of other files; a bad item hides no others. It stops now and then. */
export function* readUnsaved(candidate: unknown): Generator<unknown, Unsaved> {
  const file = v.parse(UnsavedSchema, candidate);
  const runs: Run[] = [];
  for (const one of file.runs) {
    const run = yield* checkedRun(one, 0);
    if (run.ok) runs.push(run.value);
  }
  const votes: NewVote[] = [];
  for (const one of file.votes) {
    // A text would come apart into a field for each of its letters.
    if (typeof one !== 'object') continue;
    const read = yield* readVotes([{ ...one, id: 'none yet' }]);
    if (!read.ok) continue;
    for (const { id: _, ...vote } of read.value) votes.push(vote);
  }
  const prompts: Prompt[] = [];
  for (const [index, one] of file.prompts.entries()) {
    if (index % promptsPerStop === 0) yield 0;
    const prompt = v.safeParse(PromptSchema, one);
    if (prompt.success) prompts.push(prompt.output);
  }
  return { runs, votes, prompts };
}
