import { isLfsPointer } from '../store/lfs-pointer';

/** What a file is by its first bytes. */
export type FileKind =
  | 'empty'
  | 'gguf'
  | 'safetensors'
  /** Also Office documents and PyTorch's files. */
  | 'zip'
  | 'compressed'
  | 'html'
  | 'json'
  | 'wasm'
  /** What Git LFS leaves in place of a file that was not fetched. */
  | 'lfs-pointer'
  /** A model as llama.cpp kept them before GGUF, or one of whisper.cpp. */
  | 'ggml'
  /** A tar that does not begin as a pack does. */
  | 'archive'
  | 'unknown';

/** How many bytes `fileKind` looks at. */
export const kindBytes = 512;

const magics: readonly (readonly [FileKind, readonly number[]])[] = [
  ['gguf', [0x47, 0x47, 0x55, 0x46]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['wasm', [0x00, 0x61, 0x73, 0x6d]],
  // "ggml", "ggmf", "ggjt" and "ggla" as numbers, so written backwards.
  ['ggml', [0x6c, 0x6d, 0x67, 0x67]],
  ['ggml', [0x66, 0x6d, 0x67, 0x67]],
  ['ggml', [0x74, 0x6a, 0x67, 0x67]],
  ['ggml', [0x61, 0x6c, 0x67, 0x67]],
  // gzip, xz, zstd, bzip2, 7z
  ['compressed', [0x1f, 0x8b]],
  ['compressed', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['compressed', [0x28, 0xb5, 0x2f, 0xfd]],
  ['compressed', [0x42, 0x5a, 0x68]],
  ['compressed', [0x37, 0x7a, 0xbc, 0xaf]],
  // "ustar" at its place in a tar's first header is looked for apart.
];

/** @param head the file's first bytes, at most `kindBytes` */
export function fileKind(head: Uint8Array): FileKind {
  if (head.byteLength === 0) return 'empty';
  for (const [kind, magic] of magics) {
    if (magic.every((byte, index) => head[index] === byte)) return kind;
  }
  if (isLfsPointer(head)) return 'lfs-pointer';
  if (ascii(head.subarray(257, 262)) === 'ustar') return 'archive';
  // safetensors: the length of a JSON header in 8 bytes, then that header.
  if (head[8] === 0x7b && head[6] === 0 && head[7] === 0) return 'safetensors';
  const text = ascii(head).trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|head|body|!--)/.test(text)) return 'html';
  return /^[{[]/.test(text) ? 'json' : 'unknown';
}

function ascii(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
