/** Models whose files their own index lists, on hosts of other origins that fail in all the ways. */
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mlcLayout, mlcModel } from '../../../tests/hosts/mlc-layout';
import type { FetchProgress } from '../../core/store/model-store';
import { mostAttempts } from '../../core/store/retry';
import type { DownloadRecord } from '../../core/store/kept-models';
import { DatabaseConnection } from '../../database/open';
import { storeNames } from './protocol';
import { ModelRepository } from './model-repository';
import { StoreService } from './store-service';
import { readVerified } from './verified-reader';

let siteAddress = '';
let site = '';
let one = '';
let other = '';
let layout: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map();

beforeEach(async () => {
  site = crypto.randomUUID();
  siteAddress = `${location.origin}/site-${site}/`;
  [one = '', other = ''] = (await (await fetch('/remote-origins')).json()) as string[];
  layout = await mlcLayout();
});

afterEach(() => {
  vi.restoreAllMocks();
});

const ignore = (): void => undefined;
const hostOf = (origin: string): string => new URL(origin).host;
const shards = ['params_shard_0.bin', 'params_shard_1.bin'];

/** Chunks are a thousand bytes here: every file but two has several. */
function service(pauses: number[] = [], allowed = [one]): StoreService {
  const delay = (ms: number): Promise<void> => {
    pauses.push(ms);
    return Promise.resolve();
  };
  const options = { allowedHosts: allowed.map(hostOf), chunkBytes: 1000 };
  return new StoreService(siteAddress, delay, { next: () => 0 }, options);
}

const model = (behaviour: string, change?: Parameters<typeof mlcModel>[2]) =>
  mlcModel('m', `${one}/${site}/${behaviour}/`, change);

async function asked(of = one): Promise<string[]> {
  return (await (await fetch(`${of}/${site}/log`)).json()) as string[];
}

const ofShards = (lines: readonly string[]) => lines.filter((line) => line.includes('params_'));

function database() {
  return openDB(storeNames(siteAddress).database);
}

/** The bytes of every stored file, each part checked. */
async function readAll(): Promise<Map<string, Uint8Array>> {
  const connection = new DatabaseConnection(storeNames(siteAddress).database);
  const repository = new ModelRepository(connection);
  const listed = await repository.models();
  const read = new Map<string, Uint8Array>();
  for (const file of listed.ok ? (listed.value[0]?.files ?? []) : []) {
    const bytes = await readVerified(repository, 'm', file, ignore);
    if (bytes.ok) read.set(file.path, new Uint8Array(bytes.value));
  }
  await connection.close();
  return read;
}

async function expectWhole(): Promise<void> {
  expect(await readAll()).toEqual(layout);
}

