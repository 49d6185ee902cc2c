import { failed, success, type Outcome } from '../outcome';
import type { PackFailure } from './failures';
import { isLicenceName } from './licences';

/** A file of a folder, named by its path from the folder that was given. */
export interface FolderEntry {
  readonly path: string;
  readonly sizeBytes: number;
}

/** The folder that holds a model, and of which make it is. */
export interface FolderLayout {
  /** `kit`: made by the model kit, with a manifest of hashes. `mlc`: as MLC's tools write it. */
  readonly kind: 'kit' | 'mlc';
  /** Path of the model's own folder, with a slash at its end; empty where it is the one given. */
  readonly root: string;
  /** Name of that folder: what the model is called where no file says. */
  readonly name: string;
  /** Path of its library, from the root. */
  readonly library: string;
}

export const chatConfigFile = 'mlc-chat-config.json';
export const tensorIndexFile = 'tensor-cache.json';
export const kitManifestFile = 'manifest.json';
const tokenizerFiles = ['tokenizer.json', 'tokenizer.model'];

/**
 * Finds the model in what was given: the uppermost folder with a model's configuration.
 *
 * @returns what a person has to add, where it is no model's folder
 */
export function folderLayout(entries: readonly FolderEntry[]): Outcome<FolderLayout, PackFailure> {
  const wrong = (missing: readonly string[]): Outcome<never, PackFailure> =>
    failed({ kind: 'wrong-folder', missing });
  const configs = entries
    .map(({ path }) => path)
    .filter((path) => path === chatConfigFile || path.endsWith(`/${chatConfigFile}`))
    .toSorted((one, other) => one.length - other.length);
  const [config] = configs;
  if (config === undefined) return wrong([chatConfigFile]);
  const root = config.slice(0, -chatConfigFile.length);
  const inside = new Set(
    entries.flatMap(({ path }) => (path.startsWith(root) ? [path.slice(root.length)] : [])),
  );
  const name = root.split('/').at(-2) ?? '';
  if (inside.has(kitManifestFile)) {
    return success({ kind: 'kit', root, name, library: 'library.wasm' });
  }
  const libraries = [...inside].filter((path) => /^[^/]+\.wasm$/.test(path));
  const [library] = libraries;
  const missing = [
    ...(inside.has(tensorIndexFile) ? [] : [tensorIndexFile]),
    ...(tokenizerFiles.some((file) => inside.has(file)) ? [] : [tokenizerFiles[0] ?? '']),
    ...(libraries.length === 1 ? [] : [libraries.length === 0 ? '*.wasm' : 'one .wasm alone']),
  ];
  if (missing.length > 0 || library === undefined) return wrong(missing);
  return success({ kind: 'mlc', root, name, library });
}

/** A shard of weights as the index has it. */
export interface Shard {
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hexadecimal; null: the index has none. */
  readonly md5: string | null;
}

/** A file of the model, and the MD5 that its index has for it. */
export interface FolderFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly md5: string | null;
}

/**
 * The files of a folder in MLC's layout, in loading order; whatever else lies there is left out.
 *
 * @param entries paths from the root
 */
export function mlcFiles(
  entries: readonly FolderEntry[],
  library: string,
  listedTokenizers: readonly string[],
  shards: readonly Shard[],
): Outcome<readonly FolderFile[], PackFailure> {
  const there = new Map(entries.map(({ path, sizeBytes }) => [path, sizeBytes]));
  const tokenizers = new Set([...tokenizerFiles, ...listedTokenizers]);
  const before = [chatConfigFile, library, ...tokenizers, tensorIndexFile];
  const licences = [...there.keys()].filter((path) => !path.includes('/') && isLicenceName(path));
  const wanted: { readonly path: string; readonly md5: string | null }[] = [
    ...before.filter((path) => there.has(path)).map((path) => ({ path, md5: null })),
    ...shards,
    ...licences.map((path) => ({ path, md5: null })),
  ];
  const missing = wanted.filter(({ path }) => !there.has(path)).map(({ path }) => path);
  if (missing.length > 0) return failed({ kind: 'wrong-folder', missing: missing.slice(0, 5) });
  const cut = shards.find(({ path, sizeBytes }) => there.get(path) !== sizeBytes);
  if (cut) {
    const problem = `${there.get(cut.path) ?? 0} bytes instead of ${cut.sizeBytes}`;
    return failed({ kind: 'broken-file', file: cut.path, problem });
  }
  return success(wanted.map(({ path, md5 }) => ({ path, sizeBytes: there.get(path) ?? 0, md5 })));
}
