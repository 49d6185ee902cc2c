import type { Answer } from './workspace';

/** An answer among others; undefined where there is none, or it failed. */
type Judged = Pick<Answer, 'finish' | 'text'> | undefined;

/** Whether there is something to judge: each has ended by itself or by a limit, one at least with a text. */
export function isVotable(answers: readonly Judged[]): boolean {
  return (
    answers.length > 1 &&
    answers.every(
      (answer) => answer && answer.finish !== 'interrupted' && answer.finish !== 'cut-off',
    ) &&
    answers.some((answer) => answer?.text !== '')
  );
}
