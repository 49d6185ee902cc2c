// @ts-check
/** Writes the pack of a model, and looks whether a pack is whole. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import {
  announcedBytes,
  blockBytes,
  licenceFiles,
  manifestText,
  mostManifestBytes,
  packEnd,
  packFormat,
  packPlan,
  packVersion,
  paddingBytes,
  parseManifest,
  sameBytes,
  tarHeader,
} from './core.mjs';

/** @typedef {import('./core.mjs').Model} Model */

/** @param {Uint8Array} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @param {string} what @param {{ kind: string, problems?: string[] }} failure @returns {never} */
function refuse(what, failure) {
  throw new Error([`${what}: ${failure.kind}`, ...(failure.problems ?? [])].join('\n  '));
}

/**
 * Writes a model's pack, each part checked against its hash on the way.
 *
 * @param {string} path of the pack
 * @param {Model} model
 * @param {'site' | 'folder'} origin where its files are from
 * @param {(part: string) => Uint8Array} read gives the bytes of a part, by its path
 */
export async function writePack(path, model, origin, read) {
  const { list } = model.files;
  const manifest = {
    format: packFormat,
    version: packVersion,
    model,
    licences: licenceFiles(list).map((file) => file.path),
    made: { by: 'Playground event kit', on: new Date().toISOString().slice(0, 10) },
    origin,
    signed: false,
  };
  const text = manifestText(manifest);
  if (!text.ok) refuse(model.id, text.failure);
  const about = Buffer.from(text.value);
  const parts = new Map(list.flatMap((file) => file.parts.map((part) => [part.sha256, part.path])));
  const pack = openSync(path, 'wx');
  for (const { name, sizeBytes, sha256: hash, file } of packPlan(manifest, about.byteLength)
    .entries) {
    const bytes = hash === null ? about : read(parts.get(hash) ?? '');
    if (hash !== null && sha256(bytes) !== hash) {
      throw new Error(`${model.id}: ${file} is not what its manifest says`);
    }
    writeSync(pack, await tarHeader(name, sizeBytes));
    writeSync(pack, bytes);
    writeSync(pack, new Uint8Array(paddingBytes(sizeBytes)));
  }
  writeSync(pack, packEnd());
  closeSync(pack);
}

/**
 * Reads a pack from its first byte to its last.
 *
 * @param {string} path
 * @returns {Promise<{ model: Model, sizeBytes: number, sha256: string }>} its hash is the whole file's
 * @throws {Error} where anything in it is not what it should be
 */
export async function readPack(path) {
  const pack = openSync(path, 'r');
  const whole = createHash('sha256');
  /** @param {number} size @param {number} at */
  const bytesAt = (size, at) => {
    const bytes = Buffer.alloc(size);
    if (readSync(pack, bytes, 0, size, at) < size) throw new Error(`${path} is cut off`);
    return bytes;
  };
  const aboutBytes = announcedBytes(bytesAt(blockBytes, 0), 'manifest.json');
  if (aboutBytes === null || aboutBytes > mostManifestBytes) throw new Error(`${path} is no pack`);
  const manifest = parseManifest(bytesAt(aboutBytes, blockBytes).toString());
  if (!manifest.ok) refuse(path, manifest.failure);
  const { entries, packBytes } = packPlan(manifest.value, aboutBytes);
  if (statSync(path).size !== packBytes) throw new Error(`${path} is not ${packBytes} bytes long`);
  for (const { name, sizeBytes, offsetBytes, sha256: hash, file } of entries) {
    const header = bytesAt(blockBytes, offsetBytes);
    if (!sameBytes(header, await tarHeader(name, sizeBytes))) {
      throw new Error(`${path}: ${name} is not at byte ${offsetBytes}`);
    }
    const bytes = bytesAt(sizeBytes, offsetBytes + blockBytes);
    if (hash !== null && sha256(bytes) !== hash) throw new Error(`${path}: ${file} is damaged`);
    const padding = bytesAt(paddingBytes(sizeBytes), offsetBytes + blockBytes + sizeBytes);
    for (const piece of [header, bytes, padding]) whole.update(piece);
  }
  whole.update(bytesAt(packEnd().byteLength, packBytes - packEnd().byteLength));
  closeSync(pack);
  return { model: manifest.value.model, sizeBytes: packBytes, sha256: whole.digest('hex') };
}
