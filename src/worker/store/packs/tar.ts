import { createTarPacker } from 'modern-tar';
import { endBytes, paddingBytes } from '../../../core/packs/format';

/**
 * The header block of a plain file, the same for the same name and size whenever and wherever it is
 * made. Written by modern-tar; a pack's names and sizes fit the plain form, so it is always one block.
 *
 * Reading is not left to modern-tar's decoder: it takes links, unknown types and any number of
 * extended headers as they come, and bodies of whatever size their headers claim. A pack's reader
 * knows each header beforehand and compares it with this one.
 */
export async function tarHeader(name: string, sizeBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, controller } = createTarPacker();
  const reader = readable.getReader();
  const content = controller.add({
    name,
    size: sizeBytes,
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: new Date(0),
  });
  const { value } = await reader.read();
  // Nobody waits for the content, which the caller writes elsewhere.
  content.abort().catch(() => undefined);
  reader.cancel().catch(() => undefined);
  if (value === undefined) throw new Error('no header was written');
  return new Uint8Array(value);
}

export function padding(sizeBytes: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(paddingBytes(sizeBytes));
}

export function packEnd(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(endBytes);
}
