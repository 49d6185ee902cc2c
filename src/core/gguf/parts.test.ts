import { expect, test } from 'vitest';
import { firstPartOf, partNamed, wholeName } from './parts';

test('the name of a part says which of how many it is, and which one is the first', () => {
  expect(partNamed('llama-70b-Q4_K_M-00002-of-00003.gguf')).toEqual({ number: 2, count: 3 });
  expect(firstPartOf('llama-70b-Q4_K_M-00002-of-00003.gguf')).toBe(
    'llama-70b-Q4_K_M-00001-of-00003.gguf',
  );
  expect(wholeName('llama-70b-Q4_K_M-00002-of-00003.gguf')).toBe('llama-70b-Q4_K_M');
});

test.each(['a.gguf', 'a-00001-of-00001.gguf', 'a-00000-of-00003.gguf', 'a-00004-of-00003.gguf'])(
  'a name of no part that can be is that of a whole file: %s',
  (name) => {
    expect([partNamed(name), firstPartOf(name)]).toEqual([null, null]);
    expect(wholeName(name)).toBe(name.replace('.gguf', ''));
  },
);
