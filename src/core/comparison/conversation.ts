import type { Model } from '../catalogue/model';
import type { GenerationRequest, Message } from '../engine/engine';
import { isTold, type AskedBefore } from './asked';
import type { ColumnSettings } from './workspace';

interface Conversation {
  readonly id: string;
  readonly kind: Model['kind'];
  readonly settings: ColumnSettings;
  /** The turns before the one that is asked for. */
  readonly turns: readonly AskedBefore[];
}

interface TurnRequest {
  readonly prompt: string;
  readonly responseSchema: string | null;
  /** Where an answer is to be gone on with: what there is of it. */
  readonly answerBegins?: string;
  readonly probabilities: boolean;
}

/**
 * The request for a column's next turn. A chat model gets the conversation so far (turns without
 * any answer left out, since there is nothing in them to go on from); a completion model gets the
 * prompt as it is.
 */
export function requestFor(conversation: Conversation, asked: TurnRequest): GenerationRequest {
  const { systemPrompt, ...sampling } = conversation.settings;
  const { prompt, responseSchema, answerBegins = '', probabilities } = asked;
  const common = {
    conversation: conversation.id,
    sampling,
    ...(responseSchema === null ? {} : { responseSchema }),
    ...(probabilities ? { probabilities } : {}),
  };
  if (conversation.kind === 'completion') {
    return { ...common, input: { kind: 'text', text: prompt + answerBegins } };
  }
  const before = conversation.turns
    .filter(isTold)
    .flatMap(({ prompt: text, answer }): Message[] => [
      { role: 'user', text },
      { role: 'assistant', text: answer.text },
    ]);
  const system: Message[] = systemPrompt.trim() ? [{ role: 'system', text: systemPrompt }] : [];
  const messages = [...system, ...before, { role: 'user', text: prompt } as const];
  const begun = answerBegins === '' ? {} : { answerBegins };
  return { ...common, input: { kind: 'chat', messages, ...begun } };
}
