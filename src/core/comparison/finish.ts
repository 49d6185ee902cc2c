import type { Generation } from '../engine/engine';
import type { Sampling } from '../settings/sampling';
import type { Answer } from './workspace';

/**
 * How an answer ended. The engine has one word for both limits: an answer that got fewer tokens than
 * it may have was ended by the context, which was full.
 */
export function finishOf(
  { finish, completionTokens }: Pick<Generation, 'finish' | 'completionTokens'>,
  { maxTokens }: Pick<Sampling, 'maxTokens'>,
): Answer['finish'] {
  const hasRoomLeft = completionTokens > 0 && completionTokens < maxTokens;
  return finish === 'length' && hasRoomLeft ? 'context' : finish;
}
