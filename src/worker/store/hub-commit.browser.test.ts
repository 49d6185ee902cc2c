/** Models in repositories of a hub: every file of one commit, and checked by the hub's own word. */
import { describe, expect, test } from 'vitest';
import type { DownloadRecord } from '../../core/store/kept-models';
import { database, expectWhole, hostOf, ignore, layout, readAll } from './discovered-set-up';
import {
  altered,
  asked,
  changed,
  commit,
  forget,
  hub,
  model,
  order,
  repository,
  store,
} from './hub-set-up';

describe('a model in a repository of the hub', () => {
  test('comes at one commit, looked up once, with each file checked by the hub’s hash', async () => {
    const sha = await commit(layout);
    expect(await store().fetch(model(), ignore)).toMatchObject({
      ok: true,
      value: {
        commit: sha,
        source: 'host',
        checks: {
          'mlc-chat-config.json': 'git-sha1',
          'library.wasm': 'sha256',
          'tokenizer.json': 'git-sha1',
          'tensor-cache.json': 'git-sha1',
          'params_shard_0.bin': 'sha256',
          'params_shard_1.bin': 'sha256',
        },
      },
    });
    await expectWhole();
    const lines = await asked();
    expect(lines.slice(0, 2)).toEqual([
      `GET /api/models/${repository}/revision/main`,
      `GET /api/models/${repository}/tree/${sha}`,
    ]);
    const files = lines.filter((line) => line.includes('/resolve/'));
    expect(files.toSorted()).toEqual(
      [...layout.keys()].map((path) => `GET /${repository}/resolve/${sha}/${path}`).toSorted(),
    );
  });

  test('that is pinned to a commit has no revision looked up', async () => {
    const sha = await commit(layout);
    await commit(changed('tokenizer.json', altered('tokenizer.json')));
    expect(await store().fetch(model({ revision: sha }), ignore)).toMatchObject({
      value: { commit: sha },
    });
    await expectWhole();
    expect((await asked()).filter((line) => line.includes('/revision/'))).toEqual([]);
  });

  test.each([
    ['mlc-chat-config.json', 'hub'],
    ['tokenizer.json', 'hub'],
    ['params_shard_0.bin', 'files'],
    ['library.wasm', 'files'],
  ] as const)(
    'is not believed where a file is not the one that the hub lists (%s, which the host of the %s sent)',
    async (file, sender) => {
      await commit(layout);
      await order({ kind: 'faults', faults: [{ kind: 'altered', repository, file }] });
      expect(await store().fetch(model(), ignore)).toMatchObject({
        failure: { kind: 'hash-mismatch', place: 'host', file, host: hostOf(hub[sender]) },
      });
      expect(await store().list()).toMatchObject({ value: [] });
    },
  );

  test.each([
    ['unreadable', '<!doctype html><title>Log in</title>'],
    ['lfs-pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n'],
  ])('is told with the host that sent what is no program (%s)', async (content, text) => {
    await commit(changed('library.wasm', new TextEncoder().encode(text)));
    expect(await store().fetch(model(), ignore)).toMatchObject({
      failure: { kind: 'wrong-content', content, file: 'library.wasm', host: hostOf(hub.files) },
    });
  });

  test.each(['mlc-chat-config.json', 'tokenizer.json', 'params_shard_1.bin'])(
    'whose list lacks a file (%s) is told before anything large is fetched',
    async (file) => {
      await commit(changed(file, undefined));
      expect(await store().fetch(model(), ignore)).toMatchObject({
        failure: { kind: 'file-not-listed', file, host: hostOf(hub.hub) },
      });
      expect((await asked()).filter((line) => line.includes('params_'))).toEqual([]);
    },
  );

  test('whose list has another size than its index is told before anything large is fetched', async () => {
    await commit(changed('params_shard_0.bin', new Uint8Array(99)));
    expect(await store().fetch(model(), ignore)).toMatchObject({
      failure: {
        kind: 'listed-size-differs',
        file: 'params_shard_0.bin',
        listedBytes: 99,
        indexBytes: 2500,
      },
    });
    expect((await asked()).filter((line) => line.includes('params_'))).toEqual([]);
  });

  test('that is here without a commit, of an earlier version of the page, is used as it is', async () => {
    await commit(layout);
    await store().fetch(model(), ignore);
    const open = await database();
    const record = (await open.get('models', 'm')) as Record<string, unknown>;
    delete record.commit;
    await open.put('models', record);
    open.close();
    await forget();
    expect(await store().fetch(model(), ignore)).toMatchObject({ ok: true });
    expect(await asked()).toEqual([]);
  });
});

