import type {
  ChatCompletionChunk,
  ChatCompletionMessageParam,
  ChatCompletionRequestStreaming,
  MLCEngine,
} from '@mlc-ai/web-llm';
import type { GenerationRequest, Message } from '../../core/engine/engine';
import { samplingFor } from '../../core/settings/engine-settings';
import type { samplingTable } from '../../core/settings/sampling-table';

type Engines = (typeof samplingTable)[keyof typeof samplingTable]['engines'];
type WebLlmField = Extract<Engines, { readonly webLlm: string }>['webLlm'];

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
  const fields: Pick<ChatCompletionRequestStreaming, WebLlmField> = samplingFor('webLlm', sampling);
  return engine.chat.completions.create({
    messages: messages.map(webLlmMessage),
    ...fields,
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
