import { expect, test } from 'vitest';
import { lastSentence } from './sentences';

test.each([
  ['', ''],
  ['The capital of Fra', ''],
  ['The capital of France is Paris. It', 'The capital of France is Paris.'],
  ['One. Two! Thr', 'Two!'],
  ['Version 1.5 is out. And', 'Version 1.5 is out.'],
  ['- first item\n- second', '- first item'],
  ['東京です。次', '東京です。'],
])('of %j, which goes on, it says %j', (text, sentence) => {
  expect(lastSentence(text, false)).toBe(sentence);
});

test.each([
  ['', ''],
  ['The capital of France is Paris.', 'The capital of France is Paris.'],
  ['One. Two', 'Two'],
])('of %j, which is whole, it says %j', (text, sentence) => {
  expect(lastSentence(text, true)).toBe(sentence);
});

test('the cost does not grow with the text: only its end is looked at', () => {
  const long = 'word '.repeat(100_000);
  expect(lastSentence(`${long}. And this. Yes`, false)).toContain('And this.');
});
