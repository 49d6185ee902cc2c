import { totalBytes } from '../../../core/catalogue/files';
import type { Model } from '../../../core/catalogue/model';
import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import { filesOfFolder, folderLayout, type FolderFile } from '../../../core/packs/folder';
import {
  mostTextBytes,
  parseFolderConfig,
  parseFolderIndex,
  parseKitManifest,
} from '../../../core/packs/folder-files';
import { folderModel, unlisted, type FolderFacts } from '../../../core/packs/folder-model';
import { mostLicenceBytes, mostPartBytes } from '../../../core/packs/format';
import { provenance } from '../../../core/packs/standing';
import { modelIdFor } from '../../../core/packs/model-id';
import { isLicenceName } from '../../../core/packs/licences';
import type { ImportPreview, LicenceText, PickedFile } from '../../../core/packs/pack-store';
import { isLfsPointer, mostPointerBytes } from '../../../core/store/lfs-pointer';
import { mlcFiles, tokenizers } from '../../../core/store/mlc-files';
import type { ModelRepository } from '../model-repository';
import { sha256, utf8 } from './digest';
import { identify } from './identify';
import { whatIsHere } from './inspect';
import { looseText, readBytes, strictText } from './read-file';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

/** A model's folder whose small files have been read. */
export interface OpenedFolder {
  readonly facts: FolderFacts;
  readonly id: string;
  /** For a folder in MLC's layout; a model kit's has its list in the manifest. */
  readonly files: readonly FolderFile[];
  /** Every file or part by its path from the model's own folder. */
  readonly blobs: ReadonlyMap<string, Blob>;
  /** Names what was read: another folder has another. */
  readonly token: string;
}

/** Reads the small files of a folder and sees whether everything that they name is there. */
export async function openFolder(picked: readonly PickedFile[]): Result<OpenedFolder> {
  const layout = folderLayout(picked.map(({ path, file }) => ({ path, sizeBytes: file.size })));
  if (!layout.ok) return layout;
  const { kind, root, name, library, index } = layout.value;
  const blobs = new Map(
    picked.flatMap(({ path, file }) =>
      path.startsWith(root) ? [[path.slice(root.length), file] as const] : [],
    ),
  );
  const configText = await textOf(blobs, mlcFiles.config);
  const config = configText.ok ? parseFolderConfig(configText.value) : configText;
  if (!config.ok) return config;
  const indexText = await textOf(blobs, index);
  if (!indexText.ok) return indexText;
  const sizes = [...blobs].map(([path, { size }]) => `${path} ${size}`).toSorted();
  const token = await sha256(
    utf8([configText.ok ? configText.value : '', indexText.value, ...sizes].join('\n')),
  );

  if (kind === 'kit') {
    const manifest = parseKitManifest(indexText.value);
    if (!manifest.ok) return manifest;
    const wanted = manifest.value.files.flatMap(({ parts }) => parts);
    const missing = wanted.filter(({ path }) => !blobs.has(path)).map(({ path }) => path);
    if (missing.length > 0) return failed({ kind: 'wrong-folder', missing: missing.slice(0, 5) });
    const fetched = await areFetched(
      blobs,
      wanted.map(({ path }) => path),
    );
    if (!fetched.ok) return fetched;
    const facts = {
      name: manifest.value.id,
      config: config.value,
      manifest: manifest.value,
      library,
    };
    return success({ facts, id: modelIdFor(facts.name), files: [], blobs, token });
  }
  const shards = parseFolderIndex(index, indexText.value);
  if (!shards.ok) return shards;
  const fetched = await areFetched(blobs, [
    ...[library, ...tokenizers, ...config.value.tokenizer_files],
    ...shards.value.map(({ path }) => path),
    ...[...blobs.keys()].filter(isLicenceName),
  ]);
  if (!fetched.ok) return fetched;
  const entries = [...blobs].map(([path, { size }]) => ({ path, sizeBytes: size }));
  const files = filesOfFolder(entries, layout.value, config.value.tokenizer_files, shards.value);
  if (!files.ok) return files;
  const facts = { name, config: config.value, manifest: null, library };
  return success({ facts, id: modelIdFor(facts.name), files: files.value, blobs, token });
}

