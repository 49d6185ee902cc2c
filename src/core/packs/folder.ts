import { baseName, isGguf, partNamed, wholeName } from '../gguf/parts';
import { failed, success, type Outcome } from '../outcome';
import { indexFiles, mlcFiles, tokenizers } from '../store/mlc-files';
import type { Shard } from '../store/mlc-folder';
import type { GgufFolder, PackFailure } from './failures';
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
  /** Path of the file that lists the others, from the root. */
  readonly index: string;
}

export const kitManifestFile = 'manifest.json';

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
    .filter((path) => path === mlcFiles.config || path.endsWith(`/${mlcFiles.config}`))
    .toSorted((one, other) => one.length - other.length);
  const [config] = configs;
  if (config === undefined) {
    const folder = ggufFolder(entries);
    return folder ? failed({ kind: 'gguf-folder', ...folder }) : wrong([mlcFiles.config]);
  }
  const root = config.slice(0, -mlcFiles.config.length);
  const inside = new Set(
    entries.flatMap(({ path }) => (path.startsWith(root) ? [path.slice(root.length)] : [])),
  );
  const name = root.split('/').at(-2) ?? '';
  if (inside.has(kitManifestFile)) {
    const { library } = mlcFiles;
    return success({ kind: 'kit', root, name, library, index: kitManifestFile });
  }
  const libraries = [...inside].filter((path) => /^[^/]+\.wasm$/.test(path));
  const [library] = libraries;
  const index = indexFiles.find((file) => inside.has(file));
  const missing = [
    ...(index === undefined ? [mlcFiles.index] : []),
    ...(tokenizers.some((file) => inside.has(file)) ? [] : [tokenizers[0]]),
    ...(libraries.length === 1 ? [] : [libraries.length === 0 ? '*.wasm' : 'one .wasm alone']),
  ];
  if (missing.length > 0 || library === undefined || index === undefined) return wrong(missing);
  return success({ kind: 'mlc', root, name, library, index });
}

/**
 * What a folder with GGUF files and no configuration is: the largest of them is the model, or a part of it.
 * Undefined where it has none.
 */
function ggufFolder(entries: readonly FolderEntry[]): GgufFolder | undefined {
  const files = entries
    .filter(({ path }) => isGguf(path))
    .toSorted((one, other) => other.sizeBytes - one.sizeBytes || (one.path < other.path ? -1 : 1));
  const [largest] = files;
  if (!largest) return undefined;
  const count = partNamed(largest.path)?.count;
  const parts = files
    .map(({ path }) => path)
    .filter(
      (path) => partNamed(path)?.count === count && wholeName(path) === wholeName(largest.path),
    )
    .toSorted();
  const [path = largest.path] = parts;
  const fileName = baseName(path);
  const there = new Set(parts.map((part) => partNamed(part)?.number)).size;
  return { fileName, files: files.length, parts: count === undefined ? null : { there, count } };
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
export function filesOfFolder(
  entries: readonly FolderEntry[],
  { library, index }: Pick<FolderLayout, 'library' | 'index'>,
  listedTokenizers: readonly string[],
  shards: readonly Shard[],
): Outcome<readonly FolderFile[], PackFailure> {
  const there = new Map(entries.map(({ path, sizeBytes }) => [path, sizeBytes]));
  const named = new Set([...tokenizers, ...listedTokenizers]);
  const before = [mlcFiles.config, library, ...named, index];
  const licences = [...there.keys()].filter((path) => !path.includes('/') && isLicenceName(path));
  const wanted: { readonly path: string; readonly md5: string | null }[] = [
    ...before.filter((path) => there.has(path)).map((path) => ({ path, md5: null })),
    ...shards,
    ...licences.map((path) => ({ path, md5: null })),
  ];
  if (new Set(wanted.map(({ path }) => path)).size < wanted.length) {
    const problem = 'it lists a shard under the name of another file';
    return failed({ kind: 'broken-file', file: index, problem });
  }
  const missing = wanted.filter(({ path }) => !there.has(path)).map(({ path }) => path);
  if (missing.length > 0) return failed({ kind: 'wrong-folder', missing: missing.slice(0, 5) });
  const cut = shards.find(({ path, sizeBytes }) => there.get(path) !== sizeBytes);
  if (cut) {
    const problem = `${there.get(cut.path) ?? 0} bytes instead of ${cut.sizeBytes}`;
    return failed({ kind: 'broken-file', file: cut.path, problem });
  }
  return success(wanted.map(({ path, md5 }) => ({ path, sizeBytes: there.get(path) ?? 0, md5 })));
}
