/** Packs in the page itself, where the database and the files can be made to fail. */
import type { Model } from '../../../core/catalogue/model';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { unpackTar } from 'modern-tar';
import {
  expectedFiles,
  manifestFor,
  packEntries,
  smallFiles,
  tarOf,
} from '../../../../tests/hosts/packs';
import { testFile, testModel } from '../../../../tests/hosts/models';
import type { ModelFile } from '../../../core/catalogue/files';
import { hexOf } from '../../../core/hex';
import type { PackProgress } from '../../../core/packs/pack-store';
import { storeNames } from '../protocol';
import { StoreService } from '../store-service';
import { importRecordId } from './import-record';

let siteAddress = '';
let files: ModelFile[] = [];
let folder: FileSystemDirectoryHandle;

beforeEach(async () => {
  siteAddress = `${location.origin}/site-${crypto.randomUUID()}/`;
  files = await smallFiles();
  const root = await navigator.storage.getDirectory();
  folder = await root.getDirectoryHandle(crypto.randomUUID(), { create: true });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const ignore = (): void => undefined;
const options = { jobId: 'job', listed: undefined, signing: undefined };

function service(): StoreService {
  return new StoreService(siteAddress, () => Promise.resolve(), { next: () => 0 });
}

function target(name = 'm.tar'): Promise<FileSystemFileHandle> {
  return folder.getFileHandle(name, { create: true });
}

async function namesInFolder(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

async function importing(
  store: StoreService,
  file: Blob,
  onProgress = ignore as (p: PackProgress) => void,
  catalogue: readonly Model[] = [],
) {
  const seen = await store.packs.inspectPack(file, catalogue);
  if (!seen.ok) return seen;
  return store.packs.importPack(
    file,
    catalogue,
    { jobId: 'job', token: seen.value.token },
    onProgress,
  );
}

async function raw() {
  await service().list();
  return openDB(storeNames(siteAddress).database);
}

async function counts(): Promise<object> {
  const database = await raw();
  const [models, parts, downloads] = await Promise.all(
    ['models', 'parts', 'downloads'].map((name) => database.count(name)),
  );
  database.close();
  return { models, parts, downloads };
}

async function storedBytes(hash: string): Promise<Uint8Array> {
  const database = await raw();
  const blob = (await database.get('parts', hash)) as Blob;
  database.close();
  return new Uint8Array(await blob.arrayBuffer());
}

async function expectFiles(): Promise<void> {
  for (const [path, bytes] of expectedFiles(files)) {
    const parts = files.find((file) => file.path === path)?.parts ?? [];
    const stored = await Promise.all(parts.map(({ sha256 }) => storedBytes(sha256)));
    expect(
      new Uint8Array(await new Blob(stored as Uint8Array<ArrayBuffer>[]).arrayBuffer()),
    ).toEqual(bytes);
  }
}

/** Names of the stores that were written to. */
function storesOf(contexts: readonly unknown[]): string[] {
  return contexts.map((store) => (store instanceof IDBObjectStore ? store.name : ''));
}

const nothing = { models: 0, parts: 0, downloads: 0 };

describe('a model that was exported and deleted', () => {
  test('comes back from its pack as it was', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const handle = await target();
    const seen: PackProgress[] = [];
    const written = await store.packs.exportPack('m', handle, options, (one) => seen.push(one));
    const pack = await handle.getFile();
    expect(written).toEqual({ ok: true, value: pack.size });
    expect(seen.at(-1)).toEqual({ phase: 'copy', doneBytes: pack.size, totalBytes: pack.size });
    await store.remove('m');
    expect(await counts()).toEqual(nothing);

    const looked = await store.packs.inspectPack(pack, []);
    expect(looked).toMatchObject({
      value: {
        model: { id: 'm' },
        here: 'no',
        signature: { state: 'none' },
        licences: [{ path: 'LICENSE' }],
      },
    });
    expect(await counts()).toEqual(nothing);
    const imported = await importing(store, pack);
    expect(imported).toMatchObject({
      ok: true,
      value: { id: 'm', source: 'pack', sizeBytes: 6458 },
    });
    // Six parts, one of them in two files.
    expect(await counts()).toEqual({ models: 1, parts: 5, downloads: 0 });
    await expectFiles();
    expect(await store.packs.inspectPack(pack, [])).toMatchObject({ value: { here: 'same' } });
  });

  test('is the same pack as a file of references, and one that other programs can read', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const handle = await target();
    await store.packs.exportPack('m', handle, options, ignore);
    const blob = await store.packs.packBlob('m', options, ignore);
    if (!blob.ok) throw new Error('no pack');
    const bytes = new Uint8Array(await blob.value.file.arrayBuffer());
    expect(bytes).toEqual(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
    const entries = await unpackTar(bytes, { strict: true });
    expect(entries.map(({ header }) => header.name)).toEqual([
      'manifest.json',
      'licences/0.txt',
      `parts/${files[0]?.sha256}`,
      ...(files[1]?.parts ?? []).map(({ sha256 }) => `parts/${sha256}`),
    ]);
  });
});

describe('an export', () => {
  test('shows first what it would hand on', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const shown = await store.packs.previewExport('m', undefined);
    const blob = await store.packs.packBlob('m', options, ignore);
    expect(shown).toMatchObject({
      value: {
        sizeBytes: 6458,
        packBytes: blob.ok && blob.value.sizeBytes,
        licences: [{ path: 'LICENSE' }],
      },
    });
    expect(shown.ok && shown.value.licences[0]?.text.length).toBeGreaterThan(0);
  });

  test('of a damaged model fails by the name of the file and leaves no file', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const hash = files[1]?.parts[2]?.sha256 ?? '';
    const database = await raw();
    await database.put('parts', new Blob(['damaged']), hash);
    database.close();
    const failure = { kind: 'hash-mismatch', place: 'device', file: 'weights' };
    expect(await store.packs.exportPack('m', await target(), options, ignore)).toMatchObject({
      failure,
    });
    expect(await namesInFolder()).toEqual([]);
    expect(await store.packs.packBlob('m', options, ignore)).toMatchObject({ failure });
  });

  test('that is ended leaves no file, and what was there before as it was', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const older = await target('older');
    const writing = await older.createWritable();
    await writing.write('older');
    await writing.close();
    for (const handle of [older, await target()]) {
      const ended = await store.packs.exportPack('m', handle, options, ({ doneBytes }) => {
        if (doneBytes > 3000) void store.packs.abort('job');
      });
      expect(ended).toEqual({ ok: false, failure: { kind: 'aborted' } });
    }
    expect(await namesInFolder()).toEqual(['older']);
    expect(await (await older.getFile()).text()).toBe('older');
  });

  test('to a full disk is told as that', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValue(
      new DOMException('full', 'QuotaExceededError'),
    );
    const failure = { kind: 'not-written', full: true };
    expect(await store.packs.exportPack('m', await target(), options, ignore)).toMatchObject({
      failure,
    });
    expect(await namesInFolder()).toEqual([]);
  });

  test('of a model that is not here is told as that', async () => {
    const failure = { kind: 'not-here', modelId: 'm' };
    expect(await service().packs.previewExport('m', undefined)).toEqual({ ok: false, failure });
  });
});

