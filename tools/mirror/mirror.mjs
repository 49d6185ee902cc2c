// @ts-check
/**
 * Copies a model into a mirror: its folder with parts of at most 8 MiB and a manifest
 * (docs/formats.md), and its entry in the mirror's list. A model that is not whole leaves nothing.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { core } from './core.mjs';
import { addressSource, fetched, folderSource, wholeText } from './sources.mjs';

/**
 * @typedef {import('../../src/core/catalogue/model').Model} Model
 * @typedef {import('../../src/core/catalogue/files').ModelFile} ModelFile
 * @typedef {import('../../src/core/catalogue/mirror').Mirror} Mirror
 * @typedef {{ path: string, md5?: string | null, sha256?: string | null, sizeBytes?: number }} Wanted
 */

const partBytes = 8 * 2 ** 20;

/** @type {typeof import('../../src/core/store/mlc-folder')} */
const mlc = await core('store/mlc-folder.ts');
/** @type {typeof import('../../src/core/store/mlc-files')} */
const names = await core('store/mlc-files.ts');
/** @type {typeof import('../../src/core/packs/folder-files')} */
const folders = await core('packs/folder-files.ts');

/**
 * @param {Pick<Model, 'id' | 'files' | 'library'>} model
 * @param {object} options
 * @param {string} options.out folder of the mirror
 * @param {string | undefined} [options.from] folder of the model on this machine
 * @param {(path: string) => void} [options.onFile] told of each file that is whole
 * @returns {Promise<number>} bytes of the model
 */