describe('a model that is found by its index', () => {
  test('comes in loading order and whole, is kept in chunks, and says how it was checked', async () => {
    const seen: FetchProgress[] = [];
    const fetched = await service().fetch(model('whole'), (progress) => seen.push(progress));
    expect(fetched).toMatchObject({
      ok: true,
      value: {
        source: 'host',
        libraryAddress: `${one}/${site}/whole/library.wasm`,
        checks: {
          'mlc-chat-config.json': 'first-use',
          'library.wasm': 'first-use',
          'tokenizer.json': 'first-use',
          'tensor-cache.json': 'first-use',
          'params_shard_0.bin': 'md5',
          'params_shard_1.bin': 'md5',
        },
        model: {
          files: { kind: 'complete' },
          library: { kind: 'file', path: 'library.wasm' },
          needs: { largestBufferBytes: 4321 },
        },
      },
    });
    await expectWhole();
    const files = fetched.ok ? fetched.value.files : [];
    expect(files.map(({ path }) => path)).toEqual([...layout.keys()]);
    expect(files.at(-1)?.parts.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
      ['params_shard_1.bin.part0', 1000],
      ['params_shard_1.bin.part1', 1000],
      ['params_shard_1.bin.part2', 1000],
      ['params_shard_1.bin.part3', 1000],
      ['params_shard_1.bin.part4', 321],
    ]);
    expect(files[0]?.parts).toMatchObject([{ path: 'mlc-chat-config.json' }]);

    expect(seen[0]).toMatchObject({ phase: 'preflight' });
    const total = [...layout.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(seen.at(-1)).toEqual({
      phase: 'fetch',
      doneBytes: total,
      totalBytes: total,
      files: [...layout].map(([path, { byteLength }]) => ({
        path,
        doneBytes: byteLength,
        sizeBytes: byteLength,
      })),
    });
  });

  test('asks for weights only after the preflight, and each file once', async () => {
    await service().fetch(model('whole'), ignore);
    const lines = await asked();
    expect(lines.slice(0, 2)).toEqual(['GET mlc-chat-config.json', 'GET tensor-cache.json']);
    const besides = lines.slice(2, 7);
    expect(besides.filter((line) => line.includes('LICENSE'))).toEqual(
      ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].map((file) => `GET ${file}`),
    );
    expect(besides.filter((line) => line.startsWith('HEAD')).length).toBe(2);
    expect(lines.slice(7).toSorted()).toEqual(
      ['library.wasm', ...shards, 'tokenizer.json'].map((file) => `GET ${file}`),
    );
  });

  test('that is here asks nobody; another address of it does', async () => {
    const store = service();
    await store.fetch(model('whole'), ignore);
    const before = (await asked()).length;
    expect(await store.fetch(model('whole'), ignore)).toMatchObject({ ok: true });
    expect((await asked()).length).toBe(before);
    expect(await store.fetch(model('hidden'), ignore)).toMatchObject({ ok: true });
    expect((await asked()).length).toBeGreaterThan(before);
    expect(await store.list()).toMatchObject({ value: [{ id: 'm' }] });
  });

  test('whose library has a known SHA-256 is checked against it', async () => {
    const right = await service().fetch(model('whole'), ignore);
    const library = right.ok ? right.value.files[1] : undefined;
    const sha256 = library?.sha256 ?? '';
    const store = service();
    await store.remove('m');
    expect(await store.fetch(model('whole', { sha256 }), ignore)).toMatchObject({
      value: { checks: { 'library.wasm': 'sha256' } },
    });
    await store.remove('m');
    const refused = await store.fetch(model('altered-library', { sha256 }), ignore);
    expect(refused).toMatchObject({
      failure: { kind: 'hash-mismatch', file: 'library.wasm', host: hostOf(one) },
    });
  });

  test('without room for it is refused before the first byte of weights', async () => {
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({ quota: 8000, usage: 1000 });
    expect(await service().fetch(model('whole'), ignore)).toMatchObject({
      failure: { kind: 'quota', freeBytes: 7000 },
    });
    expect(ofShards(await asked())).toEqual([]);
    expect(await service().unfinished()).toEqual({ ok: true, value: [] });
  });

  test('comes from a host that says no sizes', async () => {
    expect(await service().fetch(model('no-head'), ignore)).toMatchObject({ ok: true });
    await expectWhole();
  });
});

describe('a model of an earlier compiler, whose index has another name', () => {
  test.each(['older-index', 'older-index-page'])('is found (%s) and comes whole', async (host) => {
    const fetched = await service().fetch(model(host), ignore);
    expect(fetched).toMatchObject({ value: { checks: { 'ndarray-cache.json': 'first-use' } } });
    expect(fetched.ok && fetched.value.files.map(({ path }) => path)).toEqual(
      [...layout.keys()].map((path) =>
        path === 'tensor-cache.json' ? 'ndarray-cache.json' : path,
      ),
    );
    const read = await readAll();
    expect(read.get('ndarray-cache.json')).toEqual(layout.get('tensor-cache.json'));
  });
});

describe('another version of a model that is here', () => {
  /** Fetches it again as the catalogue now has it, and tells what was asked for with GET. */
  async function renewed(now: ReturnType<typeof model>): Promise<string[]> {
    const before = (await asked()).length;
    expect(await service().fetch(now, ignore)).toMatchObject({ ok: true });
    await expectWhole();
    const small = /LICENSE|mlc-chat-config|tensor-cache|^HEAD/;
    return (await asked()).slice(before).filter((line) => !small.test(line));
  }

  test('with its library at another address fetches the library, and no weights', async () => {
    await service().fetch(model('whole'), ignore);
    const library = `${one}/${site}/moved/library.wasm`;
    expect(await renewed(model('whole', { library }))).toEqual(['GET library.wasm']);
    expect(await service().list()).toMatchObject({ value: [{ libraryAddress: library }] });
  });

  test('in another folder fetches what nothing is published for', async () => {
    await service().fetch(model('whole'), ignore);
    expect((await renewed(model('hidden'))).toSorted()).toEqual([
      'GET library.wasm',
      'GET tokenizer.json',
    ]);
  });

  test('heals what is damaged of the one that is here', async () => {
    const first = await service().fetch(model('whole'), ignore);
    const [, second] = first.ok ? (first.value.files.at(-1)?.parts ?? []) : [];
    const open = await database();
    await open.put('parts', new Blob([new Uint8Array(1000)]), second?.sha256);
    open.close();
    const library = `${one}/${site}/moved/library.wasm`;
    expect((await renewed(model('whole', { library }))).toSorted()).toEqual([
      'GET library.wasm',
      'GET params_shard_1.bin bytes=1000-',
    ]);
  });
});

