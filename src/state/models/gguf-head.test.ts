import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GgufFacts } from '../../core/gguf/facts';
import { ggufRepository as repository } from '../../core/gguf/fakes';
import { ggufHeadBytes } from '../../core/gguf/head';
import type { HeadPart, HeadWish, HubReader } from '../../core/store/hub-repository';
import { failed, success } from '../../core/outcome';
import { readGgufHead } from './gguf-head';

const glassbox = new Uint8Array(readFileSync('tools/glassbox/glassbox-v1.gguf'));
const hash = { check: 'sha256', sha256: 'a'.repeat(64) } as const;

/** What a host sends: only what was asked for. */
const sendRest = (bytes: Uint8Array, { fromBytes, toBytes, etag }: HeadWish): HeadPart => {
  expect(etag).toBe(fromBytes === 0 ? null : '"v1"');
  return { fromBytes, bytes: bytes.slice(fromBytes, toBytes), etag: '"v1"' };
};

/** Reads a file whose bytes are these, and which the hub lists with that size. */
async function read(
  bytes: Uint8Array,
  steps: readonly number[],
  sizeBytes = bytes.byteLength,
  send = sendRest,
) {
  const asked: (readonly [from: number, to: number])[] = [];
  const told: GgufFacts[] = [];
  const reader: Pick<HubReader, 'head'> = {
    head: (_, path, wish) => {
      expect(path).toBe('a.gguf');
      asked.push([wish.fromBytes, wish.toBytes]);
      return Promise.resolve(success(send(bytes, wish)));
    },
  };
  const outcome = await readGgufHead(
    {
      reader,
      repository,
      file: { path: 'a.gguf', sizeBytes, hash },
      onFacts: (facts) => told.push(facts),
      signal: new AbortController().signal,
      onPause: () => undefined,
    },
    steps,
  );
  return { outcome, asked, told };
}

describe('the head of a file of the hub', () => {
  test('is read in steps until it is whole, and told as far as it is known', async () => {
    const { outcome, asked, told } = await read(glassbox, [3000, 200_000, 900_000]);
    expect(outcome).toMatchObject({
      value: { architecture: 'llama', parameters: 3_084_704, hasChatTemplate: true },
    });
    expect(asked).toEqual([
      [0, 3000],
      [3000, 200_000],
    ]);
    expect(told).toMatchObject([{ architecture: 'llama', hasChatTemplate: null }]);
  });

  test('that is longer than what is read at most tells what it has told', async () => {
    const long = 60 * 2 ** 20;
    const bytes = new Uint8Array(long);
    bytes.set(glassbox.subarray(0, 3000));
    // A text that goes on beyond all that is read.
    bytes.set([0xff, 0xff, 0xff, 0x02], 2990);
    const { asked } = await read(bytes, [3000]);
    expect(asked).toEqual([
      [0, 3000],
      [3000, ggufHeadBytes],
    ]);
  });

  test('is taken from its start where the host has another version of it by now', async () => {
    const { outcome, asked } = await read(
      glassbox,
      [3000, 200_000],
      glassbox.byteLength,
      (bytes, { fromBytes, toBytes }) => ({
        fromBytes: 0,
        bytes: bytes.slice(0, toBytes),
        etag: fromBytes === 0 ? '"old"' : '"new"',
      }),
    );
    expect(outcome).toMatchObject({ value: { parameters: 3_084_704, hasChatTemplate: true } });
    expect(asked).toHaveLength(2);
  });

  test('of a file that is shorter than the hub lists it is cut', async () => {
    const { outcome } = await read(glassbox.slice(0, 3000), [200_000], glassbox.byteLength);
    expect(outcome).toMatchObject({
      failure: { kind: 'gguf-unusable', fileName: 'a.gguf', problem: { kind: 'cut' } },
    });
  });

  test('that says more weights than the hub lists bytes is cut', async () => {
    const { outcome } = await read(glassbox, [900_000], 2_000_000);
    expect(outcome).toMatchObject({
      failure: { problem: { kind: 'cut', sizeBytes: 2_000_000, neededBytes: glassbox.byteLength } },
    });
  });

  test('of another kind of file is none', async () => {
    const html = new TextEncoder().encode('<!doctype html>');
    const { outcome } = await read(html, [100]);
    expect(outcome).toEqual(failed({ kind: 'not-gguf', fileName: 'a.gguf' }));
  });

  test('that cannot be fetched fails as its host did', async () => {
    const failure = { kind: 'aborted' } as const;
    const reading = {
      reader: { head: () => Promise.resolve(failed(failure)) },
      repository,
      file: { path: 'a.gguf', sizeBytes: 9, hash },
      onFacts: () => undefined,
      onPause: () => undefined,
      signal: new AbortController().signal,
    };
    expect(await readGgufHead(reading)).toEqual(failed(failure));
  });
});
