/** Downloads and stored files of models that their index lists, which were cut off, stopped or damaged. */
import { describe, expect, test, vi } from 'vitest';
import type { mlcModel } from '../../../tests/hosts/mlc-layout';
import { mostAttempts } from '../../core/store/retry';
import type { DownloadRecord } from '../../core/store/kept-models';
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
  service,
  shards,
} from './discovered-set-up';

describe('a connection that breaks', () => {
  test.each(['always-cut', 'always-cut-hidden'])(
    'again and again (%s) loses nothing of what came',
    async (behaviour) => {
      expect(await service().fetch(model(behaviour), ignore)).toMatchObject({ ok: true });
      await expectWhole();
      expect(ofShards(await asked()).toSorted()).toEqual([
        'GET params_shard_0.bin',
        'GET params_shard_0.bin bytes=1500-',
        'GET params_shard_1.bin',
        'GET params_shard_1.bin bytes=1500-',
        'GET params_shard_1.bin bytes=3000-',
      ]);
    },
  );

  test('several times in every part gets on, never back, and leaves nothing but the parts', async () => {
    const done: number[] = [];
    const store = service();
    const fetched = await store.fetch(model('cut-often'), (progress) => {
      if (progress.phase === 'fetch') done.push(progress.doneBytes);
    });
    expect(fetched).toMatchObject({ ok: true });
    await expectWhole();
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    const lines = ofShards(await asked()).filter((line) => line.includes(shards[0] ?? ''));
    expect(lines).toHaveLength(Math.ceil(2500 / 300));
    const parts = fetched.ok ? fetched.value.files.flatMap((file) => file.parts) : [];
    const open = await database();
    expect((await open.getAllKeys('parts')).toSorted()).toEqual(
      [...new Set(parts.map(({ sha256 }) => sha256))].toSorted(),
    );
    open.close();
  });

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
    // The first attempt brought a part; the others brought it again.
    expect(perFile.length).toBeLessThanOrEqual(mostAttempts + 1);
  });

  test('and a rest that is not the rest make the file come again as a whole', async () => {
    expect(await service().fetch(model('wrong-rest'), ignore)).toMatchObject({ ok: true });
    await expectWhole();
  });
});

test('a file that its host has changed since the cut comes anew', async () => {
  expect(await service().fetch(model('changed'), ignore)).toMatchObject({ ok: true });
  await expectWhole();
  const lines = ofShards(await asked()).filter((line) => line.includes(shards[0] ?? ''));
  expect(lines).toEqual([
    'GET params_shard_0.bin',
    'GET params_shard_0.bin bytes=1500-',
    'GET params_shard_0.bin',
  ]);
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
      'GET params_shard_1.bin bytes=1500-',
    ]);
    await expectWhole();
  });

  test('goes on where it was after a kill, which leaves what was kept at the last cut', async () => {
    // Its worker gets no further than to ask again: the other visit finds what it has noted.
    const killed = service().fetch(model('cut-then-silent'), ignore);
    await expect
      .poll(async () => ofShards(await asked()).filter((line) => line.includes('bytes=')).length)
      .toBe(2);
    const open = await database();
    const record = (await open.get('downloads', 'm')) as DownloadRecord;
    open.close();
    const kept = shards.map((path) => record.arrived?.[path]?.chunks.map((one) => one.sizeBytes));
    expect(kept).toEqual([
      [1000, 500],
      [1000, 500],
    ]);
    await service().abort('m');
    void killed;
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

  test('takes nothing of a part that was damaged meanwhile', async () => {
    const first = await service().fetch(model('cut-then-missing'), ignore);
    expect(first.ok).toBe(false);
    const open = await database();
    const record = (await open.get('downloads', 'm')) as DownloadRecord;
    const [part] = record.arrived?.['params_shard_1.bin']?.chunks ?? [];
    await open.put('parts', new Blob([new Uint8Array(1000)]), part?.sha256);
    open.close();
    expect(await service().fetch(model('cut-then-missing'), ignore)).toMatchObject({ ok: true });
    await expectWhole();
  });
});

describe('a damaged part of a stored file', () => {
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
