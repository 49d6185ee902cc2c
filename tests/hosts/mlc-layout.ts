import { createMD5 } from 'hash-wasm';
import type { DiscoveredModel } from '../../src/core/store/discovery';
import { bytesOf } from './content';
import { testModel } from './models';

/** Sizes of the shards of the test's model. */
const shardSizes = [2500, 4321];

const text = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(value));

const config = {
  context_window_size: 100,
  tokenizer_files: ['vocab.json', 'tokenizer.json'],
  conv_template: { roles: { user: 'user', assistant: 'assistant' } },
};

/** A model's folder as MLC lays it out, and its library: the same for the host and for the tests. */
export async function mlcLayout(): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const md5 = await createMD5();
  const shards = shardSizes.map((size, at) => [`params_shard_${at}.bin`, size] as const);
  const records = shards.map(([dataPath, nbytes]) => ({
    dataPath,
    format: 'raw-shard',
    nbytes,
    md5sum: md5.init().update(bytesOf(dataPath, nbytes)).digest(),
    records: [{ name: dataPath, shape: [nbytes], dtype: 'uint8', nbytes, byteOffset: 0 }],
  }));
  const library = bytesOf('library', 1500);
  library.set([0, 0x61, 0x73, 0x6d]);
  return new Map([
    ['mlc-chat-config.json', text(config)],
    ['library.wasm', library],
    ['tokenizer.json', text({ model: 'x'.repeat(1800) })],
    ['tensor-cache.json', text({ metadata: {}, records })],
    ...shards.map(([path, size]) => [path, bytesOf(path, size)] as const),
  ]);
}

/** The model on a test host that behaves as named; `remote-hosts.ts` has the behaviours. */
export function mlcModel(
  id: string,
  folder: string,
  change: {
    readonly sha256?: string;
    readonly revision?: string;
    /** Where its library is, if not in its folder. */
    readonly library?: string;
  } = {},
): DiscoveredModel {
  const { sha256 = null, revision = null, library = `${folder}library.wasm` } = change;
  return {
    ...testModel(id, 'none', []),
    files: { kind: 'discovered', folder, revision, sizeBytes: null },
    library: { kind: 'address', address: library, sha256 },
  };
}
