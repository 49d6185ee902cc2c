import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import { blockBytes } from '../../../core/packs/format';
import type { Identity } from '../../../core/packs/identity';
import type { OnPackProgress } from '../../../core/packs/pack-store';
import type { StoredModel } from '../../../core/store/model-store';
import type { ModelRepository } from '../model-repository';
import { BlobReader } from './blob-reader';
import { readSignature } from './inspect';
import { checkShape, openPack, readEntry, type OpenedPack } from './pack-reader';
import { takeModel } from './take';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

/** Opens a pack again that was looked at before, and checks all of it but the parts. */
export async function openKnownPack(file: Blob, token: string): Result<OpenedPack> {
  const opened = await openPack(file);
  if (!opened.ok) return opened;
  if (opened.value.manifestSha256 !== token) return failed({ kind: 'pack-changed' });
  const shaped = await checkShape(file, opened.value.plan);
  if (!shaped.ok) return shaped;
  const signature = await readSignature(file, opened.value);
  if (!signature.ok) return signature;
  return signature.value.state === 'invalid' ? failed({ kind: 'bad-signature' }) : opened;
}

/** The caller holds the download lock of the pack's model. */
export function importPack(
  repository: ModelRepository,
  file: Blob,
  { plan }: OpenedPack,
  { model, callsItself }: Identity,
  signal: AbortSignal,
  onProgress: OnPackProgress,
): Result<StoredModel> {
  const reader = new BlobReader();
  const byHash = new Map(plan.entries.map((entry) => [entry.sha256, entry]));
  return takeModel(repository, {
    model,
    callsItself,
    source: 'pack',
    checks: Object.fromEntries(model.files.list.map(({ path }) => [path, 'sha256'])),
    read: async (part) => {
      const entry = byHash.get(part.sha256);
      if (!entry) return failed({ kind: 'altered-file', file: part.file });
      const read = await readEntry(file, entry, reader);
      const from = entry.offsetBytes + blockBytes;
      return read.ok ? success(file.slice(from, from + entry.sizeBytes)) : read;
    },
    signal,
    onProgress,
  });
}
