/** Hosts of models that their index lists, which send what they should not, or nothing. */
import { describe, expect, test } from 'vitest';
import type { DownloadRecord } from '../../core/store/kept-models';
import {
  database,
  one,
  other,
  ignore,
  hostOf,
  service,
  model,
  asked,
  ofShards,
  expectWhole,
} from './discovered-set-up';

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
    const open = await database();
    const record = (await open.get('downloads', 'm')) as DownloadRecord;
    open.close();
    const { file } = outcome.ok || outcome.failure.kind !== 'hash-mismatch' ? {} : outcome.failure;
    expect(record.arrived?.[file ?? '']).toMatchObject({ chunks: [], isWhole: false });
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
