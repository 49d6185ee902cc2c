import { expect, test } from 'vitest';
import { namesModel, tellingNames, withoutThoughts } from './blindness';

test('sizes, formats and tunings are no names', () => {
  expect(tellingNames('SmolLM2 135M Instruct')).toEqual(['smollm']);
  expect(tellingNames('DeepSeek-R1-Distill-Qwen 7B (q4f16)')).toEqual(['deepseek', 'qwen']);
});

test('an answer that says its model’s name is found, one that does not is not', () => {
  const names = ['SmolLM2 135M Instruct', 'Llama 3.2 1B'];
  expect(namesModel('I am SmolLM2, made to be small.', names)).toBe(true);
  expect(namesModel('As a LLAMA model, I …', names)).toBe(true);
  expect(namesModel('A small model answers your instructions.', names)).toBe(false);
  expect(namesModel('A flamingo is pink.', names)).toBe(false);
});

test('thoughts are left out, also those that were not ended', () => {
  expect(withoutThoughts('<think>Hm.\nYes.</think>\n\nParis.')).toBe('Paris.');
  expect(withoutThoughts('<think>Hm. Let me')).toBe('');
  expect(withoutThoughts('Paris.')).toBe('Paris.');
});