describe('a signed pack', () => {
  async function key() {
    const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    const publicKey = hexOf(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
    return { privateKey: pair.privateKey, publicKey };
  }

  test('shows the fingerprint of its key', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const signing = await key();
    const packs = await Promise.all(
      [signing, signing, await key()].map((one) =>
        store.packs.packBlob('m', { ...options, signing: one }, ignore),
      ),
    );
    const prints = [];
    for (const pack of packs) {
      const seen = pack.ok && (await store.packs.inspectPack(pack.value.file, []));
      if (!seen || !seen.ok || seen.value.signature.state !== 'valid') throw new Error('not valid');
      prints.push(seen.value.signature.fingerprint);
    }
    expect(prints[0]).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect(prints[1]).toBe(prints[0]);
    expect(prints[2]).not.toBe(prints[0]);
    await store.remove('m');
    const [pack] = packs;
    expect(pack?.ok && (await importing(store, pack.value.file))).toMatchObject({ ok: true });
  });

  test('whose signature is of something else is shown as that and not imported', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const signing = { ...(await key()), publicKey: (await key()).publicKey };
    const pack = await store.packs.packBlob('m', { ...options, signing }, ignore);
    await store.remove('m');
    if (!pack.ok) throw new Error('no pack');
    expect(await store.packs.inspectPack(pack.value.file, [])).toMatchObject({
      value: { signature: { state: 'invalid' } },
    });
    expect(await importing(store, pack.value.file)).toEqual({
      ok: false,
      failure: { kind: 'bad-signature' },
    });
    expect(await counts()).toEqual(nothing);
  });
});

