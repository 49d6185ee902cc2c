import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { glassbox, layOutGlassbox } from '../../tests/hosts/mlc-folder';
import { parseMirror } from '../../src/core/catalogue/mirror';
import type { Model } from '../../src/core/catalogue/model';
import { startServer } from '../serve/server.mjs';
import { mirrorModel } from './mirror.mjs';

let folder = '';
let out = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mirror-'));
  out = join(folder, 'out');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Mirrored = Pick<Model, 'id' | 'files' | 'library'>;

const listed = (JSON.parse(readFileSync('models.json', 'utf8')) as { models: Model[] }).models.find(
  ({ id }) => id === glassbox,
);
const filesOf = (model: Mirrored | undefined) =>
  model?.files.kind === 'complete' ? model.files.list : [];

/** The model as a catalogue has it that knows its folder alone. */
function discovered(address: string): Mirrored {
  return {
    id: 'remote',
    files: { kind: 'discovered', folder: address, revision: null, sizeBytes: null },
    library: { kind: 'address', address: `${address}library.wasm`, sha256: null },
  };
}

function mirror() {
  const parsed = parseMirror(readFileSync(join(out, 'mirror.json'), 'utf8'));
  return parsed.ok ? parsed.value : parsed.failure;
}

describe('a model is mirrored', () => {
  test('from its own address: the same files with the same hashes as its catalogue lists', async () => {
    const mlc = join(folder, 'mlc');
    layOutGlassbox(mlc);
    const server = await startServer({ folder: mlc });
    await mirrorModel(discovered(server.address), { out });
    await server.close();
    const expected = filesOf(listed).filter(({ path }) => path !== 'LICENSE');
    expect(mirror()).toEqual({
      format: 1,
      models: [{ id: 'remote', files: expected, library: 'library.wasm' }],
    });
    const shard = readFileSync(join(out, 'remote', 'params_shard_0.bin'));
    expect(shard.equals(readFileSync(join(mlc, 'params_shard_0.bin')))).toBe(true);
  });

  test('from a folder in MLC’s layout, its licence with it, whatever the library is called', async () => {
    const mlc = join(folder, 'mlc');
    layOutGlassbox(mlc);
    const library = join(mlc, 'library.wasm');
    writeFileSync(join(mlc, 'glassbox-q8f32-webgpu.wasm'), readFileSync(library));
    rmSync(library);
    await mirrorModel(discovered('https://x.example/'), { out, from: mlc });
    expect(mirror()).toMatchObject({ models: [{ files: filesOf(listed) }] });
  });

  test('from an earlier compiler, whose index has another name, from an address or a folder', async () => {
    const mlc = join(folder, 'mlc');
    layOutGlassbox(mlc);
    renameSync(join(mlc, 'tensor-cache.json'), join(mlc, 'ndarray-cache.json'));
    const server = await startServer({ folder: mlc });
    await mirrorModel(discovered(server.address), { out });
    await server.close();
    const paths = filesOf(listed).map(({ path }) => path.replace('tensor-', 'ndarray-'));
    const from = discovered('https://x.example/');
    expect(mirror()).toMatchObject({
      models: [{ files: paths.filter((path) => path !== 'LICENSE').map((path) => ({ path })) }],
    });
    await mirrorModel(from, { out, from: mlc });
    expect(mirror()).toMatchObject({ models: [{ files: paths.map((path) => ({ path })) }] });
  });

  test('from a folder that the model kit has made, and beside another one', async () => {
    const from = join('public/models', glassbox);
    await mirrorModel(discovered('https://x.example/'), { out, from });
    if (listed) await mirrorModel(listed, { out });
    const files = filesOf(listed);
    expect(mirror()).toMatchObject({
      models: [
        { id: 'remote', files },
        { id: glassbox, files },
      ],
    });
  });

  test('in parts of 8 MiB where a file is larger', async () => {
    const id = 'SmolLM2-135M-Instruct-q4f32';
    const from = join('public/models', id);
    await mirrorModel({ ...discovered('https://x.example/'), id }, { out, from });
    const manifest = JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8')) as object;
    expect(mirror()).toMatchObject({ models: [{ files: (manifest as { files: [] }).files }] });
  });
});

test.each(['mlc-chat-config.json', 'tensor-cache.json', 'tokenizer.json', 'library.wasm'])(
  'a Git LFS pointer in the place of %s is not mirrored',
  async (path) => {
    const mlc = join(folder, 'mlc');
    layOutGlassbox(mlc);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`;
    writeFileSync(join(mlc, path), pointer);
    const mirroring = mirrorModel(discovered('https://x.example/'), { out, from: mlc });
    await expect(mirroring).rejects.toThrow(`${path} is a Git LFS pointer`);
    expect(existsSync(join(out, 'remote'))).toBe(false);
  },
);

test('what is not what its index lists leaves nothing', async () => {
  const mlc = join(folder, 'mlc');
  layOutGlassbox(mlc);
  const shard = join(mlc, 'params_shard_0.bin');
  const bytes = readFileSync(shard);
  writeFileSync(shard, bytes.with(9, (bytes[9] ?? 0) ^ 1));
  const mirroring = mirrorModel(discovered('https://x.example/'), { out, from: mlc });
  await expect(mirroring).rejects.toThrow('params_shard_0.bin');
  expect(existsSync(join(out, 'remote'))).toBe(false);
  expect(existsSync(join(out, 'remote.partial'))).toBe(false);
});
