/** Models whose files their own index lists, on hosts of other origins. */
import { describe, expect, test, vi } from 'vitest';
import type { FetchProgress } from '../../core/store/model-store';
import {
  asked,
  database,
  expectWhole,
  hostOf,
  ignore,
  layout,
  model,
  ofShards,
  one,
  readAll,
  service,
  shards,
  site,
} from './discovered-set-up';
import type { StoreService } from './store-service';

describe('a model that is found by its index', () => {
  test('comes in loading order and whole, is kept in parts, and says how it was checked', async () => {
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
    expect(besides.filter((line) => !line.includes('LICENSE')).toSorted()).toEqual([
      'GET library.wasm bytes=0-0',
      'GET tokenizer.json bytes=0-0',
    ]);
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

  test('that is here leaves nothing of a download that was stopped before it came', async () => {
    const store = service();
    await store.fetch(model('whole'), ignore);
    const open = await database();
    await open.put('downloads', { id: 'm', partHashes: ['a'], totalBytes: 9, arrived: {} });
    await open.put('parts', new Blob(['x']), 'a');
    open.close();
    expect(await store.fetch(model('whole'), ignore)).toMatchObject({ ok: true });
    expect(await store.unfinished()).toEqual({ ok: true, value: [] });
    expect(await store.usage()).toMatchObject({ value: { unfinishedBytes: 0 } });
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
    expect(await service().fetch(model('no-sizes'), ignore)).toMatchObject({ ok: true });
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
    const small = /LICENSE|mlc-chat-config|tensor-cache|bytes=0-0$/;
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