describe('an import', () => {
  async function pack(change: readonly ModelFile[] = files): Promise<Blob> {
    return tarOf(await packEntries(manifestFor(change)));
  }

  test('of another pack than the one that was shown is refused', async () => {
    const seen = await service().packs.inspectPack(await pack(), []);
    const other = await pack(files.slice(0, 2));
    const token = seen.ok ? seen.value.token : '';
    expect(await service().packs.importPack(other, [], { jobId: 'j', token }, ignore)).toEqual({
      ok: false,
      failure: { kind: 'pack-changed' },
    });
  });

  test('that is ended leaves nothing, but for parts that others need', async () => {
    const store = service();
    await store.fetch(testModel('other', 'whole', files.slice(0, 1)), ignore);
    const ended = await importing(store, await pack(), ({ doneBytes }) => {
      if (doneBytes > 3000) void store.packs.abort('job');
    });
    expect(ended).toEqual({ ok: false, failure: { kind: 'aborted' } });
    expect(await counts()).toEqual({ models: 1, parts: 1, downloads: 0 });
  });

  test.each(['downloads', 'parts', 'models'])(
    'on a full disk (%s) leaves nothing',
    async (name) => {
      const real = IDBObjectStore.prototype.put;
      let puts = 0;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...all
      ) {
        if (this.name === name && (name !== 'parts' || ++puts > 2)) {
          throw new DOMException('full', 'QuotaExceededError');
        }
        return real.apply(this, all);
      });
      const failure = { kind: 'quota', freeBytes: null };
      expect(await importing(service(), await pack())).toMatchObject({ failure });
      vi.restoreAllMocks();
      expect(await counts()).toEqual(nothing);
    },
  );

  test('that cannot fit is refused before the first byte', async () => {
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 5000, usage: 1000 });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    expect(await importing(service(), await pack())).toMatchObject({
      failure: { kind: 'quota', neededBytes: 5946, freeBytes: 4000 },
    });
    expect(storesOf(put.mock.contexts)).toEqual([]);
    vi.restoreAllMocks();
    expect(await counts()).toEqual(nothing);
  });

  test('that fails leaves an older version as it was; one that succeeds replaces it', async () => {
    const store = service();
    const older = [await testFile('library', [501])];
    await store.fetch(testModel('m', 'whole', older), ignore);
    const good = await pack();
    const catalogue = [testModel('m', 'whole', files)];
    expect(await store.packs.inspectPack(good, catalogue)).toMatchObject({
      value: { here: 'other', standing: 'listed' },
    });
    const bytes = new Uint8Array(await good.arrayBuffer());
    const bad = new Blob([bytes.with(bytes.length - 1500, 1 ^ (bytes[bytes.length - 1500] ?? 0))]);
    expect(await importing(store, bad)).toMatchObject({ ok: false });
    expect(await store.list()).toMatchObject({
      value: [{ id: 'm', source: 'site', files: older }],
    });
    expect(await counts()).toEqual({ models: 1, parts: 1, downloads: 0 });
    expect(await importing(store, good, ignore, catalogue)).toMatchObject({ ok: true });
    expect(await counts()).toEqual({ models: 1, parts: 5, downloads: 0 });
    await expectFiles();
  });

  test('with the id of another model takes nobody’s place, and goes on as it came', async () => {
    const store = service();
    const other = [await testFile('library', [501])];
    await store.fetch(testModel('m', 'whole', other), ignore);
    const catalogue = [testModel('m', 'whole', other)];
    const file = await pack();
    const seen = await store.packs.inspectPack(file, catalogue);
    const callsItself = { id: 'm', name: testModel('m', 'whole', files).name };
    expect(seen).toMatchObject({ value: { here: 'no', standing: 'another', callsItself } });
    const taken = await importing(store, file, ignore, catalogue);
    if (!taken.ok) throw new Error(taken.failure.kind);
    expect(taken.value).toMatchObject({ source: 'pack', callsItself });
    expect(taken.value.id).toMatch(/^m\.[0-9a-f]{32}$/);
    expect(await store.list()).toMatchObject({
      value: [
        { id: 'm', files: other },
        { id: taken.value.id, files },
      ],
    });
    expect(await store.packs.inspectPack(file, catalogue)).toMatchObject({
      value: { here: 'same', model: { id: taken.value.id } },
    });
    const again = await store.packs.packBlob(taken.value.id, options, ignore);
    const elsewhere = again.ok && (await service().packs.inspectPack(again.value.file, []));
    expect(elsewhere).toMatchObject({ value: { callsItself } });
  });

  test('heals a damaged model of the same version', async () => {
    const store = service();
    await store.fetch(testModel('m', 'whole', files), ignore);
    const hash = files[1]?.parts[2]?.sha256 ?? '';
    const database = await raw();
    await database.put('parts', new Blob(['damaged']), hash);
    database.close();
    expect(await importing(store, await pack())).toMatchObject({ ok: true });
    await expectFiles();
  });

  test('does not touch an unfinished download of the same model when it fails', async () => {
    const store = service();
    const database = await raw();
    const [, weights] = files;
    const hashes = weights?.parts.map(({ sha256 }) => sha256) ?? [];
    await database.put('downloads', { id: 'm', partHashes: hashes, totalBytes: 4746 });
    await database.put('parts', new Blob(['x']), hashes[0]);
    database.close();
    await importing(store, await pack(), () => void store.packs.abort('job'));
    expect(await counts()).toEqual({ models: 0, parts: 1, downloads: 1 });
    expect(await store.unfinished()).toMatchObject({ value: [{ id: 'm' }] });
  });

  test('in two tabs at once is done one after the other, and the model is whole', async () => {
    const [one, other] = [service(), service()];
    const file = await pack();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const both = await Promise.all([importing(one, file), importing(other, file)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    // The second found every part intact and wrote none again.
    expect(storesOf(put.mock.contexts).filter((name) => name === 'parts').length).toBe(5);
    vi.restoreAllMocks();
    expect(await counts()).toEqual({ models: 1, parts: 5, downloads: 0 });
  });
});

describe('what an import that was cut off has left', () => {
  async function leave(): Promise<void> {
    const database = await raw();
    const hash = files[0]?.sha256 ?? '';
    await database.put('downloads', { id: importRecordId('m'), partHashes: [hash], totalBytes: 1 });
    await database.put('parts', new Blob(['x']), hash);
    database.close();
  }

  test('is no unfinished download, and is removed at the next start', async () => {
    await leave();
    const store = service();
    expect(await store.unfinished()).toEqual({ ok: true, value: [] });
    await store.packs.removeLeftovers();
    expect(await counts()).toEqual(nothing);
  });

  test('is left alone while another tab is still at it', async () => {
    await leave();
    const lock = storeNames(siteAddress).downloadLock('m');
    let release = ignore;
    const holding = new Promise<void>((resolve) => (release = resolve));
    void navigator.locks.request(lock, () => holding);
    const cleaning = service().packs.removeLeftovers();
    const waiting = async () => (await navigator.locks.query()).pending?.map(({ name }) => name);
    await expect.poll(waiting).toContain(lock);
    expect(await counts()).toMatchObject({ parts: 1, downloads: 1 });
    release();
    await cleaning;
    expect(await counts()).toEqual(nothing);
  });
});
