import { failed, success, type Outcome } from '../../../core/outcome';
import type { GgufFile } from '../../../core/gguf/file';
import { fingerprintSpans } from '../../../core/gguf/fingerprint';
import { ggufHeadBytes, parseGguf } from '../../../core/gguf/head';
import { partNamed } from '../../../core/gguf/parts';
import type { PackFailure } from '../../../core/packs/failures';
import { withHashers } from '../hashers';
import { BlobReader } from './blob-reader';
import { readBytes } from './read-file';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

/** Reads what a GGUF file is, and what it is known by, however large it is. */
export async function readGguf(file: Blob, fileName: string): Result<GgufFile> {
  const head = await readBytes(file, fileName, 0, ggufHeadBytes);
  if (!head.ok) return head;
  const facts = parseGguf(head.value, file.size);
  if (!facts.ok) return failed({ kind: 'gguf-unusable', fileName, problem: facts.failure });
  const fingerprint = await fingerprintOf(file, fileName);
  if (!fingerprint.ok) return fingerprint;
  const part = facts.value.part ?? partNamed(fileName);
  return success({
    fileName,
    facts: { ...facts.value, part },
    fingerprint: fingerprint.value,
  });
}

/** SHA-256 of the file's `fingerprintSpans`, and then of its size as 64 bits, little-endian. */
function fingerprintOf(file: Blob, fileName: string): Result<string> {
  return withHashers(['sha256'], async ([hasher]) => {
    const reader = new BlobReader();
    for (const { from, to } of fingerprintSpans(file.size)) {
      const bytes = await readBytes(file, fileName, from, to, reader);
      if (!bytes.ok) return bytes;
      hasher.update(bytes.value);
    }
    hasher.update(new Uint8Array(new BigUint64Array([BigInt(file.size)]).buffer));
    return success(hasher.digest());
  });
}
