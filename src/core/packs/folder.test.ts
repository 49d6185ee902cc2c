import { describe, expect, test } from 'vitest';
import { filesOfFolder, folderLayout } from './folder';

const entries = (...paths: string[]) => paths.map((path) => ({ path, sizeBytes: 1 }));
const all = (index: string) => [
  'm/mlc-chat-config.json',
  'm/tokenizer.json',
  'm/m.wasm',
  'm/params_shard_0.bin',
  `m/${index}`,
];

describe('a folder in MLC’s layout', () => {
  test.each(['tensor-cache.json', 'ndarray-cache.json'])('may call its index %s', (index) => {
    const layout = folderLayout(entries(...all(index)));
    expect(layout).toEqual({
      ok: true,
      value: { kind: 'mlc', root: 'm/', name: 'm', library: 'm.wasm', index },
    });
    const inside = all(index).map((path) => path.slice(2));
    const shard = { path: 'params_shard_0.bin', sizeBytes: 1, md5: null };
    const files = filesOfFolder(entries(...inside), { library: 'm.wasm', index }, [], [shard]);
    expect(files.ok && files.value.map(({ path }) => path)).toEqual([
      'mlc-chat-config.json',
      'm.wasm',
      'tokenizer.json',
      index,
      'params_shard_0.bin',
    ]);
  });

  test('that has both names is read by the present one', () => {
    const both = entries(...all('ndarray-cache.json'), 'm/tensor-cache.json');
    expect(folderLayout(both)).toMatchObject({ value: { index: 'tensor-cache.json' } });
  });

  test('without an index is told its present name', () => {
    expect(folderLayout(entries(...all('other.json')))).toEqual({
      ok: false,
      failure: { kind: 'wrong-folder', missing: ['tensor-cache.json'] },
    });
  });
});
