import { describe, expect, test } from 'vitest';
import type { GenerationRequest, Message } from '../../core/engine/engine';
import { greedySampling } from '../../core/settings/sampling';
import { CacheOwner } from './cache-owner';

const sampling = { ...greedySampling, maxTokens: 8, seed: 1 };
const user = (text: string): Message => ({ role: 'user', text });
const assistant = (text: string): Message => ({ role: 'assistant', text });

function chat(conversation: string, ...messages: Message[]): GenerationRequest {
  return { conversation, sampling, input: { kind: 'chat', messages } };
}

function after(request: GenerationRequest, text: string, finish: 'stop' | 'length' = 'stop') {
  const owner = new CacheOwner();
  owner.note(request, { text, finish });
  return owner;
}

describe('the cache serves', () => {
  test('the next turn of the conversation that it holds', () => {
    const owner = after(chat('a', user('Hi')), 'Hello.');
    expect(owner.continues(chat('a', user('Hi'), assistant('Hello.'), user('Bye')))).toBe(true);
  });
});

describe('the cache does not serve', () => {
  const next = chat('a', user('Hi'), assistant('Hello.'), user('Bye'));

  test('a first turn', () => {
    expect(new CacheOwner().continues(chat('a', user('Hi')))).toBe(false);
  });

  test('another conversation, even one with the same words', () => {
    const owner = after(chat('b', user('Hi')), 'Hello.');
    expect(owner.continues(next)).toBe(false);
  });

  test('a conversation that another one interrupted', () => {
    const owner = after(chat('a', user('Hi')), 'Hello.');
    owner.note(chat('b', user('Ho')), { text: 'Hey.', finish: 'stop' });
    expect(owner.continues(next)).toBe(false);
  });

  test('a conversation whose past was changed', () => {
    const owner = after(chat('a', user('Hi')), 'Hello there.');
    expect(owner.continues(next)).toBe(false);
    const withSystem = after(chat('a', { role: 'system', text: 'x' }, user('Hi')), 'Hello.');
    expect(withSystem.continues(next)).toBe(false);
  });

  test('a turn after one that a limit cut off', () => {
    expect(after(chat('a', user('Hi')), 'Hello.', 'length').continues(next)).toBe(false);
  });

  test('an answer that goes on, or a turn after one', () => {
    const asked = chat('a', user('Hi'));
    const begun: GenerationRequest = {
      ...asked,
      input: { kind: 'chat', messages: [user('Hi')], answerBegins: 'Hel' },
    };
    const owner = after(begun, 'lo.');
    expect(owner.continues(chat('a', user('Hi'), assistant('lo.'), user('Bye')))).toBe(false);
    const input = {
      kind: 'chat',
      messages: [user('Hi'), assistant('Hello.'), user('Bye')],
    } as const;
    const answered = after(asked, 'Hello.');
    expect(answered.continues({ ...asked, input })).toBe(true);
    expect(answered.continues({ ...asked, input: { ...input, answerBegins: 'By' } })).toBe(false);
  });

  test('a turn after a failure, or after it was emptied', () => {
    const owner = after(chat('a', user('Hi')), 'Hello.');
    owner.note(next, undefined);
    expect(owner.continues(next)).toBe(false);
    const emptied = after(chat('a', user('Hi')), 'Hello.');
    emptied.forget();
    expect(emptied.continues(next)).toBe(false);
  });

  test('a plain text', () => {
    const owner = after(chat('a', user('Hi')), 'Hello.');
    expect(
      owner.continues({ conversation: 'a', sampling, input: { kind: 'text', text: 'Hi' } }),
    ).toBe(false);
  });
});
