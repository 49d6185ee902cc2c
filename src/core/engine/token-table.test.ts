import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tokenTableOf } from './token-table';

test('a model has the tokens of its vocabulary, and those that were added', () => {
  const folder = 'public/models/SmolLM2-135M-Instruct-q4f32';
  const table = tokenTableOf(
    readFileSync(`${folder}/tokenizer.json`, 'utf8'),
    readFileSync(`${folder}/mlc-chat-config.json`, 'utf8'),
  );
  expect(table.tokens).toHaveLength(49_152);
  expect(table.tokens.slice(0, 3)).toEqual(['<|endoftext|>', '<|im_start|>', '<|im_end|>']);
  expect(table).toMatchObject({ method: 'byte_level', prependsSpace: false, stopTokens: [0, 2] });
});

test('a vocabulary may be a list, have gaps, and say little of itself', () => {
  const config = JSON.stringify({ vocab_size: 8, conv_template: {} });
  const listed = {
    model: {
      vocab: [
        ['a', -1],
        ['b', -2],
      ],
    },
    added_tokens: [{ id: 4, content: '<e>' }],
  };
  expect(tokenTableOf(JSON.stringify(listed), config)).toEqual({
    tokens: ['a', 'b', '', '', '<e>'],
    method: 'raw',
    prependsSpace: false,
    vocabularySize: 8,
    stopTokens: [],
  });
  expect(() => tokenTableOf('{}', config)).toThrow();
});
