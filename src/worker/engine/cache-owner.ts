import type { Generation, GenerationRequest, Message } from '../../core/engine/engine';
import { beginningOf } from './backend';

/**
 * Knows what the KV cache holds: the messages of one conversation, after a turn that ended by
 * itself. After a turn cut off by a limit or a person the last token is in the text but not in the
 * cache, so nothing can go on from there (WebLLM starts anew then, too). Of an answer that was gone on
 * with, WebLLM knows what was added alone.
 */
export class CacheOwner {
  #held: { readonly conversation: string; readonly messages: readonly Message[] } | undefined;

  /** Whether the request is the next turn of exactly what the cache holds. */
  continues(request: GenerationRequest): boolean {
    const { conversation, input } = request;
    if (input.kind !== 'chat' || this.#held?.conversation !== conversation) return false;
    if (beginningOf(request) !== '') return false;
    const before = input.messages.slice(0, -1);
    const held = this.#held.messages;
    return (
      before.length === held.length &&
      before.every(({ role, text }, index) => {
        const other = held[index];
        return other?.role === role && other.text === text;
      })
    );
  }

  /** Notes a finished turn; without a generation (it failed) the cache holds nothing of use. */
  note(
    request: GenerationRequest,
    generation: Pick<Generation, 'text' | 'finish'> | undefined,
  ): void {
    const { conversation, input } = request;
    this.#held =
      generation?.finish === 'stop' && input.kind === 'chat' && beginningOf(request) === ''
        ? {
            conversation,
            messages: [...input.messages, { role: 'assistant', text: generation.text }],
          }
        : undefined;
  }

  forget(): void {
    this.#held = undefined;
  }
}
