/** What a store worker reads of a hub before anything large is fetched, and each way in which it cannot. */
import { describe, expect, test, vi } from 'vitest';
import { mainBranch, type HubFolder } from '../../core/hub/folder';
import type { HeadWish } from '../../core/store/hub-repository';
import type { Pause } from '../../core/store/model-store';
import { hostOf, ignore, layout, service } from './discovered-set-up';
import {
  altered,
  asked,
  changed,
  commit,
  forget,
  hub,
  order,
  repository,
  store,
} from './hub-set-up';

type Bytes = Uint8Array<ArrayBuffer>;

const folder = (change: Partial<HubFolder> = {}): HubFolder => ({
  origin: hub.hub,
  repository,
  revision: mainBranch,
  path: '',
  ...change,
});

const text = (words: string): Bytes => new TextEncoder().encode(words);
const byHub = () => ({ host: hostOf(hub.hub) });
/** The beginning of a file of 40,000 bytes. */
const wish = (toBytes: number): HeadWish => ({
  fromBytes: 0,
  toBytes,
  etag: null,
  sizeBytes: 40_000,
});
const look = (change?: Partial<HubFolder>) => store().hub.look(folder(change), ignore);

describe('a repository that is looked up', () => {
  test('in MLC’s layout is told at one commit, with no weights fetched', async () => {
    const card = { licence: 'mit', baseModel: 'a/base', languages: ['en', 'de'] };
    const sha = await commit(layout, card);
    const looked = await look();
    expect(looked).toMatchObject({
      ok: true,
      value: {
        folder: folder(),
        commit: sha,
        licenceTag: 'mit',
        baseModels: ['a/base'],
        languages: ['en', 'de'],
        contents: { kind: 'mlc', config: { context_window_size: 100 } },
      },
    });
    const files = looked.ok ? looked.value.files.map(({ path }) => path) : [];
    expect(files.toSorted()).toEqual([...layout.keys()].toSorted());
    const small = ['mlc-chat-config.json', 'tensor-cache.json'];
    expect(await asked()).toEqual([
      `GET /api/models/${repository}/revision/main`,
      `GET /api/models/${repository}/tree/${sha}`,
      ...small.flatMap((file) => [
        `GET /${repository}/resolve/${sha}/${file}`,
        `GET /api/resolve-cache/models/${repository}/${sha}/${file}`,
      ]),
    ]);
  });

  test('of GGUF files is told by its list, and by what the hub has read of one', async () => {
    const gguf = { architecture: 'llama', context_length: 512, total: 3_084_704 };
    const sha = await commit(new Map([['m-Q8_0.gguf', text('GGUF')]]), { gguf });
    expect(await look({ revision: sha })).toMatchObject({
      value: {
        files: [{ path: 'm-Q8_0.gguf', sizeBytes: 4, hash: { check: 'sha256' } }],
        contents: {
          kind: 'gguf',
          architecture: 'llama',
          contextTokens: 512,
          parameters: 3_084_704,
        },
        licenceTag: null,
        languages: null,
      },
    });
    expect((await asked()).filter((line) => line.includes('/resolve/'))).toEqual([]);
  });

  test('of anything else is told as that', async () => {
    await commit(new Map([['model.safetensors', text('weights')]]));
    expect(await look()).toMatchObject({ value: { contents: { kind: 'other' } } });
  });

  test('in a folder of it has the files of that folder alone', async () => {
    const inside = new Map([...layout].map(([path, bytes]) => [`q4/${path}`, bytes]));
    await commit(new Map([...inside, ['README.md', text('words')]]));
    expect(await look({ path: 'q4/' })).toMatchObject({ value: { contents: { kind: 'mlc' } } });
    expect(await look({ path: 'q8/' })).toMatchObject({
      failure: { kind: 'file-not-listed', file: 'q8/', ...byHub() },
    });
  });
});