export async function inspectFolder(
  repository: ModelRepository,
  picked: readonly PickedFile[],
  catalogue: readonly Model[],
): Result<ImportPreview> {
  const opened = await openFolder(picked);
  if (!opened.ok) return opened;
  const { facts, files, blobs, token } = opened.value;
  const librarySha256 = await libraryHash(facts, blobs);
  if (!librarySha256.ok) return librarySha256;
  const licences = await licenceTexts(blobs);
  if (!licences.ok) return licences;
  const identity = await identityOfFolder(repository, opened.value, catalogue, librarySha256.value);
  if (!identity.ok) return identity;
  const sizeBytes = totalBytesOf(facts, files);
  return success({
    from: 'folder',
    token,
    ...identity.value,
    sizeBytes,
    packBytes: sizeBytes,
    licences: licences.value,
    librarySha256: librarySha256.value,
    signature: { state: 'none' },
    made: null,
  });
}

/** What the folder's model is, as far as that can be told before its files are read. */
async function identityOfFolder(
  repository: ModelRepository,
  { facts, id }: OpenedFolder,
  catalogue: readonly Model[],
  librarySha256: string,
): Result<Pick<ImportPreview, 'model' | 'standing' | 'callsItself' | 'here'>> {
  const listed = catalogue.find((model) => model.id === id);
  if (facts.manifest) {
    const model = folderModel(facts, facts.manifest.files, listed);
    const identity = model.ok ? await identify(repository, model.value, catalogue) : model;
    if (!identity.ok) return identity;
    const here = await whatIsHere(repository, identity.value.model);
    return here.ok ? success({ ...identity.value, here: here.value }) : here;
  }
  const kept = await repository.model(id);
  if (!kept.ok) return kept;
  const library = [{ path: facts.library, sha256: librarySha256 }];
  const canBeTheirs =
    listed?.files.kind === 'discovered' &&
    provenance(library, facts.library, listed) === 'unproven';
  return success({
    model: canBeTheirs ? listed : unlisted(facts),
    standing: 'unknown',
    callsItself: null,
    here: kept.value === undefined ? 'no' : 'unknown',
  });
}

/** Of the bytes that the import will take: a manifest may keep them in parts under other names. */
async function libraryHash(
  { manifest, library: path }: FolderFacts,
  blobs: ReadonlyMap<string, Blob>,
): Result<string> {
  const missing = failed({ kind: 'wrong-folder', missing: [path] } as const);
  if (manifest) {
    const listed = manifest.files.find((file) => file.path === path);
    return listed ? success(listed.sha256) : missing;
  }
  const library = blobs.get(path);
  if (!library) return missing;
  if (library.size > mostPartBytes) {
    return failed({ kind: 'broken-file', file: path, problem: `${library.size} bytes` });
  }
  const code = await readBytes(library, path, 0, library.size);
  return code.ok ? success(await sha256(code.value)) : code;
}

function totalBytesOf({ manifest }: FolderFacts, files: readonly FolderFile[]): number {
  return manifest ? totalBytes(manifest.files) : files.reduce((sum, one) => sum + one.sizeBytes, 0);
}

async function licenceTexts(blobs: ReadonlyMap<string, Blob>): Result<readonly LicenceText[]> {
  const texts: LicenceText[] = [];
  for (const [path, blob] of blobs) {
    if (path.includes('/') || !isLicenceName(path) || blob.size > mostLicenceBytes) continue;
    const bytes = await readBytes(blob, path, 0, blob.size);
    if (!bytes.ok) return bytes;
    texts.push({ path, text: looseText(bytes.value) });
  }
  return success(texts);
}

/** Refuses a folder that Git has left without some of its large files. */
async function areFetched(
  blobs: ReadonlyMap<string, Blob>,
  paths: readonly string[],
): Result<void> {
  for (const path of paths) {
    const blob = blobs.get(path);
    if (!blob || blob.size > mostPointerBytes) continue;
    const bytes = await readBytes(blob, path, 0, blob.size);
    if (!bytes.ok) return bytes;
    if (isLfsPointer(bytes.value)) return failed({ kind: 'lfs-pointer', file: path });
  }
  return success(undefined);
}

async function textOf(blobs: ReadonlyMap<string, Blob>, path: string): Result<string> {
  const blob = blobs.get(path);
  if (!blob) return failed({ kind: 'wrong-folder', missing: [path] });
  const broken = (problem: string) => failed({ kind: 'broken-file' as const, file: path, problem });
  if (blob.size > mostTextBytes) return broken(`${blob.size} bytes`);
  const bytes = await readBytes(blob, path, 0, blob.size);
  if (!bytes.ok) return bytes;
  if (isLfsPointer(bytes.value)) return failed({ kind: 'lfs-pointer', file: path });
  const text = strictText(bytes.value);
  return text === undefined ? broken('not UTF-8') : success(text);
}
