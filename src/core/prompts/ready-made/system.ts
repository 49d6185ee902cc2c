import type { Prompt } from '../prompt';
import { readyMadeId } from './make';

function preset(name: string, title: string, text: string): Prompt {
  return {
    id: `${readyMadeId}system/${name}`,
    role: 'system',
    title,
    text,
    tags: ['system'],
    language: 'en',
    responseSchema: null,
  };
}

/** What a column can tell its model before the first message. */
export const system: readonly Prompt[] = [
  preset('short', 'Short answers', 'Answer in at most two sentences. Leave out any introduction.'),
  preset(
    'steps',
    'Step by step',
    'Think step by step. Show each step on a line of its own, then give the result on the last line.',
  ),
  preset(
    'honest',
    'Say when you do not know',
    'Answer only what you are sure of. If you do not know something, say “I do not know” and nothing else.',
  ),
  preset(
    'plain',
    'Plain language',
    'Use short sentences and everyday words. Explain each technical term the first time that you use it.',
  ),
  preset('json', 'JSON alone', 'Answer with one valid JSON value and nothing around it.'),
  preset(
    'language',
    'Answer in one language',
    'Always answer in {{language}}, whatever language the question is in.',
  ),
];