export async function mirrorModel(model, { out, from, onFile = () => undefined }) {
  const source = from === undefined ? ownSource(model) : folderSource(from);
  const manifest = await manifestOf(model, source, from !== undefined);
  const partial = join(out, `${model.id}.partial`);
  rmSync(partial, { recursive: true, force: true });
  try {
    const files = [];
    for (const wanted of manifest ?? (await filesOfIndex(model, source))) {
      const parts = manifest?.find(({ path }) => path === wanted.path)?.parts;
      files.push(
        await copyFile(
          source,
          wanted,
          parts?.map(({ path }) => path),
          partial,
        ),
      );
      onFile(wanted.path);
    }
    writeFileSync(
      join(partial, 'manifest.json'),
      `${JSON.stringify({ format: 1, id: model.id, files }, null, 2)}\n`,
    );
    const whole = join(out, model.id);
    rmSync(whole, { recursive: true, force: true });
    renameSync(partial, whole);
    const library = model.library.kind === 'file' ? model.library.path : names.mlcFiles.library;
    enter(join(out, 'mirror.json'), { id: model.id, files, library });
    return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @param {Pick<Model, 'id' | 'files' | 'library'>} model */
function ownSource({ files, library }) {
  if (!/^https?:/.test(files.folder)) return folderSource(join('public', files.folder));
  return addressSource(files.folder, library.kind === 'address' ? library.address : undefined);
}

/**
 * The files that are listed with their parts, where they are.
 *
 * @param {Pick<Model, 'id' | 'files'>} model
 * @param {import('./sources.mjs').Source} source
 * @param {boolean} isFolder
 * @returns {Promise<ModelFile[] | undefined>}
 */
async function manifestOf({ files }, source, isFolder) {
  if (isFolder && source.has('manifest.json')) {
    const text = await wholeText(fetched(source, 'manifest.json'), mlc.mostBytes.index);
    const manifest = folders.parseKitManifest(text);
    if (!manifest.ok) throw new Error(`manifest.json: ${JSON.stringify(manifest.failure)}`);
    return manifest.value.files;
  }
  return !isFolder && files.kind === 'complete' ? files.list : undefined;
}

/**
 * @param {Pick<Model, 'id' | 'library'>} model
 * @param {import('./sources.mjs').Source} source
 * @returns {Promise<Wanted[]>} in loading order
 */
async function filesOfIndex({ id, library }, source) {
  const { config, library: libraryFile } = names.mlcFiles;
  const chat = mlc.parseChatConfig(await wholeText(fetched(source, config), mlc.mostBytes.config));
  if (!chat.ok) throw new Error(`${config} of ${id}: ${chat.failure}`);
  const { index, text } = await indexOf(source);
  const weights = mlc.parseWeightIndex(text);
  if (!weights.ok) throw new Error(`${index} of ${id}: ${weights.failure}`);
  const sha256 = library.kind === 'address' ? library.sha256 : null;
  return [
    { path: config },
    { path: libraryFile, sha256 },
    { path: mlc.tokenizerOf(chat.value) },
    { path: index },
    ...weights.value.shards,
    ...(source.has('LICENSE') ? [{ path: 'LICENSE' }] : []),
  ];
}

/**
 * The index under the first of its names that the source has.
 *
 * @param {import('./sources.mjs').Source} source
 */
async function indexOf(source) {
  /** @type {unknown[]} */
  const failures = [];
  for (const index of names.indexFiles) {
    if (!source.has(index)) continue;
    try {
      return { index, text: await wholeText(fetched(source, index), mlc.mostBytes.index) };
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0] ?? new Error(`there is no ${names.indexFiles.join(' or ')}`);
}

/**
 * Writes a file in parts and checks it by all that is known of it.
 *
 * @param {import('./sources.mjs').Source} source
 * @param {Wanted} wanted
 * @param {string[] | undefined} sourceParts paths of its parts, where the source has it in parts
 * @param {string} folder
 * @returns {Promise<ModelFile>}
 */
async function copyFile(source, wanted, sourceParts, folder) {
  const whole = createHash('sha256');
  const md5 = createHash('md5');
  /** @type {{ path: string, sizeBytes: number, sha256: string }[]} */
  const parts = [];
  const place = (/** @type {string} */ path) => join(folder, path);
  mkdirSync(dirname(place(wanted.path)), { recursive: true });

  let sizeBytes = 0;
  /** @type {{ file: number, hash: import('node:crypto').Hash, sizeBytes: number } | undefined} */
  let open;
  const close = () => {
    if (!open) return;
    closeSync(open.file);
    const path = `${wanted.path}.part${parts.length}`;
    parts.push({ path, sizeBytes: open.sizeBytes, sha256: open.hash.digest('hex') });
    open = undefined;
  };
  for (const path of sourceParts ?? [wanted.path]) {
    for await (const piece of fetched(source, path)) {
      whole.update(piece);
      md5.update(piece);
      for (let rest = piece; rest.byteLength > 0;) {
        const file = place(`${wanted.path}.part${parts.length}`);
        open ??= { file: openSync(file, 'w'), hash: createHash('sha256'), sizeBytes: 0 };
        const taken = rest.subarray(0, partBytes - open.sizeBytes);
        writeSync(open.file, taken);
        open.hash.update(taken);
        open.sizeBytes += taken.byteLength;
        sizeBytes += taken.byteLength;
        if (open.sizeBytes === partBytes) close();
        rest = rest.subarray(taken.byteLength);
      }
    }
  }
  close();
  const [only] = parts;
  if (parts.length === 1 && only) {
    renameSync(place(only.path), place(wanted.path));
    only.path = wanted.path;
  }
  const file = { path: wanted.path, sizeBytes, sha256: whole.digest('hex'), parts };
  const differs =
    parts.length === 0 ||
    (wanted.sizeBytes !== undefined && wanted.sizeBytes !== sizeBytes) ||
    (wanted.sha256 && wanted.sha256 !== file.sha256) ||
    (wanted.md5 && wanted.md5 !== md5.digest('hex'));
  if (differs) throw new Error(`${wanted.path} is not what is listed for it`);
  return file;
}

/** Puts a model into the mirror's list, or replaces it there. @param {string} path @param {Mirror['models'][number]} entry */
function enter(path, entry) {
  /** @type {Mirror} */
  const list = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { format: 1, models: [] };
  const models = [...list.models.filter(({ id }) => id !== entry.id), entry];
  writeFileSync(path, `${JSON.stringify({ format: 1, models }, null, 2)}\n`);
}
