import type { ModelFile } from '../../../core/catalogue/files';
import type { Model, WholeModel } from '../../../core/catalogue/model';
import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import type { FolderFile } from '../../../core/packs/folder';
import { folderModel } from '../../../core/packs/folder-model';
import type { Identity } from '../../../core/packs/identity';
import type { OnPackProgress } from '../../../core/packs/pack-store';
import { partBytes, fileOfParts, type CutPart } from '../../../core/store/discovery';
import type { FileCheck, StoredModel } from '../../../core/store/model-store';
import { withHashers } from '../hashers';
import type { ModelRepository } from '../model-repository';
import { BlobReader } from './blob-reader';
import { sha256 } from './digest';
import type { OpenedFolder } from './folder';
import { readBytes } from './read-file';
import { takeModel } from './take';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

/** A model of a folder with all its hashes, and where each part's bytes are. */
export interface HashedFolder {
  readonly model: WholeModel;
  readonly checks: Readonly<Record<string, FileCheck>>;
  readonly places: ReadonlyMap<string, { blob: Blob; path: string; from: number; to: number }>;
}

/**
 * Finds the hashes of a folder's files: a model kit's manifest has them; of a folder in MLC's layout
 * every file is read and, where the index has an MD5 for it, compared with that.
 */
export async function hashFolder(
  { facts, id, files, blobs }: OpenedFolder,
  catalogue: readonly Model[],
  signal: AbortSignal,
  onProgress: OnPackProgress,
): Result<HashedFolder> {
  const listed = catalogue.find((model) => model.id === id);
  const places: [string, { blob: Blob; path: string; from: number; to: number }][] = [];
  if (facts.manifest) {
    const model = folderModel(facts, facts.manifest.files, listed);
    if (!model.ok) return model;
    for (const { path, sha256: hash } of facts.manifest.files.flatMap(({ parts }) => parts)) {
      const blob = blobs.get(path);
      if (blob) places.push([hash, { blob, path, from: 0, to: blob.size }]);
    }
    const checks = facts.manifest.files.map(({ path }) => [path, 'sha256'] as const);
    return success({
      model: model.value,
      checks: Object.fromEntries(checks),
      places: new Map(places),
    });
  }

  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let doneBytes = 0;
  const hashed: ModelFile[] = [];
  for (const file of files) {
    const blob = blobs.get(file.path);
    if (!blob) return failed({ kind: 'wrong-folder', missing: [file.path] });
    const one = await hashFile(file, blob, signal, (bytes) => {
      doneBytes += bytes;
      onProgress({ phase: 'check', doneBytes, totalBytes });
    });
    if (!one.ok) return one;
    hashed.push(one.value);
    one.value.parts.forEach((part, index) => {
      const from = index * partBytes;
      const to = from + part.sizeBytes;
      places.push([part.sha256, { blob, path: file.path, from, to }]);
    });
  }
  const model = folderModel(facts, hashed, listed);
  if (!model.ok) return model;
  const checks = files.map(({ path, md5 }) => [path, md5 === null ? 'first-use' : 'md5'] as const);
  return success({
    model: model.value,
    checks: Object.fromEntries(checks),
    places: new Map(places),
  });
}

/** The caller holds the download lock of the folder's model. */
export function importFolder(
  repository: ModelRepository,
  { checks, places }: HashedFolder,
  { model, callsItself }: Identity,
  signal: AbortSignal,
  onProgress: OnPackProgress,
): Result<StoredModel> {
  const reader = new BlobReader();
  return takeModel(repository, {
    model,
    callsItself,
    source: 'folder',
    checks,
    read: async (part) => {
      const place = places.get(part.sha256);
      if (!place || place.to - place.from !== part.sizeBytes) {
        return failed({ kind: 'altered-file', file: part.file });
      }
      const { blob, path, from, to } = place;
      const bytes = await readBytes(blob, path, from, to, reader);
      if (!bytes.ok) return bytes;
      return (await sha256(bytes.value)) === part.sha256
        ? success(blob.slice(from, to))
        : failed({ kind: 'altered-file', file: part.file });
    },
    signal,
    onProgress,
  });
}

async function hashFile(
  { path, md5 }: FolderFile,
  blob: Blob,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Result<ModelFile> {
  return withHashers(['sha256', 'md5'], async ([hasher, md5Hasher]): Result<ModelFile> => {
    const parts: CutPart[] = [];
    const reader = new BlobReader();
    let from = 0;
    // A file without bytes has one part without bytes.
    do {
      if (signal.aborted) return failed({ kind: 'aborted' });
      const bytes = await readBytes(blob, path, from, from + partBytes, reader);
      if (!bytes.ok) return bytes;
      const sizeBytes = bytes.value.byteLength;
      hasher.update(bytes.value);
      md5Hasher.update(bytes.value);
      parts.push({ sizeBytes, sha256: await sha256(bytes.value) });
      onBytes(sizeBytes);
      from += partBytes;
    } while (from < blob.size);
    if (md5 !== null && md5Hasher.digest() !== md5) {
      return failed({ kind: 'altered-file', file: path });
    }
    return success(fileOfParts(path, hasher.digest(), parts));
  });
}
