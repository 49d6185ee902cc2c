/** Packs as the page has them: a real worker, the embedded model, a file on the disk. */
import { deleteDB } from 'idb';
import { proxy, releaseProxy, wrap } from 'comlink';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { parseCatalogue } from '../core/catalogue/catalogue';
import { isWhole, type Model, type WholeModel } from '../core/catalogue/model';
import { sameBytes } from '../core/packs/header';
import type { PickedFile } from '../core/packs/pack-store';
import type { VerifiedFiles } from '../core/store/verified-files';
import { DatabaseConnection } from '../database/open';
import { storeNames } from '../worker/store/protocol';
import { WorkerPacks } from './packs';
import { WorkerStore } from './store';
import { startWorker } from './workers';

const siteAddress = `${location.origin}/`;
const workers: Worker[] = [];
let catalogue: readonly Model[] = [];
let glassbox: WholeModel;

beforeAll(async () => {
  const parsed = parseCatalogue(await (await fetch('/models.json')).text());
  catalogue = parsed.ok ? parsed.value.models : [];
  const found = catalogue.find(({ id }) => id.startsWith('Glassbox'));
  if (!found || !isWhole(found)) throw new Error('no Glassbox');
  glassbox = found;
});

afterEach(async () => {
  for (const worker of workers.splice(0)) worker.terminate();
  await deleteDB(storeNames(siteAddress).database);
});

const ignore = (): void => undefined;

function tab(): WorkerStore {
  const connection = new DatabaseConnection(storeNames(siteAddress).database);
  return new WorkerStore(
    () => {
      const worker = startWorker('store', siteAddress);
      workers.push(worker);
      return Promise.resolve(worker);
    },
    siteAddress,
    () => connection.use(() => Promise.resolve()),
  );
}

function packsOf(store: WorkerStore): WorkerPacks {
  return new WorkerPacks(store);
}

async function bytesAt(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(`/${glassbox.files.folder}${path}`)).arrayBuffer());
}

/** Every file of the stored model is the one that the site has. */
async function expectSameFiles(store: WorkerStore, modelId = glassbox.id): Promise<void> {
  const port = await store.openFiles(modelId);
  if (!port.ok) throw new Error('not here');
  const served = wrap<VerifiedFiles>(port.value);
  for (const { path } of glassbox.files.list) {
    const read = await served.read(path, proxy(ignore));
    // Comparing value by value takes seconds for a megabyte.
    expect(read.ok && sameBytes(new Uint8Array(read.value), await bytesAt(path))).toBe(true);
  }
  served[releaseProxy]();
}

async function folderOf(paths: readonly string[], change: Record<string, BlobPart> = {}) {
  return Promise.all(
    paths.map(async (path): Promise<PickedFile> => {
      const bytes = change[path] ?? (await bytesAt(path));
      return { path: `stick/my model/${path}`, file: new File([bytes], path) };
    }),
  );
}

const kitPaths = (): string[] => ['manifest.json', ...glassbox.files.list.map(({ path }) => path)];

test('the embedded model is exported to a file, deleted, and comes back from it', async () => {
  const store = tab();
  await store.fetch(glassbox, ignore);
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('glassbox.tar', { create: true });
  const options = { jobId: 'out', listed: glassbox, signing: undefined };
  expect(await packsOf(store).exportPack(glassbox.id, handle, options, ignore)).toMatchObject({
    ok: true,
  });
  await store.remove(glassbox.id);

  const file = await handle.getFile();
  const looked = await packsOf(store).inspectPack(file, catalogue);
  if (!looked.ok) throw new Error(looked.failure.kind);
  expect(looked.value.licences[0]?.text).toContain('Apache License');
  expect(looked.value.librarySha256).toBe(
    glassbox.files.list.find(({ path }) => path === 'library.wasm')?.sha256,
  );
  const seen: number[] = [];
  const job = { jobId: 'in', token: looked.value.token };
  const imported = await packsOf(store).importPack(file, catalogue, job, ({ doneBytes }) =>
    seen.push(doneBytes),
  );
  expect(imported).toMatchObject({ value: { id: glassbox.id, source: 'pack' } });
  await expect.poll(() => seen.at(-1)).toBe(looked.value.sizeBytes);
  await expectSameFiles(store);
});

