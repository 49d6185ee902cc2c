import { expect, test } from 'vitest';
import type { ModelFile } from '../../core/catalogue/files';
import { success } from '../../core/outcome';
import { ModelCache } from './model-cache';

const file = (path: string): ModelFile => ({ path, sizeBytes: 1, sha256: '', parts: [] });

/** What WebLLM gets where it asks for a file of a model with these files. */
async function asked(path: string, paths: readonly string[]): Promise<string | undefined> {
  const read = (of: string) => Promise.resolve(success(new TextEncoder().encode(of).buffer));
  const cache = new ModelCache(paths.map(file), { read }, () => undefined);
  const found = await cache.match(ModelCache.libraryAddress(path));
  return found && new TextDecoder().decode(await found.arrayBuffer());
}

test('WebLLM asks for the index by its present name, whichever the model’s has', async () => {
  const present = 'tensor-cache.json';
  const earlier = 'ndarray-cache.json';
  expect(await asked(present, ['a', present])).toBe(present);
  expect(await asked(present, ['a', earlier])).toBe(earlier);
  expect(await asked(present, [earlier, present])).toBe(present);
  expect(await asked(present, ['a'])).toBeUndefined();
  expect(await asked('b', ['a', earlier])).toBeUndefined();
});
