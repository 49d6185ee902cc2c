import { expect, test } from 'vitest';
import { parseUnrecalled } from './unrecalled';

test('which answers were looked for is read, and nothing is made up where it cannot be', () => {
  expect([...parseUnrecalled('["a 1","b 2"]')]).toEqual(['a 1', 'b 2']);
  for (const other of [null, '', '{', '[1]', '"a"']) expect(parseUnrecalled(other).size).toBe(0);
});
