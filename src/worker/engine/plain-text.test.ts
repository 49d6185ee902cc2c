import { expect, test } from 'vitest';
import { ControlTokens } from '../../core/engine/control-tokens';
import { PlainText } from './plain-text';

/** Takes the control token for one token, every other character for itself. */
class FakeTokenizer {
  encode(text: string): Int32Array {
    const tokens = text.match(/<end>|[^]/g) ?? [];
    return Int32Array.from(tokens, (token) => (token === '<end>' ? -1 : token.charCodeAt(0)));
  }
  decode(): string {
    return '';
  }
  idToToken(): string {
    return '';
  }
}

const controls = new ControlTokens(['<end>']);

test('what was written is encoded without control tokens, the template with its own', () => {
  const tokenizer = new FakeTokenizer();
  const given = {
    kind: 'chat',
    messages: [
      { role: 'system', text: 'a<end>' },
      { role: 'user', text: '\uFDD0<end>b' },
    ],
    answerBegins: '<end>',
  } as const;
  const { input } = new PlainText(given, controls, tokenizer);
  if (input.kind !== 'chat') throw new Error('a chat is expected');
  const texts = [...input.messages.map(({ text }) => text), input.answerBegins ?? ''];
  const wanted = [...given.messages.map(({ text }) => text), given.answerBegins];
  for (const [index, text] of texts.entries()) {
    expect(String.fromCharCode(...tokenizer.encode(text))).toBe(wanted[index]);
    expect([...tokenizer.encode(`<end>${text}<end>`)].filter((id) => id === -1)).toHaveLength(2);
  }
});

test('a text to go on with is read as it is, and nothing stays behind', () => {
  const tokenizer = new FakeTokenizer();
  const before = tokenizer.encode;
  const plain = new PlainText({ kind: 'text', text: '<end>' }, controls, tokenizer);
  expect(plain.input).toEqual({ kind: 'text', text: '<end>' });
  expect([...tokenizer.encode('<end>')]).toEqual([-1]);
  plain.end();
  expect(tokenizer.encode).toBe(before);
});
