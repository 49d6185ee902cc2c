import {
  blockBytes,
  endBytes,
  licenceEntry,
  manifestEntry,
  paddingBytes,
  partEntry,
  signatureEntry,
} from './format';
import type { PackManifest } from './manifest';
import { signatureBytes } from './signature';

/** An entry of a pack: where it has to be, and what it has to be. */
export interface PlannedEntry {
  readonly name: string;
  readonly sizeBytes: number;
  /** Where its header begins; its content follows one block later. */
  readonly offsetBytes: number;
  /** Of its content, where that is a part of the model. */
  readonly sha256: string | null;
  /** The file of the model that it belongs to, or its own name: what a message names. */
  readonly file: string;
}

export interface PackPlan {
  /** In the order of the pack. */
  readonly entries: readonly PlannedEntry[];
  /** Size of the whole pack, with its end. */
  readonly packBytes: number;
}

/**
 * What a pack with this manifest consists of, byte position by byte position: the manifest, its
 * signature, the licence texts, then every other distinct part in loading order. A reader accepts
 * this and nothing else.
 *
 * @param manifestBytes size of the manifest as it stands in the pack
 */
export function packPlan(manifest: PackManifest, manifestBytes: number): PackPlan {
  const entries: PlannedEntry[] = [];
  let offsetBytes = 0;
  const add = (name: string, sizeBytes: number, sha256: string | null, file: string): void => {
    entries.push({ name, sizeBytes, offsetBytes, sha256, file });
    offsetBytes += blockBytes + sizeBytes + paddingBytes(sizeBytes);
  };

  add(manifestEntry, manifestBytes, null, manifestEntry);
  if (manifest.signed) add(signatureEntry, signatureBytes, null, signatureEntry);
  const { list } = manifest.model.files;
  const there = new Set<string>();
  manifest.licences.forEach((path, index) => {
    const [part] = list.find((file) => file.path === path)?.parts ?? [];
    if (!part || there.has(part.sha256)) return;
    there.add(part.sha256);
    add(licenceEntry(index), part.sizeBytes, part.sha256, path);
  });
  for (const file of list) {
    for (const { sha256, sizeBytes } of file.parts) {
      if (there.has(sha256)) continue;
      there.add(sha256);
      add(partEntry(sha256), sizeBytes, sha256, file.path);
    }
  }
  return { entries, packBytes: offsetBytes + endBytes };
}
