import { expect, test } from 'vitest';
import { finishOf } from './finish';

test.each([
  ['stop', 3, 'stop'],
  ['interrupted', 3, 'interrupted'],
  // All the tokens that it may have:
  ['length', 8, 'length'],
  // Fewer, so there was no room for more.
  ['length', 7, 'context'],
  ['length', 1, 'context'],
  // No answer has none: the engine has not said.
  ['length', 0, 'length'],
] as const)('%s after %i of 8 tokens is %s', (finish, completionTokens, shown) => {
  expect(finishOf({ finish, completionTokens }, { maxTokens: 8 })).toBe(shown);
});
