import type { TextFile } from './text-file';

/** A file as a person chooses it, in UTF-8, for tests. */
export function fileOf(text: string): TextFile {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) };
}
