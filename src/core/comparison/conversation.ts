import type { Model } from '../catalogue/model';
import type { GenerationRequest, Message } from '../engine/engine';
import type { ColumnSettings, Turn } from './workspace';

interface Conversation {
  readonly id: string;
  readonly kind: Model['kind'];
  readonly settings: ColumnSettings;
  /** The turns before the one that is asked for. */
  readonly turns: readonly Turn[];
}

/**
 * The request for a column's next turn. A chat model gets the conversation so far (turns without
 * any answer left out, since there is nothing in them to go on from); a completion model gets the
 * prompt as it is.
 */
export function requestFor(conversation: Conversation, prompt: string): GenerationRequest {
  const { systemPrompt, ...sampling } = conversation.settings;
  const common = { conversation: conversation.id, sampling };
  if (conversation.kind === 'completion') {
    return { ...common, input: { kind: 'text', text: prompt } };
  }
  const before = conversation.turns
    .filter(({ answer }) => answer.text !== '')
    .flatMap(({ prompt: asked, answer }): Message[] => [
      { role: 'user', text: asked },
      { role: 'assistant', text: answer.text },
    ]);
  const system: Message[] = systemPrompt.trim() ? [{ role: 'system', text: systemPrompt }] : [];
  const messages = [...system, ...before, { role: 'user', text: prompt } as const];
  return { ...common, input: { kind: 'chat', messages } };
}
