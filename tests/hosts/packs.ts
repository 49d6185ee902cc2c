import type { ModelFile } from '../../src/core/catalogue/files';
import { packFormat, packVersion } from '../../src/core/packs/format';
import { manifestText, type PackManifest } from '../../src/core/packs/manifest';
import { packPlan } from '../../src/core/packs/plan';
import { packEnd, padding, tarHeader } from '../../src/worker/store/packs/tar';
import { bytesOf, sizeOf } from './content';
import { fileBytes, testFile, testModel } from './models';

type Bytes = Uint8Array<ArrayBuffer>;

/** An entry of a pack as it lies in the file. */
export interface RawEntry {
  readonly name: string;
  readonly header: Bytes;
  readonly content: Bytes;
}

/** A small model with a licence, a file of several parts and one that shares a part with it. */
export async function smallFiles(): Promise<ModelFile[]> {
  const weights = await testFile('weights', [3000, 512, 1234]);
  const [, shared] = weights.parts;
  if (!shared) throw new Error('no part');
  const twin = { path: 'twin', sizeBytes: shared.sizeBytes, sha256: shared.sha256 };
  return [
    await testFile('library', [500]),
    weights,
    { ...twin, parts: [shared] },
    await testFile('LICENSE', [700]),
  ];
}

export function manifestFor(
  files: readonly ModelFile[],
  change: Partial<PackManifest> = {},
): PackManifest {
  return {
    format: packFormat,
    version: packVersion,
    model: testModel('m', 'whole', files),
    licences: files.filter(({ path }) => path === 'LICENSE').map(({ path }) => path),
    made: { by: 'a test', on: '2026-01-01' },
    origin: 'site',
    signed: false,
    ...change,
  };
}

export async function rawEntry(name: string, content: Bytes): Promise<RawEntry> {
  return { name, header: await tarHeader(name, content.byteLength), content };
}

/** The entries of a pack of test files, with a text of its own in the manifest's place if given. */
export async function packEntries(manifest: PackManifest, text?: string): Promise<RawEntry[]> {
  const written = text ?? textOf(manifest);
  const manifestBytes = new TextEncoder().encode(written);
  const contents = new Map(
    manifest.model.files.list.flatMap(({ parts }) =>
      parts.map(({ sha256, path }) => [sha256, bytesOf(path, sizeOf(path))] as const),
    ),
  );
  const { entries } = packPlan(manifest, manifestBytes.byteLength);
  return Promise.all(
    entries.map(({ name, sha256 }) =>
      rawEntry(name, (sha256 === null ? undefined : contents.get(sha256)) ?? manifestBytes),
    ),
  );
}

export function textOf(manifest: PackManifest): string {
  const text = manifestText(manifest);
  if (!text.ok) throw new Error(JSON.stringify(text.failure));
  return text.value;
}

export function tarOf(entries: readonly RawEntry[], end: Bytes = packEnd()): Blob {
  return new Blob([
    ...entries.flatMap(({ header, content }) => [header, content, padding(content.byteLength)]),
    end,
  ]);
}

/** Writes text into a header and makes its checksum right again. */
export function rewritten(header: Bytes, at: number, bytes: number, text: string): Bytes {
  const block = header.slice();
  block.fill(0, at, at + bytes);
  block.set(new TextEncoder().encode(text), at);
  block.fill(32, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return block;
}

export const named = (header: Bytes, name: string): Bytes => rewritten(header, 0, 100, name);
export const typed = (header: Bytes, type: string): Bytes => rewritten(header, 156, 1, type);
export const sized = (header: Bytes, sizeBytes: number): Bytes =>
  rewritten(header, 124, 12, `${sizeBytes.toString(8).padStart(11, '0')}\0`);

/** What a stored model's files have to be, by path. */
export function expectedFiles(files: readonly ModelFile[]): Map<string, Bytes> {
  return new Map(files.map((file) => [file.path, fileBytes(file)]));
}