describe('the text of a licence', () => {
  const licencesOf = async (store: StoreService) => {
    const preview = await store.packs.previewExport('m', undefined);
    return preview.ok ? preview.value.licences : preview.failure;
  };

  test.each([
    ['licensed', { path: 'LICENSE.txt', text: 'You may.' }],
    ['licence-page', { path: 'LICENSE.md', text: '# You may' }],
  ])('comes with the model (%s) and into its packs', async (behaviour, licence) => {
    const store = service();
    expect(await store.fetch(model(behaviour), ignore)).toMatchObject({
      value: { checks: { [licence.path]: 'first-use' } },
    });
    expect(await licencesOf(store)).toEqual([licence]);
    const options = { jobId: 'job', listed: undefined, signing: undefined };
    const pack = await store.packs.packBlob('m', options, ignore);
    const seen = pack.ok ? await store.packs.inspectPack(pack.value.file, []) : pack;
    expect(seen).toMatchObject({ value: { licences: [licence] } });
  });

  test.each(['whole', 'licence-endless', 'licence-pointer'])(
    'that is not there (%s) is not missed',
    async (host) => {
      const pauses: number[] = [];
      const store = service(pauses);
      expect(await store.fetch(model(host), ignore)).toMatchObject({ ok: true });
      expect(pauses).toEqual([]);
      expect(await licencesOf(store)).toEqual([]);
      await expectWhole();
    },
  );

  test('that does not come is not waited for long', async () => {
    const patience = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
    const fetched = service().fetch(model('licence-silent'), ignore);
    await expect.poll(asked).toContain('GET LICENSE');
    patience.abort();
    expect(await fetched).toMatchObject({ ok: true });
    expect(timeout.mock.calls).toEqual([[10_000]]);
    expect(await asked()).not.toContain('GET LICENSE.txt');
    await expectWhole();
  });
});

describe('a connection that breaks', () => {
  test.each(['always-cut', 'always-cut-hidden'])(
    'again and again (%s) loses what came since the last chunk, no more',
    async (behaviour) => {
      expect(await service().fetch(model(behaviour), ignore)).toMatchObject({ ok: true });
      await expectWhole();
      expect(ofShards(await asked()).toSorted()).toEqual([
        'GET params_shard_0.bin',
        'GET params_shard_0.bin bytes=1000-',
        'GET params_shard_1.bin',
        'GET params_shard_1.bin bytes=1000-',
        'GET params_shard_1.bin bytes=2000-',
        'GET params_shard_1.bin bytes=3000-',
      ]);
    },
  );

  test('on a host without ranges is followed by the whole file, of which nothing is written twice', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    expect(await service().fetch(model('cut-once-no-ranges'), ignore)).toMatchObject({ ok: true });
    const written = put.mock.calls.flatMap(([value, key]) => (value instanceof Blob ? [key] : []));
    expect(new Set(written).size).toBe(written.length);
    await expectWhole();
  });

  test('each time before anything new has come is given up in the end', async () => {
    const failing = await service().fetch(model('never-on'), ignore);
    expect(failing).toMatchObject({
      failure: { kind: 'network', status: null, host: hostOf(one) },
    });
    const perFile = ofShards(await asked()).filter((line) => line.includes(shards[0] ?? ''));
    // The first attempt brought a chunk; the others brought it again.
    expect(perFile.length).toBeLessThanOrEqual(mostAttempts + 1);
  });

  test('and a rest that is not the rest make the file come again as a whole', async () => {
    expect(await service().fetch(model('wrong-rest'), ignore)).toMatchObject({ ok: true });
    await expectWhole();
  });
});

