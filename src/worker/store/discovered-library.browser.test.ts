/** Models whose library is on another host than their weights. */
import { expect, test, vi } from 'vitest';
import type { DownloadRecord } from '../../core/store/kept-models';
import { mostAttempts } from '../../core/store/retry';
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
  other,
  service,
  site,
} from './discovered-set-up';

const allowed = () => [one, other];
const elsewhere = () => `${other}/${site}/whole/library.wasm`;
const ofWeights = (behaviour: string) => model(behaviour, { library: elsewhere() });

/** Has the library's host answer as given; the weights' host is the real one. */
function libraryHost(answer: (signal: AbortSignal) => Promise<Response>): void {
  const real = fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) =>
    address === elsewhere() && init?.signal ? answer(init.signal) : real(address, init),
  );
}

const silent = (signal: AbortSignal): Promise<Response> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

async function record(): Promise<DownloadRecord> {
  const open = await database();
  const kept = (await open.get('downloads', 'm')) as DownloadRecord;
  open.close();
  return kept;
}

test('a model comes whole with its library from another host, and its bytes add up', async () => {
  const fetched: number[] = [];
  const outcome = await service([], allowed()).fetch(ofWeights('whole'), (progress) => {
    if (progress.phase === 'fetch') fetched.push(progress.totalBytes);
  });
  expect(outcome).toMatchObject({ ok: true, value: { libraryAddress: elsewhere() } });
  await expectWhole();
  const total = [...layout.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(fetched.at(-1)).toBe(total);
  expect((await asked()).filter((line) => line.includes('library'))).toEqual([
    'GET library.wasm bytes=0-0',
    'GET library.wasm',
  ]);
});

test('a library that is not there is told before the weights are here, and what came of them stays', async () => {
  let letOn: () => void = ignore;
  const weightsHaveBegun = new Promise<void>((resolve) => (letOn = resolve));
  libraryHost(async () => {
    await weightsHaveBegun;
    return Object.defineProperty(new Response(null, { status: 404 }), 'url', {
      value: elsewhere(),
    });
  });
  const outcome = await service([], allowed()).fetch(ofWeights('stalls'), (progress) => {
    const shards = progress.files.filter(({ path }) => path.startsWith('params_'));
    if (shards.length > 0 && shards.every(({ doneBytes }) => doneBytes === 1500)) letOn();
  });
  expect(outcome).toMatchObject({
    failure: { kind: 'network', status: 404, file: 'library.wasm', host: hostOf(other) },
  });
  const { arrived } = await record();
  const bytesOf = (path: string) =>
    arrived?.[path]?.chunks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  expect([bytesOf('params_shard_0.bin'), bytesOf('params_shard_1.bin')]).toEqual([1500, 1500]);
});

test('a library whose host answers no other site is told as out of reach before the weights are here', async () => {
  const pauses: number[] = [];
  const library = `${other}/${site}/no-cors/library.wasm`;
  const outcome = await service(pauses, allowed()).fetch(model('stalls', { library }), ignore);
  const file = 'library.wasm';
  expect(outcome).toMatchObject({
    failure: { kind: 'network', status: null, file, host: hostOf(other) },
  });
  expect(pauses).toHaveLength(mostAttempts - 1);
});

test('a library whose host is out of reach for a moment is waited for', async () => {
  const pauses: number[] = [];
  const real = fetch;
  let refusals = mostAttempts - 1;
  libraryHost((signal) => {
    refusals -= 1;
    const isBack = refusals < 0;
    return isBack ? real(elsewhere(), { signal }) : Promise.reject(new TypeError('no network'));
  });
  expect(await service(pauses, allowed()).fetch(ofWeights('whole'), ignore)).toMatchObject({
    ok: true,
  });
  expect(pauses.length).toBeGreaterThan(0);
  await expectWhole();
});

test('a library that is here already needs no host', async () => {
  const cut = { revision: 'r1', library: elsewhere() };
  const first = await service([], allowed()).fetch(model('cut-then-missing', cut), ignore);
  expect(first).toMatchObject({ failure: { status: 404 } });
  libraryHost(() => Promise.reject(new TypeError('no network')));
  const second = await service([], allowed()).fetch(model('cut-then-missing', cut), ignore);
  expect(second).toMatchObject({ ok: true });
});

test('a library whose host is silent holds up no weights', async () => {
  libraryHost(silent);
  const store = service([], allowed());
  const outcome = await store.fetch(ofWeights('whole'), (progress) => {
    const others = progress.files.filter(({ path }) => path !== 'library.wasm');
    const areHere = others.every(({ doneBytes, sizeBytes }) => doneBytes === sizeBytes);
    if (others.length > 0 && areHere) void store.abort('m');
  });
  expect(outcome).toMatchObject({ failure: { kind: 'aborted' } });
  const { arrived } = await record();
  const isWhole = (path: string) => arrived?.[path]?.isWhole;
  expect([...layout.keys()].filter((path) => !isWhole(path))).toEqual(['library.wasm']);
});

test('a download that goes on has the size that the library’s host has said, once', async () => {
  const cut = { revision: 'r1', library: elsewhere() };
  const first = await service([], allowed()).fetch(model('cut-then-missing', cut), ignore);
  expect(first).toMatchObject({ failure: { status: 404 } });
  const total = [...layout.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  const before = await service().unfinished();
  expect(before).toMatchObject({ value: [{ totalBytes: total }] });
  const totals: number[] = [];
  const second = await service([], allowed()).fetch(
    model('cut-then-missing', cut),
    ({ phase, totalBytes }) => {
      if (phase === 'fetch') totals.push(totalBytes);
    },
  );
  expect(second).toMatchObject({ ok: true });
  expect(new Set(totals)).toEqual(new Set([total]));
});

test('a library that is here in another size than its host says by now is fetched anew', async () => {
  const store = service([], allowed());
  await store.fetch(ofWeights('whole'), ignore);
  const open = await database();
  const kept = (await open.get('models', 'm')) as { files: { path: string }[] };
  const shorter = new TextEncoder().encode('\0asm, an earlier one');
  const hash = await crypto.subtle.digest('SHA-256', shorter);
  const sha256 = [...new Uint8Array(hash)].map((one) => one.toString(16).padStart(2, '0')).join('');
  const part = { path: 'library.wasm', sizeBytes: shorter.byteLength, sha256 };
  const files = kept.files.map((file) =>
    file.path === 'library.wasm' ? { ...part, parts: [part] } : file,
  );
  await open.put('parts', new Blob([shorter]), sha256);
  await open.put('models', { ...kept, files });
  open.close();
  expect(await store.fetch(ofWeights('hidden'), ignore)).toMatchObject({ ok: true });
  await expectWhole();
  expect(ofShards(await asked())).toHaveLength(2);
});
