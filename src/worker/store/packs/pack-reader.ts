import { failed, success, type Outcome } from '../../../core/outcome';
import type { EntryProblem, PackFailure } from '../../../core/packs/failures';
import { fileKind, kindBytes } from '../../../core/packs/file-kind';
import {
  blockBytes,
  endBytes,
  manifestEntry,
  mostManifestBytes,
  paddingBytes,
} from '../../../core/packs/format';
import { announcedBytes, headerProblem } from '../../../core/packs/header';
import { parseManifest, type PackManifest } from '../../../core/packs/manifest';
import { packPlan, type PackPlan, type PlannedEntry } from '../../../core/packs/plan';
import type { BlobReader } from './blob-reader';
import { sha256 } from './digest';
import { readBytes, strictText } from './read-file';
import { readGguf } from './read-gguf';
import { tarHeader } from './tar';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

/** A pack whose manifest has been read: what has to follow is known to the byte. */
export interface OpenedPack {
  readonly manifest: PackManifest;
  readonly manifestBytes: Uint8Array<ArrayBuffer>;
  readonly manifestSha256: string;
  readonly plan: PackPlan;
}

/** Reads the manifest of a file that may be anything. */
export async function openPack(file: Blob): Result<OpenedPack> {
  const head = await read(file, 0, blockBytes);
  if (!head.ok) return head;
  const sizeBytes = announcedBytes(head.value, manifestEntry);
  if (sizeBytes === null) return failed(await otherFile(file, head.value));
  if (sizeBytes > mostManifestBytes) {
    return failed({ kind: 'manifest-too-large', sizeBytes, mostBytes: mostManifestBytes });
  }
  const entry = {
    name: manifestEntry,
    sizeBytes,
    offsetBytes: 0,
    sha256: null,
    file: manifestEntry,
  };
  const content = await readEntry(file, entry);
  if (!content.ok) return content;
  const manifestBytes = content.value;
  const text = strictText(manifestBytes);
  if (text === undefined) return failed({ kind: 'broken-manifest', problems: ['not UTF-8'] });
  const manifest = parseManifest(text);
  if (!manifest.ok) return manifest;
  return success({
    manifest: manifest.value,
    manifestBytes,
    manifestSha256: await sha256(manifestBytes),
    plan: packPlan(manifest.value, sizeBytes),
  });
}

/** The content of one entry, its header and what follows it checked; its hash where it has one. */
export async function readEntry(
  file: Blob,
  entry: PlannedEntry,
  reader?: BlobReader,
): Result<Uint8Array<ArrayBuffer>> {
  const { offsetBytes, sizeBytes } = entry;
  const to = offsetBytes + blockBytes + sizeBytes + paddingBytes(sizeBytes);
  const span = await read(file, offsetBytes, to, reader);
  if (!span.ok) return span;
  const bytes = span.value;
  const header = await checkHeader(file, bytes.subarray(0, blockBytes), entry);
  if (!header.ok) return header;
  if (bytes.byteLength < to - offsetBytes) return failed(cutAt(file, entry));
  const content = bytes.subarray(blockBytes, blockBytes + sizeBytes);
  if (bytes.subarray(blockBytes + sizeBytes).some((byte) => byte !== 0)) {
    return failed(wrongEntry(entry, 'padding', entry.name));
  }
  if (entry.sha256 !== null && (await sha256(content)) !== entry.sha256) {
    return failed({ kind: 'altered-file', file: entry.file });
  }
  return success(content);
}

/** Looks at every header, without the contents, and at the end: a pack of another shape is refused. */
export async function checkShape(file: Blob, plan: PackPlan): Result<void> {
  for (const entry of plan.entries) {
    const block = await read(file, entry.offsetBytes, entry.offsetBytes + blockBytes);
    if (!block.ok) return block;
    const checked = await checkHeader(file, block.value, entry);
    if (!checked.ok) return checked;
  }
  return checkEnd(file, plan);
}

/** Two blocks of zeros, and then nothing. */
async function checkEnd(file: Blob, { packBytes, entries }: PackPlan): Result<void> {
  const last = entries.at(-1);
  const end = await read(file, packBytes - endBytes, packBytes);
  if (!end.ok) return end;
  if (last && end.value.byteLength < endBytes) return failed(cutAt(file, last));
  if (last && end.value.some((byte) => byte !== 0)) {
    const more = { ...last, name: 'end', offsetBytes: packBytes - endBytes };
    const found = headerProblem(end.value.subarray(0, blockBytes), new Uint8Array(blockBytes));
    return failed(wrongEntry(more, 'other-name', found?.found ?? ''));
  }
  if (file.size > packBytes) {
    return failed({ kind: 'pack-longer', extraBytes: file.size - packBytes });
  }
  return success(undefined);
}

async function checkHeader(file: Blob, block: Uint8Array, entry: PlannedEntry): Result<void> {
  if (block.byteLength < blockBytes) return failed(cutAt(file, entry));
  const different = headerProblem(block, await tarHeader(entry.name, entry.sizeBytes));
  return different
    ? failed(wrongEntry(entry, different.problem, different.found))
    : success(undefined);
}

function wrongEntry(entry: PlannedEntry, problem: EntryProblem, found: string): PackFailure {
  const { name, offsetBytes } = entry;
  return { kind: 'wrong-entry', problem, entry: name, found, atBytes: offsetBytes };
}

function cutAt(file: Blob, entry: PlannedEntry): PackFailure {
  return { kind: 'pack-cut', entry: entry.name, atBytes: file.size };
}

/** What a file is that does not begin as a pack does. */
async function otherFile(file: Blob, head: Uint8Array): Promise<PackFailure> {
  const found = fileKind(head.subarray(0, kindBytes));
  if (found !== 'gguf') return { kind: 'not-a-pack', found };
  const gguf = await readGguf(file, nameOf(file));
  return gguf.ok ? { kind: 'gguf', ...gguf.value } : gguf.failure;
}

function nameOf(file: Blob): string {
  return file instanceof File ? file.name : '';
}

function read(
  file: Blob,
  from: number,
  to: number,
  reader?: BlobReader,
): Result<Uint8Array<ArrayBuffer>> {
  return readBytes(file, nameOf(file), from, to, reader);
}
