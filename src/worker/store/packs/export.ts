import { totalBytes } from '../../../core/catalogue/files';
import type { Model } from '../../../core/catalogue/model';
import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import { manifestEntry, packFormat, packVersion, signatureEntry } from '../../../core/packs/format';
import { licenceFiles } from '../../../core/packs/licences';
import { manifestText, type PackManifest } from '../../../core/packs/manifest';
import type {
  LicenceText,
  OnPackProgress,
  PackPreview,
  SigningKey,
} from '../../../core/packs/pack-store';
import { packPlan, type PlannedEntry } from '../../../core/packs/plan';
import { signatureText } from '../../../core/packs/signature';
import { loadable } from '../../../core/store/loadable';
import { storedModel, type ModelRepository } from '../model-repository';
import { utf8 } from './digest';
import { BlobReader } from './blob-reader';
import { librarySha256 } from './inspect';
import { looseText } from './read-file';
import { signManifest } from './sign';
import { storedPart, type ReadPart } from './stored-part';
import { packEnd, padding, tarHeader } from './tar';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

/** Writes pieces of a pack one after another. */
export type WritePiece = (piece: Uint8Array<ArrayBuffer>, stored: Blob | null) => Result<void>;

export interface ExportJob {
  readonly modelId: string;
  readonly listed: Model | undefined;
  readonly signing: SigningKey | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: OnPackProgress;
}

/** What a pack of the model says of it. */
async function manifestOf(
  repository: ModelRepository,
  { modelId, listed }: Pick<ExportJob, 'modelId' | 'listed'>,
  signed: boolean,
): Result<PackManifest> {
  const record = await repository.model(modelId);
  if (!record.ok) return record;
  if (record.value === undefined) return failed({ kind: 'not-here', modelId });
  const model = loadable(storedModel(record.value), listed);
  if (!model) return failed({ kind: 'library-unknown', modelId });
  return success({
    format: packFormat,
    version: packVersion,
    // A pack goes on as it came: whoever takes it finds out anew whose name it has.
    model: { ...model, ...record.value.callsItself },
    licences: licenceFiles(model.files.list).map(({ path }) => path),
    made: { by: 'Playground', on: new Date().toISOString().slice(0, 10) },
    origin: record.value.source,
    signed,
  });
}

export async function previewExport(
  repository: ModelRepository,
  modelId: string,
  listed: Model | undefined,
): Result<PackPreview> {
  const manifest = await manifestOf(repository, { modelId, listed }, false);
  if (!manifest.ok) return manifest;
  const text = manifestText(manifest.value);
  if (!text.ok) return text;
  const { model } = manifest.value;
  const licences: LicenceText[] = [];
  for (const file of licenceFiles(model.files.list)) {
    const [part] = file.parts;
    const bytes = part && (await storedPart(repository, modelId, { ...part, file: file.path }));
    if (bytes?.ok === false) return bytes;
    if (bytes) licences.push({ path: file.path, text: looseText(bytes.value.bytes) });
  }
  return success({
    model,
    sizeBytes: totalBytes(model.files.list),
    packBytes: packPlan(manifest.value, utf8(text.value).byteLength).packBytes,
    licences,
    librarySha256: librarySha256(model),
  });
}

/** Gives the pack's bytes to `write`, in order; each part is read, hashed and then given. */
export async function writePack(
  repository: ModelRepository,
  job: ExportJob,
  write: WritePiece,
): Result<number> {
  const { modelId, signing, signal, onProgress } = job;
  const manifest = await manifestOf(repository, job, signing !== undefined);
  if (!manifest.ok) return manifest;
  const text = manifestText(manifest.value);
  if (!text.ok) return text;
  const manifestBytes = utf8(text.value);
  const { entries, packBytes } = packPlan(manifest.value, manifestBytes.byteLength);

  const reader = new BlobReader();
  async function contentOf(
    entry: PlannedEntry,
  ): Result<Pick<ReadPart, 'bytes'> & { stored: Blob | null }> {
    const { name, sizeBytes, sha256, file } = entry;
    if (name === manifestEntry) return success({ bytes: manifestBytes, stored: null });
    if (name === signatureEntry && signing) {
      const signed = signatureText(await signManifest(signing, manifestBytes));
      return success({ bytes: utf8(signed), stored: null });
    }
    const part = { path: name, sizeBytes, sha256: sha256 ?? '', file };
    return storedPart(repository, modelId, part, reader);
  }

  onProgress({ phase: 'copy', doneBytes: 0, totalBytes: packBytes });
  for (const entry of entries) {
    if (signal.aborted) return failed({ kind: 'aborted' });
    const content = await contentOf(entry);
    if (!content.ok) return content;
    const { bytes, stored } = content.value;
    const pieces = [await tarHeader(entry.name, entry.sizeBytes), bytes, padding(entry.sizeBytes)];
    for (const piece of pieces) {
      const written = await write(piece, piece === bytes ? stored : null);
      if (!written.ok) return written;
    }
    const doneBytes = entry.offsetBytes + entry.sizeBytes;
    onProgress({ phase: 'copy', doneBytes, totalBytes: packBytes });
  }
  const ended = await write(packEnd(), null);
  if (!ended.ok) return ended;
  onProgress({ phase: 'copy', doneBytes: packBytes, totalBytes: packBytes });
  return success(packBytes);
}
