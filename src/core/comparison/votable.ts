import { withoutThoughts } from './thinking';
import type { Answer } from './workspace';

/** The answer of a side; undefined where there is none, or it failed. */
type SideAnswer = Pick<Answer, 'finish' | 'text' | 'thinking'> | undefined;

/** Whether an answer failed, was stopped or cut off: it has not ended by itself or by a limit. */
export function isMissing(answer: SideAnswer): boolean {
  return !answer || answer.finish === 'interrupted' || answer.finish === 'cut-off';
}

/**
 * Why answers cannot be judged against each other, where they cannot.
 *
 * @param hidden what a model thought says nothing: an answer of thoughts alone is empty
 */
export function obstacleTo(
  answers: readonly SideAnswer[],
  hidden: boolean,
): 'incomplete' | 'empty' | undefined {
  if (answers.some(isMissing)) return 'incomplete';
  const isShown = (answer: SideAnswer): boolean =>
    answer !== undefined && (hidden ? withoutThoughts(answer) : answer.text) !== '';
  return answers.some(isShown) ? undefined : 'empty';
}
