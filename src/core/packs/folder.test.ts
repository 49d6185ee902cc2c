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

describe('a folder of GGUF files', () => {
  const part = (number: number): string => `m/Small-Q4_K_M-0000${number}-of-00003.gguf`;
  test.each([
    [
      'of whole ones',
      ['m/b.gguf', 'm/A.GGUF', 'm/README.md'],
      { fileName: 'A.GGUF', files: 2, parts: null },
    ],
    [
      'of all parts of one, of which one is there twice',
      [part(3), part(1), part(2), part(2)],
      { fileName: part(1).slice(2), files: 4, parts: { there: 3, count: 3 } },
    ],
    [
      'of some',
      [part(2), 'm/z.txt'],
      { fileName: part(2).slice(2), files: 1, parts: { there: 1, count: 3 } },
    ],
  ])('%s is told as what it is', (_, paths, folder) => {
    expect(folderLayout(entries(...paths))).toEqual({
      ok: false,
      failure: { kind: 'gguf-folder', ...folder },
    });
  });

  test('names the largest, which is no projector, and counts the parts of one folder', () => {
    const sized = (path: string, sizeBytes: number) => ({ path, sizeBytes });
    const named = (...files: ReturnType<typeof sized>[]) => folderLayout(files);
    expect(named(sized('m/mmproj-F16.gguf', 1), sized('m/model.gguf', 9))).toMatchObject({
      failure: { fileName: 'model.gguf', files: 2, parts: null },
    });
    const halves = ['Q4/m-00001-of-00002.gguf', 'Q8/m-00002-of-00002.gguf'];
    expect(named(...halves.map((path, at) => sized(path, at + 1)))).toMatchObject({
      failure: { fileName: 'm-00002-of-00002.gguf', parts: { there: 1, count: 2 } },
    });
  });

  test('beside a model in MLC’s layout does not hide it', () => {
    expect(folderLayout(entries(...all('tensor-cache.json'), 'm/a.gguf'))).toMatchObject({
      ok: true,
    });
  });
});
