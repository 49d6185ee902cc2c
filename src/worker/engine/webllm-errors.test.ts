import { expect, test } from 'vitest';
import { generationFailure, loadFailure } from './webllm-errors';

// The texts are those of @mlc-ai/web-llm 0.2.86: check them at every upgrade.
test.each([
  ['Unable to find a compatible GPU. This issue might be because', { kind: 'no-adapter' }],
  [
    'Cannot initialize runtime because of requested maxBufferSize exceeds limit. requested=256MB, limit=128MB. Consider',
    { kind: 'adapter-too-small', limit: 'maxBufferSize', needed: 2 ** 28, available: 2 ** 27 },
  ],
  [
    'Cannot initialize runtime because of requested maxStorageBuffersPerShaderStage exceeds limit. requested=10, limit=8. ',
    {
      kind: 'adapter-too-small',
      limit: 'maxStorageBuffersPerShaderStage',
      needed: 10,
      available: 8,
    },
  ],
  ['Array buffer allocation failed', { kind: 'out-of-memory' }],
  ['something else', { kind: 'load-failed', detail: 'Error: something else' }],
])('loading: %s', (text, failure) => {
  expect(loadFailure(new Error(text))).toMatchObject(failure);
});

test('a prompt that is too long is told with both lengths', () => {
  const error = new Error(
    'Prompt tokens exceed context window size: number of prompt tokens: 2100; context window size: 2048\nConsider',
  );
  expect(generationFailure(error)).toEqual({
    kind: 'context-exceeded',
    promptTokens: 2100,
    contextTokens: 2048,
  });
});
