import type { Prompt } from './prompt';

/** A prompt as a person has saved it. */
export const prompt: Prompt = {
  id: 'one',
  role: 'user',
  title: 'One',
  text: 'Hello',
  tags: [],
  language: null,
  responseSchema: null,
};
