// @ts-check
/** What downloading a model of one gigabyte holds in memory: from a hub's folder, and in parts. */
import { createHash, randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStoreServer, storeMemoryRows } from './store-browser.mjs';

const modelBytes = 1e9;
const partBytes = 8 * 2 ** 20;
const partsOfShard = 4;
const shards = Math.ceil(modelBytes / partBytes / partsOfShard);

const bytes = randomFillSync(Buffer.alloc(partBytes));

/** Bytes that nothing compresses, others for each index. @param {number} index */
function partAt(index) {
  const part = Buffer.from(bytes);
  part.writeUInt32LE(index);
  return part;
}

/** @param {number} shard */
const partsOf = (shard) =>
  Array.from({ length: partsOfShard }, (_, at) => partAt(shard * partsOfShard + at));

/** @param {'md5' | 'sha256'} name @param {readonly Uint8Array[]} pieces */
function hash(name, pieces) {
  const hasher = createHash(name);
  for (const piece of pieces) hasher.update(piece);
  return hasher.digest('hex');
}

const small = /** @type {Record<string, Buffer>} */ ({
  'mlc-chat-config.json': Buffer.from('{"tokenizer_files":["tokenizer.json"]}'),
  'tokenizer.json': Buffer.from('{}'),
  'library.wasm': Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
});

/** MLC's index of the shards, and the same as the catalogue lists files with parts. */
function listings() {
  const records = [];
  const list = [];
  for (let shard = 0; shard < shards; shard += 1) {
    const pieces = partsOf(shard);
    const sizeBytes = partsOfShard * partBytes;
    const path = `params_shard_${shard}.bin`;
    const tensors = [{ nbytes: sizeBytes, byteOffset: 0 }];
    const md5sum = hash('md5', pieces);
    records.push({ dataPath: path, nbytes: sizeBytes, md5sum, records: tensors });
    const parts = pieces.map((piece, at) => ({
      path: `${path}.part${at}`,
      sizeBytes: partBytes,
      sha256: hash('sha256', [piece]),
    }));
    list.push({ path, sizeBytes, sha256: hash('sha256', pieces), parts });
  }
  return { index: Buffer.from(JSON.stringify({ records })), list };
}

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function downloadsRows() {
  const { index, list } = listings();
  const server = await startStoreServer((path, response) => {
    const [, name = ''] = /^\/model\/(.*)$/.exec(path) ?? [];
    const [, shard = '', part = ''] = /^params_shard_(\d+)\.bin(?:\.part(\d+))?$/.exec(name) ?? [];
    const file = name === 'tensor-cache.json' ? index : small[name];
    const pieces = partsOf(Number(shard));
    if (file) response.end(file);
    else if (shard === '') return false;
    else if (part !== '') response.end(pieces[Number(part)]);
    else {
      response.setHeader('Content-Length', partsOfShard * partBytes);
      sendAll(response, pieces);
    }
    return true;
  });
  const folder = `${server.address}model/`;
  const files = { kind: 'discovered', folder, revision: null, sizeBytes: null };
  const library = { kind: 'address', address: `${folder}library.wasm`, sha256: null };
  const path = list[0]?.path;
  try {
    return [
      ...(await rowsOf(server.address, 'from a hub', { files, library })),
      ...(await rowsOf(server.address, 'in parts', {
        files: { kind: 'complete', folder: 'model/', list },
        library: { kind: 'file', path },
      })),
    ];
  } finally {
    await server.close();
  }
}

/**
 * @param {string} address
 * @param {string} how
 * @param {object} model
 */
async function rowsOf(address, how, model) {
  const profile = mkdtempSync(join(tmpdir(), 'playground-downloads-'));
  try {
    const what = `downloading a model of 1 GB ${how}`;
    return await storeMemoryRows(address, profile, [{ what, name: 'fetchModel', given: model }]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** One after the other, no faster than they are taken. @param {import('node:http').ServerResponse} response @param {Buffer[]} pieces */
function sendAll(response, [first, ...others]) {
  if (!first) response.end();
  else response.write(first, () => sendAll(response, others));
}