describe('a download that was stopped', () => {
  /** Stops the download when so many bytes have come, and tells what is on record. */
  async function stopped(behaviour: string, change?: Parameters<typeof mlcModel>[2]) {
    const store = service();
    const outcome = await store.fetch(model(behaviour, change), ({ doneBytes }) => {
      if (doneBytes > 4000) void store.abort('m');
    });
    const open = await database();
    const record = (await open.get('downloads', 'm')) as DownloadRecord | undefined;
    open.close();
    return { outcome, record };
  }

  test('goes on where each file was, in another visit', async () => {
    const pinned = { revision: 'r1' };
    const first = await service().fetch(model('cut-then-missing', pinned), ignore);
    expect(first).toMatchObject({ failure: { kind: 'network', status: 404 } });
    const before = (await asked()).length;
    expect(await service().fetch(model('cut-then-missing', pinned), ignore)).toMatchObject({
      ok: true,
    });
    const lines = (await asked()).slice(before);
    expect(lines.filter((line) => line.includes(shards[1] ?? ''))).toEqual([
      'GET params_shard_1.bin bytes=1000-',
    ]);
    await expectWhole();
  });

  test('is told as unfinished, with its bytes and its sum', async () => {
    const { outcome } = await stopped('slow');
    expect(outcome).toMatchObject({ failure: { kind: 'aborted' } });
    const unfinished = await service().unfinished();
    const total = [...layout.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(unfinished).toMatchObject({ value: [{ id: 'm', totalBytes: total }] });
  });

  test('and given up leaves nothing', async () => {
    await stopped('slow');
    await service().discard('m');
    const open = await database();
    expect(await open.count('parts')).toBe(0);
    expect(await open.count('downloads')).toBe(0);
    open.close();
  });

  test('takes nothing of a chunk that was damaged meanwhile', async () => {
    const first = await service().fetch(model('cut-then-missing'), ignore);
    expect(first.ok).toBe(false);
    const open = await database();
    const record = (await open.get('downloads', 'm')) as DownloadRecord;
    const [chunk] = record.arrived?.['params_shard_1.bin']?.chunks ?? [];
    await open.put('parts', new Blob([new Uint8Array(1000)]), chunk?.sha256);
    open.close();
    expect(await service().fetch(model('cut-then-missing'), ignore)).toMatchObject({ ok: true });
    await expectWhole();
  });
});

describe('a host that', () => {
  const refused = (failure: object) => ({ ok: false, failure });
  const host = () => hostOf(one);

  async function expectNothing(): Promise<void> {
    expect(await service().list()).toMatchObject({ value: [] });
  }

  test('sends other weights than its index says is asked once more, then not believed', async () => {
    const outcome = await service().fetch(model('altered'), ignore);
    expect(outcome).toMatchObject(
      refused({ kind: 'hash-mismatch', place: 'host', host: host(), partSizeBytes: 2500 }),
    );
    const lines = (await asked()).filter((line) => line === 'GET params_shard_0.bin');
    expect(lines.length).toBe(2);
    await expectNothing();
  });

  test('sends other weights once is believed the second time', async () => {
    expect(await service().fetch(model('altered-once'), ignore)).toMatchObject({ ok: true });
    await expectWhole();
  });

  test.each(['too-short', 'too-long'])('has another size than it says (%s)', async (behaviour) => {
    const outcome = await service().fetch(model(behaviour), ignore);
    const kind = behaviour === 'too-long' ? 'hash-mismatch' : 'network';
    expect(outcome).toMatchObject(refused({ kind, host: host() }));
    await expectNothing();
  });

  test('answers with a web page is told as that, at once', async () => {
    const pauses: number[] = [];
    expect(await service(pauses).fetch(model('login-page'), ignore)).toMatchObject(
      refused({ kind: 'wrong-content', content: 'web-page', host: host() }),
    );
    expect(pauses).toEqual([]);
  });

  test('answers with a web page that says it is none is found out by its form', async () => {
    expect(await service().fetch(model('untyped-page'), ignore)).toMatchObject(
      refused({ kind: 'wrong-content', content: 'unreadable', file: 'library.wasm' }),
    );
    await expectNothing();
  });

  test.each([
    ['config', 'mlc-chat-config.json'],
    ['library', 'library.wasm'],
    ['tokenizer', 'tokenizer.json'],
    ['shards', 'params_shard_'],
  ])('sends a Git LFS pointer (%s) is told by that name', async (which, file) => {
    const pauses: number[] = [];
    const fetched = await service(pauses).fetch(model(`pointer-${which}`), ignore);
    expect(fetched).toMatchObject(
      refused({ kind: 'wrong-content', content: 'lfs-pointer', host: host() }),
    );
    expect(fetched).toMatchObject({ failure: { file: expect.stringContaining(file) as string } });
    // Asking again would bring the same.
    expect(pauses).toEqual([]);
    await expectNothing();
  });

  test('has a broken index is refused before the weights', async () => {
    expect(await service().fetch(model('broken-index'), ignore)).toMatchObject(
      refused({ kind: 'wrong-content', content: 'unreadable', file: 'tensor-cache.json' }),
    );
    expect(ofShards(await asked())).toEqual([]);
  });

  test('never stops sending is left', async () => {
    expect(await service().fetch(model('endless-config'), ignore)).toMatchObject(
      refused({ kind: 'wrong-content', content: 'too-large' }),
    );
  });

  test('lacks a file is told with its status and name', async () => {
    expect(await service().fetch(model('missing'), ignore)).toMatchObject(
      refused({ kind: 'network', status: 404, host: host() }),
    );
  });

  test('is busy is given the time that it asks for', async () => {
    const pauses: number[] = [];
    expect(await service(pauses).fetch(model('busy'), ignore)).toMatchObject(
      refused({ kind: 'network', status: 503 }),
    );
    expect(new Set(pauses)).toEqual(new Set([7000]));
  });

  test('is not among those that this build allows is not asked', async () => {
    expect(await service([], []).fetch(model('whole'), ignore)).toMatchObject(
      refused({ kind: 'host-not-allowed', host: host() }),
    );
    expect(await asked()).toEqual([]);
  });

  test('redirects to an allowed one is followed', async () => {
    expect(await service([], [one, other]).fetch(model('redirecting'), ignore)).toMatchObject({
      ok: true,
    });
    await expectWhole();
  });

  test('redirects to one that is not allowed is told with both names', async () => {
    expect(await service().fetch(model('redirecting'), ignore)).toMatchObject(
      refused({ kind: 'redirect-not-allowed', from: host(), to: hostOf(other) }),
    );
    await expectNothing();
  });
});

describe('a damaged chunk of a stored file', () => {
  test.each(['hidden', 'no-ranges'])('is repaired from a host (%s)', async (behaviour) => {
    const store = service();
    const fetched = await store.fetch(model(behaviour), ignore);
    const part = fetched.ok ? fetched.value.files.at(-1)?.parts[2] : undefined;
    const open = await database();
    await open.put('parts', new Blob(['damaged']), part?.sha256);
    open.close();
    expect(await store.verify('m', ignore)).toMatchObject({
      value: { damaged: ['params_shard_1.bin'] },
    });
    const before = (await asked()).length;
    expect(await store.repair(model(behaviour), ignore)).toMatchObject({ ok: true });
    expect((await asked()).slice(before)).toEqual(['GET params_shard_1.bin bytes=2000-2999']);
    await expectWhole();
  });

  test('is repaired where the library came with a folder, under a name of its own', async () => {
    const store = service();
    const files = [...layout].map(([path, bytes]) => ({
      path: `m/${path === 'library.wasm' ? 'm-webgpu.wasm' : path}`,
      file: new File([bytes], path),
    }));
    const catalogue = [model('whole')];
    const looked = await store.packs.inspectFolder(files, catalogue);
    const job = { jobId: 'in', token: looked.ok ? looked.value.token : '' };
    const imported = await store.packs.importFolder(files, catalogue, job, ignore);
    if (!imported.ok) throw new Error(imported.failure.kind);
    const library = imported.value.files.find(({ path }) => path === 'm-webgpu.wasm');
    const open = await database();
    await open.put('parts', new Blob(['damaged']), library?.sha256);
    open.close();
    expect(await store.repair(model('whole'), ignore)).toMatchObject({ ok: true });
    expect(await asked()).toEqual(['GET library.wasm']);
    expect(await store.verify('m', ignore)).toMatchObject({ value: { damaged: [] } });
  });
});