describe('a look-up tells why there is nothing to see', () => {
  test('of a repository that is private, a dataset or not there, by the hub', async () => {
    expect(await look()).toMatchObject({
      failure: { kind: 'network', status: 401, refusal: 'no-repository', ...byHub() },
    });
  });

  test('of a repository that needs an account, after one question', async () => {
    await commit(layout, { isGated: true });
    expect(await look()).toMatchObject({
      failure: { kind: 'network', file: repository, refusal: 'gated', ...byHub() },
    });
    expect(await asked()).toHaveLength(1);
  });

  test('of a branch that does not exist', async () => {
    await commit(layout);
    expect(await look({ revision: 'nope' })).toMatchObject({
      failure: { kind: 'network', status: 404, refusal: 'no-revision', ...byHub() },
    });
  });

  test.each(['tokenizer.json', 'params_shard_0.bin'])(
    'of a repository whose list lacks a file that it names (%s)',
    async (file) => {
      await commit(changed(file, undefined));
      expect(await look()).toMatchObject({ failure: { kind: 'file-not-listed', file } });
    },
  );

  test('of a repository whose list has another size than its index', async () => {
    await commit(changed('params_shard_0.bin', new Uint8Array(99)));
    expect(await look()).toMatchObject({
      failure: { kind: 'listed-size-differs', listedBytes: 99, indexBytes: 2500 },
    });
  });

  test('of a file that is not the one that the hub lists', async () => {
    await commit(layout);
    const file = 'mlc-chat-config.json';
    await order({ kind: 'faults', faults: [{ kind: 'altered', repository, file }] });
    expect(await look()).toMatchObject({
      failure: { kind: 'hash-mismatch', place: 'host', file, modelId: repository },
    });
  });

  test('of a configuration that cannot be read', async () => {
    await commit(changed('mlc-chat-config.json', altered('mlc-chat-config.json').slice(1)));
    expect(await look()).toMatchObject({
      failure: { kind: 'wrong-content', content: 'unreadable', file: 'mlc-chat-config.json' },
    });
  });

  test('of a hub that sends a web page', async () => {
    await commit(layout);
    await order({ kind: 'faults', faults: [{ kind: 'web-page', file: 'api', at: 'hub' }] });
    const page = { kind: 'wrong-content', content: 'web-page', ...byHub() };
    expect(await look()).toMatchObject({ failure: page });
    expect(await store().hub.search(hub.hub, 'model', ignore)).toMatchObject({ failure: page });
  });

  test('of a hub that says nothing, once its time is over', async () => {
    await commit(layout);
    await order({ kind: 'faults', faults: [{ kind: 'silent', file: 'api' }] });
    // Its minute passes at once; whatever else waits here does so for less.
    const inTime = setTimeout;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((
      work: () => void,
      afterMs: number,
    ): unknown => inTime(work, afterMs === 60_000 ? 0 : afterMs)) as typeof setTimeout);
    expect(await look()).toMatchObject({
      failure: { kind: 'host-silent', file: repository, quietSeconds: 60, ...byHub() },
    });
  });

  test('of a hub with too many requests, after it has waited for five minutes', async () => {
    await commit(layout);
    await order({ kind: 'faults', faults: [{ kind: 'too-many-requests', file: 'api' }] });
    const pauses: number[] = [];
    const waiting = service(pauses, [hub.hub]);
    const told: (Pause | undefined)[] = [];
    expect(await waiting.hub.look(folder(), (pause) => told.push(pause))).toMatchObject({
      failure: { kind: 'network', status: 429, refusal: 'too-many-requests', ...byHub() },
    });
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(300_000);
    expect(told.at(0)).toEqual({ ...byHub(), refusal: 'too-many-requests', secondsLeft: 20 });
    expect(told.at(-1)).toBeUndefined();
  });

  test('of a host that was not allowed, without a question to it', async () => {
    await commit(layout);
    const closed = service([], []);
    const failure = { kind: 'host-not-allowed', ...byHub() };
    expect(await closed.hub.look(folder(), ignore)).toMatchObject({ failure });
    expect(await closed.hub.search(hub.hub, 'model', ignore)).toMatchObject({ failure });
    const at = { folder: folder(), commit: 'c' };
    expect(await closed.hub.head(at, 'x.gguf', wish(9), ignore)).toMatchObject({ failure });
    expect(await asked()).toEqual([]);
  });
});

