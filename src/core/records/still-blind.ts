import { isHidden, type Cell, type RunHead } from './run';

/** What is kept of runs, as far as it tells whether a vote is blind. */
export interface KeptAnswers {
  /** All runs that can be read. */
  heads(): Promise<readonly RunHead[]>;
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
  const heads = await kept.heads();
  const run = heads.find(({ id }) => id === runId);
  return run !== undefined && isHidden(run) && !(await isSeen(kept, heads, run, item));
}

/** Whether an answer to a prompt of a run stands with its name in another one, to the same prompt. */
export async function isSeenBefore(
  kept: KeptAnswers,
  { runId, item }: ItemOfRun,
): Promise<boolean> {
  const heads = await kept.heads();
  const run = heads.find(({ id }) => id === runId);
  return run !== undefined && isSeen(kept, heads, run, item);
}

async function isSeen(
  kept: KeptAnswers,
  heads: readonly RunHead[],
  run: RunHead,
  item: number,
): Promise<boolean> {
  const prompt = run.items[item]?.text;
  const judged = new Set(told(run, await kept.answersTo(run.id, item)));
  for (const open of heads.filter((head) => head.id !== run.id && !isHidden(head))) {
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
