import type { Model } from '../catalogue/model';
import { greedySampling } from '../settings/sampling';
import type { GenerationRequest } from './engine';
import { looksBroken } from './gibberish';

/** The self-test's own conversation: no column has this id, so that none goes on in its cache. */
export const selfTestConversation = 'self-test';

/** What a model without a known answer is asked; most have read of it. */
const question = 'What is the capital of France?';
const beginning = 'The capital of France is';

/** The short request, at temperature 0, by whose answer a working model is told from a broken one. */
export function selfTestRequest({
  kind,
  selfTest,
}: Pick<Model, 'kind' | 'selfTest'>): GenerationRequest {
  const text = selfTest?.prompt ?? (kind === 'completion' ? beginning : question);
  return {
    conversation: selfTestConversation,
    input:
      kind === 'completion'
        ? { kind: 'text', text }
        : { kind: 'chat', messages: [{ role: 'user', text }] },
    sampling: { ...greedySampling, maxTokens: 16, seed: 1 },
  };
}

/** Whether the answer is the known one; where none is known, whether it has the form of language. */
export function passesSelfTest({ selfTest }: Pick<Model, 'selfTest'>, answer: string): boolean {
  if (selfTest) return answer.trimStart().startsWith(selfTest.startsWith);
  return !looksBroken(answer);
}
