import { answerParts, type Thoughtful } from '../../core/comparison/thinking';
import { partsSoFar } from '../../core/comparison/thinking-so-far';
import { lastSentence } from '../../ui/sentences';

/**
 * What a screen reader says of an answer that comes: its latest sentence, and nothing of what the model
 * thought. A region says whatever changes, so that it thinks is said once.
 *
 * @param whole nothing will be added to it
 * @param thinking says that the model thinks
 */
export function spoken(said: Thoughtful, whole: boolean, thinking: string): string {
  const { thoughts, answer } = whole ? answerParts(said) : partsSoFar(said);
  if (thoughts !== null && answer === '' && !whole) return thinking;
  return lastSentence(answer, whole);
}
