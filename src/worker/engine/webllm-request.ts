import type { ChatCompletionChunk, ChatCompletionMessageParam, MLCEngine } from '@mlc-ai/web-llm';
import type { GenerationRequest, Message } from '../../core/engine/engine';

/**
 * The answer as a stream of chunks, the last of which carries the usage. A text to go on with is
 * asked for as the one message of a chat: a completion model's template adds nothing to it but the
 * token that begins a sequence, which WebLLM's own text completions leave out.
 */
export function startStream(
  engine: MLCEngine,
  { input, sampling, responseSchema }: GenerationRequest,
): Promise<AsyncIterable<ChatCompletionChunk>> {
  const messages: readonly Message[] =
    input.kind === 'chat' ? input.messages : [{ role: 'user', text: input.text }];
  return engine.chat.completions.create({
    messages: messages.map(webLlmMessage),
    temperature: sampling.temperature,
    top_p: sampling.topP,
    max_tokens: sampling.maxTokens,
    seed: sampling.seed,
    repetition_penalty: sampling.repetitionPenalty,
    presence_penalty: sampling.presencePenalty,
    frequency_penalty: sampling.frequencyPenalty,
    ...(responseSchema !== undefined && {
      response_format: { type: 'json_object' as const, schema: responseSchema },
    }),
    stream: true,
    stream_options: { include_usage: true },
  });
}

function webLlmMessage({ role, text }: Message): ChatCompletionMessageParam {
  return { role, content: text };
}