describe('a download of a commit that is not the newest any more', () => {
  /** Fetches until a shard is refused, of which the beginning is here. */
  async function interrupted(): Promise<DownloadRecord> {
    await order({
      kind: 'faults',
      faults: [
        { kind: 'cut', everyBytes: 1500, times: 1, repository, file: 'params_shard_1.bin' },
        { kind: 'forbidden', repository, file: 'params_shard_1.bin' },
      ],
    });
    expect((await store().fetch(model(), ignore)).ok).toBe(false);
    await order({ kind: 'faults', faults: [] });
    const open = await database();
    const record = (await open.get('downloads', 'm')) as DownloadRecord;
    open.close();
    return record;
  }

  test('begins anew, and keeps the files that are the same', async () => {
    const first = await commit(layout);
    expect(await interrupted()).toMatchObject({ commit: first });
    const files = changed('tokenizer.json', altered('tokenizer.json'));
    const second = await commit(files);
    await forget();
    expect(await store().fetch(model(), ignore)).toMatchObject({ value: { commit: second } });
    expect(await readAll()).toEqual(files);
    const lines = (await asked()).filter((line) => line.includes('/resolve/'));
    expect(lines.filter((line) => !line.includes(second))).toEqual([]);
    const of = (path: string) => lines.filter((line) => line.includes(path)).join();
    expect(of('params_shard_1.bin')).toMatch(/params_shard_1\.bin bytes=[1-9]\d*-$/);
    expect(of('tokenizer.json')).toMatch(/tokenizer\.json$/);
  });
});

describe('a damaged part of a model from the hub', () => {
  /** Fetches the model and damages a part of its last file. */
  async function damaged(): Promise<void> {
    const fetched = await store().fetch(model(), ignore);
    const part = fetched.ok ? fetched.value.files.at(-1)?.parts[2] : undefined;
    const open = await database();
    await open.put('parts', new Blob(['damaged']), part?.sha256);
    open.close();
    await forget();
  }

  test('is repaired from the commit that is here after the hub has moved on', async () => {
    const sha = await commit(layout);
    await damaged();
    await commit(changed('params_shard_1.bin', altered('params_shard_1.bin')));
    expect(await store().repair(model(), ignore)).toMatchObject({ value: { commit: sha } });
    await expectWhole();
    expect((await asked()).filter((line) => line.includes('/resolve/'))).toEqual([
      `GET /${repository}/resolve/${sha}/params_shard_1.bin bytes=2000-2999`,
    ]);
  });

  test('is waited for where the hub has had too many requests, and the wait is told', async () => {
    await commit(layout);
    await damaged();
    const busy = { kind: 'too-many-requests', times: 1, repository } as const;
    await order({ kind: 'faults', faults: [busy] });
    const told: unknown[] = [];
    const repaired = await store().repair(model(), ({ pause }) => told.push(pause));
    expect(repaired).toMatchObject({ ok: true });
    expect(told).toContainEqual({
      host: hostOf(hub.hub),
      refusal: 'too-many-requests',
      secondsLeft: 20,
    });
    expect(told.at(-1)).toBeUndefined();
  });

  test('that the hub has no longer is told with its commit', async () => {
    const sha = await commit(layout);
    await damaged();
    await order({ kind: 'remove', id: repository });
    expect(await store().repair(model(), ignore)).toMatchObject({
      failure: {
        kind: 'commit-gone',
        file: 'params_shard_1.bin',
        commit: sha,
        host: hostOf(hub.hub),
      },
    });
  });
});
