import { expect, test } from 'vitest';
import { settings } from './fakes';
import { requestFor } from './conversation';
import type { Answer } from './workspace';

function turn(prompt: string, text: string, finish: Answer['finish'] = 'stop') {
  return {
    prompt,
    answer: { text, finish, figures: null, circumstances: null, probabilities: null },
  };
}

const question = (prompt: string) => ({ prompt, responseSchema: null, probabilities: false });

test('a chat model gets the conversation so far, with the system prompt first', () => {
  const conversation = {
    id: 'c',
    kind: 'chat' as const,
    settings: { ...settings, systemPrompt: 'Be brief.' },
    turns: [turn('Hi', 'Hello.')],
  };
  expect(requestFor(conversation, question('Bye')).input).toEqual({
    kind: 'chat',
    messages: [
      { role: 'system', text: 'Be brief.' },
      { role: 'user', text: 'Hi' },
      { role: 'assistant', text: 'Hello.' },
      { role: 'user', text: 'Bye' },
    ],
  });
});

test('turns without an answer are left out, cut-off answers are not', () => {
  const turns = [turn('One', '', 'cut-off'), turn('Two', 'Half', 'cut-off')];
  const conversation = { id: 'c', kind: 'chat' as const, settings, turns };
  expect(requestFor(conversation, question('Three')).input).toEqual({
    kind: 'chat',
    messages: [
      { role: 'user', text: 'Two' },
      { role: 'assistant', text: 'Half' },
      { role: 'user', text: 'Three' },
    ],
  });
});

test('a blank system prompt leaves the model its own', () => {
  const blank = { ...settings, systemPrompt: '  \n' };
  const conversation = { id: 'c', kind: 'chat' as const, settings: blank, turns: [] };
  expect(requestFor(conversation, question('Hi')).input).toEqual({
    kind: 'chat',
    messages: [{ role: 'user', text: 'Hi' }],
  });
});

test('a completion model gets the text as it is', () => {
  const conversation = { id: 'c', kind: 'completion' as const, settings, turns: [turn('a', 'b')] };
  expect(requestFor(conversation, question('Once upon ')).input).toEqual({
    kind: 'text',
    text: 'Once upon ',
  });
});

test('the sampling of the column goes along without the system prompt', () => {
  const conversation = { id: 'c', kind: 'chat' as const, settings, turns: [] };
  const { systemPrompt: _, ...sampling } = settings;
  expect(requestFor(conversation, question('Hi'))).toMatchObject({ conversation: 'c', sampling });
});

test('an answer that is gone on with is what the next one begins with', () => {
  const begun = { ...question('Hi'), answerBegins: 'Hel' };
  const chat = { id: 'c', kind: 'chat' as const, settings, turns: [] };
  expect(requestFor(chat, begun).input).toEqual({
    kind: 'chat',
    messages: [{ role: 'user', text: 'Hi' }],
    answerBegins: 'Hel',
  });
  const completion = { ...chat, kind: 'completion' as const };
  expect(requestFor(completion, begun).input).toEqual({ kind: 'text', text: 'HiHel' });
});

test('a schema and probabilities are asked for where they are wanted', () => {
  const conversation = { id: 'c', kind: 'chat' as const, settings, turns: [] };
  const wanted = { prompt: 'Hi', responseSchema: '{}', probabilities: true };
  expect(requestFor(conversation, wanted)).toMatchObject({
    responseSchema: '{}',
    probabilities: true,
  });
  expect(requestFor(conversation, question('Hi'))).not.toHaveProperty('responseSchema');
});
