import { withoutThoughts } from './blindness';
import type { Answer } from './workspace';

/** An answer among others; undefined where there is none, or it failed. */
type Judged = Pick<Answer, 'finish' | 'text'> | undefined;

/** Whether an answer failed, was stopped or cut off: it has not ended by itself or by a limit. */
export function isMissing(answer: Judged): boolean {
  return !answer || answer.finish === 'interrupted' || answer.finish === 'cut-off';
}

/**
 * Why answers cannot be judged against each other, where they cannot.
 *
 * @param hidden what a model thought is not shown: an answer of thoughts alone is empty
 */
export function obstacleTo(
  answers: readonly Judged[],
  hidden: boolean,
): 'incomplete' | 'empty' | undefined {
  if (answers.some(isMissing)) return 'incomplete';
  const texts = answers.map((answer) => answer?.text ?? '');
  const isShown = (text: string): boolean => (hidden ? withoutThoughts(text) : text) !== '';
  return texts.some(isShown) ? undefined : 'empty';
}
