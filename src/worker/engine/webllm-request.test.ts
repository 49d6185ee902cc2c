import type { MLCEngine } from '@mlc-ai/web-llm';
import { expect, test, vi } from 'vitest';
import { defaultSampling } from '../../core/settings/sampling';
import { startStream } from './webllm-request';

test('a request has each setting under the name that WebLLM has for it', async () => {
  const create = vi.fn<(request: unknown) => Promise<never[]>>().mockResolvedValue([]);
  const engine = { chat: { completions: { create } } } as unknown as MLCEngine;
  const input = { kind: 'text', text: 'Once' } as const;
  await startStream(engine, { conversation: 'a', input, sampling: defaultSampling });
  expect(create.mock.calls[0]?.[0]).toEqual({
    messages: [{ role: 'user', content: 'Once' }],
    temperature: 0.7,
    top_p: 0.95,
    max_tokens: 256,
    seed: 42,
    repetition_penalty: 1,
    presence_penalty: 0,
    frequency_penalty: 0,
    stream: true,
    stream_options: { include_usage: true },
  });
});
