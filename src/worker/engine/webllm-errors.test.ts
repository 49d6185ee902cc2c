import { expect, test } from 'vitest';
import { generationFailure, loadFailure, lossBy } from './webllm-errors';

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

function grammarError(cause: Error): Error {
  const error = new Error(`Failed to initialize the grammar matcher: ${cause.message}`, { cause });
  error.name = 'GrammarMatcherInitError';
  return error;
}

test('a schema that the grammar compiler cannot use is refused', () => {
  const aborted = grammarError(new WebAssembly.RuntimeError('Aborted(). Build with'));
  expect(generationFailure(aborted)).toMatchObject({ kind: 'schema-refused' });
  const nothingFits = new Error('Grammar matcher rejected the newly sampled token.');
  expect(generationFailure(nothingFits)).toMatchObject({ kind: 'schema-refused' });
  expect(generationFailure(new Error('other'))).toMatchObject({ kind: 'generation-failed' });
});

test.each(['memory access out of bounds', 'Aborted(). Build with'])(
  'a module of WebAssembly that ended in the middle of its work takes the engine along: %s',
  (text) => {
    const broken = new WebAssembly.RuntimeError(text);
    expect(lossBy(grammarError(broken))).toMatchObject({ kind: 'schema-refused' });
    expect(lossBy(broken)).toMatchObject({ kind: 'worker-crashed' });
    expect(lossBy(grammarError(new Error('no tokens')))).toBeUndefined();
    expect(lossBy(new Error('other'))).toBeUndefined();
  },
);
