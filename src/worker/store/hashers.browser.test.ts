import { createSHA256 } from 'hash-wasm';
import { expect, test } from 'vitest';

test('this browser has room for the hashers of hundreds of workers, which live until they are collected', async () => {
  const hashers = await Promise.all(Array.from({ length: 500 }, () => createSHA256()));
  expect(hashers).toHaveLength(500);
});
