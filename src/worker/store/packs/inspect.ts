import type { Model, WholeModel } from '../../../core/catalogue/model';
import { totalBytes } from '../../../core/catalogue/files';
import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import { signatureEntry } from '../../../core/packs/format';
import type { ImportPreview, LicenceText, SignatureState } from '../../../core/packs/pack-store';
import { parseSignature } from '../../../core/packs/signature';
import { sameFiles } from '../../../core/store/plan';
import type { ModelRepository } from '../model-repository';
import { identify } from './identify';
import { checkShape, openPack, readEntry, type OpenedPack } from './pack-reader';
import { looseText, strictText } from './read-file';
import { checkSignature } from './sign';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

/** What a pack holds, before anything of it is taken. */
export async function inspectPack(
  repository: ModelRepository,
  file: Blob,
  catalogue: readonly Model[],
): Result<ImportPreview> {
  const opened = await openPack(file);
  if (!opened.ok) return opened;
  const { manifest, plan, manifestSha256 } = opened.value;
  const shaped = await checkShape(file, plan);
  if (!shaped.ok) return shaped;
  const signature = await readSignature(file, opened.value);
  if (!signature.ok) return signature;
  const licences = await readLicences(file, opened.value);
  if (!licences.ok) return licences;
  const identity = await identify(repository, manifest.model, catalogue);
  if (!identity.ok) return identity;
  const { model, standing, callsItself } = identity.value;
  const here = await whatIsHere(repository, model);
  if (!here.ok) return here;
  return success({
    from: 'pack',
    token: manifestSha256,
    model,
    standing,
    callsItself,
    sizeBytes: totalBytes(model.files.list),
    packBytes: plan.packBytes,
    licences: licences.value,
    librarySha256: librarySha256(model),
    signature: signature.value,
    here: here.value,
    made: { ...manifest.made, origin: manifest.origin },
  });
}

export async function readSignature(
  file: Blob,
  { plan, manifestBytes }: OpenedPack,
): Result<SignatureState> {
  const entry = plan.entries.find(({ name }) => name === signatureEntry);
  if (!entry) return success({ state: 'none' });
  const bytes = await readEntry(file, entry);
  if (!bytes.ok) return bytes;
  const signed = parseSignature(strictText(bytes.value) ?? '');
  if (signed === undefined) return failed({ kind: 'bad-signature' });
  return success(await checkSignature(signed, manifestBytes));
}

/** The text of every licence that the manifest names, also where two of them are the same. */
async function readLicences(
  file: Blob,
  { manifest, plan }: OpenedPack,
): Result<readonly LicenceText[]> {
  const texts: LicenceText[] = [];
  for (const path of manifest.licences) {
    const hash = manifest.model.files.list.find((one) => one.path === path)?.sha256;
    const entry = plan.entries.find((one) => one.sha256 === hash);
    if (!entry) continue;
    const bytes = await readEntry(file, entry);
    if (!bytes.ok) return bytes;
    texts.push({ path, text: looseText(bytes.value) });
  }
  return success(texts);
}

export async function whatIsHere(
  repository: ModelRepository,
  model: WholeModel,
): Result<'no' | 'same' | 'other'> {
  const kept = await repository.model(model.id);
  if (!kept.ok) return kept;
  if (kept.value === undefined) return success('no');
  return success(sameFiles(kept.value.files, model.files.list) ? 'same' : 'other');
}

export function librarySha256({ files, library }: WholeModel): string {
  return files.list.find(({ path }) => path === library.path)?.sha256 ?? '';
}
