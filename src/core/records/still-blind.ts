import { isHidden, type Cell, type RunHead } from './run';

/** What is kept of runs, as far as it tells whether a vote is blind. */
export interface KeptAnswers {
  /** Undefined where it is not kept, or cannot be read. */
  head(runId: string): Promise<RunHead | undefined>;
  /** The runs that ask this prompt, as far as they can be read. */
  asking(prompt: string): Promise<readonly RunHead[]>;
  /** What came of an item of a run. */
  answersTo(runId: string, item: number): Promise<readonly Pick<Cell, 'column' | 'outcome'>[]>;
}

/** The answers to one prompt of a run. */
export interface ItemOfRun {
  readonly runId: string;
  /** Index among the run's items. */
  readonly item: number;
}

/**
 * Whether nothing that is kept tells whose the answers are that a vote is on. Of a run that is not kept it
 * is not known whether it was shown: a vote on it is not blind.
 */
export async function isBlindVote(kept: KeptAnswers, { runId, item }: ItemOfRun): Promise<boolean> {
  const run = await kept.head(runId);
  return run !== undefined && isHidden(run) && !(await isSeen(kept, run, item));
}

/** Whether an answer to a prompt of a run stands with its name in another one, to the same prompt. */
export async function isSeenBefore(
  kept: KeptAnswers,
  { runId, item }: ItemOfRun,
): Promise<boolean> {
  const run = await kept.head(runId);
  return run !== undefined && isSeen(kept, run, item);
}

async function isSeen(kept: KeptAnswers, run: RunHead, item: number): Promise<boolean> {
  const prompt = run.items[item]?.text;
  if (prompt === undefined) return false;
  const judged = new Set(told(run, await kept.answersTo(run.id, item)));
  const asking = await kept.asking(prompt);
  for (const open of asking.filter((head) => head.id !== run.id && !isHidden(head))) {
    for (const [other, { text }] of open.items.entries()) {
      if (text !== prompt) continue;
      const answers = told(open, await kept.answersTo(open.id, other));
      if (answers.some((answer) => judged.has(answer))) return true;
    }
  }
  return false;
}

/** Which model said what; nothing of those that said nothing. */
function told(
  { columns }: RunHead,
  cells: Awaited<ReturnType<KeptAnswers['answersTo']>>,
): string[] {
  return cells
    .filter(({ outcome }) => outcome.answer.text !== '')
    .map(({ column, outcome }) => JSON.stringify([columns[column]?.modelId, outcome.answer.text]));
}