describe('the beginning of a file', () => {
  const path = 'm.gguf';
  const bytes = Uint8Array.from({ length: 40_000 }, (_, at) => at % 251);
  const at = async () => ({ folder: folder(), commit: await commit(new Map([[path, bytes]])) });
  const head = async (toBytes: number) => {
    const read = await store().hub.head(await at(), path, wish(toBytes), ignore);
    return read.ok ? read.value.bytes : read.failure;
  };
  /** The ranges that the host of files was asked for, and the bytes in them. */
  const ranges = async () =>
    (await asked()).flatMap((line) => / bytes=(\d+-\d+)$/.exec(line)?.[1] ?? []);
  /** Reads on where the first thousand bytes have ended, which came as the version of that ETag. */
  const more = async (change: Partial<HeadWish> = {}, from = store()) => {
    const of = await at();
    const begun = await from.hub.head(of, path, wish(1000), ignore);
    if (!begun.ok) throw new Error(begun.failure.kind);
    const next = { ...wish(30_000), fromBytes: 1000, etag: begun.value.etag, ...change };
    await forget();
    return { begun: begun.value, part: await from.hub.head(of, path, next, ignore) };
  };

  test('is all that is asked for', async () => {
    expect(await head(1000)).toEqual(bytes.slice(0, 1000));
    expect((await asked()).at(-1)).toMatch(/^GET \/xet-bridge-us\/.* bytes=0-999$/);
  });

  test('is the whole of a shorter one', async () => {
    expect(await head(100_000)).toEqual(bytes);
  });

  test('is all that is read where the host knows no ranges and sends on and on', async () => {
    const faults = [{ kind: 'no-ranges', repository, afterBytes: 20_000 } as const];
    await order({ kind: 'faults', faults });
    expect(await head(1000)).toEqual(bytes.slice(0, 1000));
  });

  test('is read on from where it has ended: no byte of it comes twice', async () => {
    const { begun, part } = await more();
    expect(part).toEqual({
      ok: true,
      value: { fromBytes: 1000, bytes: bytes.slice(1000, 30_000), etag: begun.etag },
    });
    expect(await ranges()).toEqual(['1000-29999', '1000-29999']);
  });

  test('keeps what has come where the connection breaks, and asks for what is missing alone', async () => {
    const of = await at();
    await order({
      kind: 'faults',
      faults: [{ kind: 'cut', repository, everyBytes: 12_000, times: 1 }],
    });
    await forget();
    const read = await store().hub.head(of, path, wish(30_000), ignore);
    expect(read.ok && read.value.bytes).toEqual(bytes.slice(0, 30_000));
    // A busy browser may lose some of what came before the connection broke.
    const [first, ...later] = [...new Set(await ranges())];
    expect(first).toBe('0-29999');
    expect(later.length).toBeGreaterThan(0);
    for (const range of later) expect(Number(range.split('-')[0])).toBeLessThanOrEqual(12_000);
  });

  test('gets on where the connection breaks again and again, as long as something comes', async () => {
    const of = await at();
    await order({
      kind: 'faults',
      faults: [{ kind: 'cut', repository, everyBytes: 2000, times: 12 }],
    });
    const read = await store().hub.head(of, path, wish(30_000), ignore);
    expect(read.ok && read.value.bytes).toEqual(bytes.slice(0, 30_000));
  });

  test('is read anew from its start where the host has another version, or another size', async () => {
    for (const change of [{ etag: '"another"' }, { sizeBytes: 39_999 }]) {
      const { part } = await more(change);
      expect(part).toMatchObject({ value: { fromBytes: 0, bytes: bytes.slice(0, 30_000) } });
      expect(new Set(await ranges())).toEqual(new Set(['1000-29999', '0-29999']));
    }
  });

  test('is taken from an answer with the whole file where the host knows no ranges', async () => {
    const faults = [{ kind: 'no-ranges', repository, afterBytes: 35_000 } as const];
    await order({ kind: 'faults', faults });
    const { part } = await more();
    expect(part).toMatchObject({ value: { fromBytes: 0, bytes: bytes.slice(0, 30_000) } });
    expect(new Set(await ranges())).toEqual(new Set(['1000-29999']));
  });

  test('is read anew where the host has less of the file than has come', async () => {
    const { part } = await more({ fromBytes: 50_000, toBytes: 60_000, sizeBytes: 60_000 });
    expect(part).toMatchObject({ value: { fromBytes: 0, bytes } });
  });

  test('is told by its host where that refuses', async () => {
    await order({ kind: 'faults', faults: [{ kind: 'forbidden', repository }] });
    expect(await head(1000)).toMatchObject({
      kind: 'network',
      status: 403,
      host: hostOf(hub.files),
    });
  });
});

test('a search tells what the hub has under these words, and what is needed for it', async () => {
  await commit(layout, { licence: 'mit', tags: ['mlc-llm'], downloads: 7, isGated: true });
  const [, name = ''] = repository.split('/');
  expect(await store().hub.search(hub.hub, name, ignore)).toEqual({
    ok: true,
    value: [{ repository, layout: 'mlc', licenceTag: 'mit', isGated: true, downloads: 7 }],
  });
  expect(await store().hub.search(hub.hub, `${name} & nothing`, ignore)).toEqual({
    ok: true,
    value: [],
  });
});

test('a worker that no policy holds to its hosts asks none of them', async () => {
  await commit(layout);
  const { hub: reader } = service([], [hub.hub, hub.files], false);
  expect(await reader.look(folder(), ignore)).toEqual({
    ok: false,
    failure: { kind: 'host-refused', host: hostOf(hub.hub), how: 'no-policy' },
  });
  expect(await asked()).toEqual([]);
});