test('a folder of the model kit is taken, with what the catalogue knows of it', async () => {
  const store = tab();
  const files = await folderOf(kitPaths());
  const looked = await packsOf(store).inspectFolder(files, catalogue);
  expect(looked).toMatchObject({
    value: { model: { name: glassbox.name }, here: 'no', licences: [{ path: 'LICENSE' }] },
  });
  const job = { jobId: 'in', token: looked.ok ? looked.value.token : '' };
  const imported = await packsOf(store).importFolder(files, catalogue, job, ignore);
  expect(imported).toMatchObject({
    value: { id: glassbox.id, source: 'folder', checks: { 'library.wasm': 'sha256' } },
  });
  await expectSameFiles(store);
});

test('a folder in MLC’s layout is taken, with what it tells of itself', async () => {
  const store = tab();
  const files = await folderOf(glassbox.files.list.map(({ path }) => path));
  const looked = await packsOf(store).inspectFolder(files, catalogue);
  expect(looked).toMatchObject({
    value: {
      model: { id: 'my-model', contextTokens: 512, licence: { spdx: 'LicenseRef-unknown' } },
      librarySha256: glassbox.files.list[1]?.sha256,
    },
  });
  const job = { jobId: 'in', token: looked.ok ? looked.value.token : '' };
  const imported = await packsOf(store).importFolder(files, catalogue, job, ignore);
  expect(imported).toMatchObject({
    value: {
      id: 'my-model',
      checks: { 'params_shard_0.bin': 'md5', 'library.wasm': 'first-use' },
    },
  });
  await expectSameFiles(store, 'my-model');
});

