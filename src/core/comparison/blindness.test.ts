import { expect, test } from 'vitest';
import { namesModel, tellingNames } from './blindness';

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

test.each(['我是Qwen，由阿里云研发。', '私はQwenです。', '나는 Qwen입니다'])(
  'a name that no blank sets apart is found: %s',
  (answer) => {
    expect(namesModel(answer, ['Qwen 2.5 0.5B Instruct'])).toBe(true);
  },
);

test('a name in two words is found', () => {
  expect(namesModel('I am Tiny Llama.', ['TinyLlama 1.1B'])).toBe(true);
  expect(namesModel('A tiny llama-like toy.', ['SmolLM2'])).toBe(false);
});