test('a folder of an earlier compiler is taken, and its model goes on in a pack', async () => {
  const store = tab();
  const present = await folderOf(glassbox.files.list.map(({ path }) => path));
  const files = present.map(({ path, file }) => ({
    path: path.replace('tensor-cache.json', 'ndarray-cache.json'),
    file,
  }));
  const looked = await packsOf(store).inspectFolder(files, catalogue);
  const job = { jobId: 'in', token: looked.ok ? looked.value.token : '' };
  const imported = await packsOf(store).importFolder(files, catalogue, job, ignore);
  const checks = { 'ndarray-cache.json': 'first-use', 'params_shard_0.bin': 'md5' };
  expect(imported).toMatchObject({ value: { id: 'my-model', checks } });
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('older.tar', { create: true });
  const options = { jobId: 'out', listed: undefined, signing: undefined };
  expect(await packsOf(store).exportPack('my-model', handle, options, ignore)).toMatchObject({
    ok: true,
  });
  expect(await packsOf(store).inspectPack(await handle.getFile(), catalogue)).toMatchObject({
    value: { model: { id: 'my-model' }, here: 'same' },
  });
});

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 3500000\n`;

test.each([
  'mlc-chat-config.json',
  'tensor-cache.json',
  'tokenizer.json',
  'library.wasm',
  'params_shard_0.bin',
  'LICENSE',
])('a folder in which Git has left a pointer as %s is told so', async (path) => {
  const paths = glassbox.files.list.map((file) => file.path);
  const files = await folderOf(paths, { [path]: pointer });
  expect(await packsOf(tab()).inspectFolder(files, catalogue)).toEqual({
    ok: false,
    failure: { kind: 'lfs-pointer', file: path },
  });
});

test.each(['manifest.json', 'mlc-chat-config.json', 'tokenizer.json', 'library.wasm'])(
  'so is one of the model kit with a pointer as %s',
  async (path) => {
    const files = await folderOf(kitPaths(), { [path]: pointer });
    expect(await packsOf(tab()).inspectFolder(files, catalogue)).toEqual({
      ok: false,
      failure: { kind: 'lfs-pointer', file: path },
    });
  },
);

test('a folder whose shards are not those of its index leaves nothing', async () => {
  const store = tab();
  const index = new TextDecoder().decode(await bytesAt('tensor-cache.json'));
  const changed = index.replace(/"md5sum": "[0-9a-f]{32}"/, `"md5sum": "${'0'.repeat(32)}"`);
  expect(changed).not.toBe(index);
  const paths = glassbox.files.list.map(({ path }) => path);
  const files = await folderOf(paths, { 'tensor-cache.json': changed });
  const looked = await packsOf(store).inspectFolder(files, []);
  const job = { jobId: 'in', token: looked.ok ? looked.value.token : '' };
  expect(await packsOf(store).importFolder(files, [], job, ignore)).toEqual({
    ok: false,
    failure: { kind: 'altered-file', file: 'params_shard_0.bin' },
  });
  expect(await store.list()).toMatchObject({ value: [] });
});

test.each([
  ['without its shards', ['params_shard_0.bin'], ['params_shard_0.bin']],
  ['without a library', ['library.wasm'], ['*.wasm']],
  ['without a tokenizer', ['tokenizer.json'], ['tokenizer.json']],
  ['of something else', ['mlc-chat-config.json'], ['mlc-chat-config.json']],
])('a folder %s is told what it lacks', async (_, without, missing) => {
  const paths = glassbox.files.list.map(({ path }) => path);
  const files = await folderOf(paths.filter((path) => !without.includes(path)));
  expect(await packsOf(tab()).inspectFolder(files, [])).toEqual({
    ok: false,
    failure: { kind: 'wrong-folder', missing },
  });
});

test.each([
  ['a shard that is cut', 'params_shard_0.bin', 'x'],
  ['a configuration that is none', 'mlc-chat-config.json', '<html>'],
  [
    'an index that leads out of it',
    'tensor-cache.json',
    '{"records":[{"dataPath":"../x","nbytes":1}]}',
  ],
])('a folder with %s is refused by the name of the file', async (_, path, content) => {
  const paths = glassbox.files.list.map((file) => file.path);
  const files = await folderOf(paths, { [path]: content });
  expect(await packsOf(tab()).inspectFolder(files, [])).toMatchObject({
    failure: { kind: 'broken-file', file: path },
  });
});

test('a pointer, an old model and a GGUF file that is cut are told as what they are', async () => {
  const inspect = (name: string, ...parts: BlobPart[]) =>
    packsOf(tab()).inspectPack(new File(parts, name), catalogue);
  expect(await inspect('m.gguf', pointer)).toMatchObject({
    failure: { kind: 'not-a-pack', found: 'lfs-pointer' },
  });
  expect(await inspect('m.bin', 'lmgg')).toMatchObject({ failure: { found: 'ggml' } });
  const bytes = await (await fetch('/tools/glassbox/glassbox-v1.gguf')).arrayBuffer();
  expect(await inspect('m.gguf', bytes.slice(0, -9))).toMatchObject({
    failure: {
      kind: 'gguf-unusable',
      fileName: 'm.gguf',
      problem: { kind: 'cut', sizeBytes: bytes.byteLength - 9, neededBytes: bytes.byteLength },
    },
  });
  expect(await inspect('m-00001-of-00002.gguf', bytes)).toMatchObject({
    failure: { kind: 'gguf', facts: { part: { number: 1, count: 2 } } },
  });
});

test('a GGUF file is told as what it is', async () => {
  const bytes = await (await fetch('/tools/glassbox/glassbox-v1.gguf')).arrayBuffer();
  const file = new File([bytes], 'glassbox-v1.gguf');
  expect(await packsOf(tab()).inspectPack(file, catalogue)).toMatchObject({
    failure: {
      kind: 'gguf',
      fileName: 'glassbox-v1.gguf',
      facts: {
        architecture: 'llama',
        quantisation: 'Q8_0',
        contextTokens: 512,
        sizeBytes: bytes.byteLength,
      },
    },
  });
});

test('a GGUF file is known again under another name, and told from one with other weights', async () => {
  const bytes = new Uint8Array(
    await (await fetch('/tools/glassbox/glassbox-v1.gguf')).arrayBuffer(),
  );
  const fingerprintOf = async (name: string, content: BlobPart) => {
    const seen = await packsOf(tab()).inspectPack(new File([content], name), catalogue);
    return seen.ok || seen.failure.kind !== 'gguf' ? undefined : seen.failure.fingerprint;
  };
  const known = await fingerprintOf('a.gguf', bytes);
  expect(known).toMatch(/^[0-9a-f]{64}$/);
  expect(await fingerprintOf('b.gguf', bytes)).toBe(known);
  const others = bytes.slice();
  others[others.byteLength - 1] = (others.at(-1) ?? 0) ^ 1;
  expect(await fingerprintOf('a.gguf', others)).not.toBe(known);
});
