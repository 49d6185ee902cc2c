import type { EntryProblem } from './failures';
import { blockBytes } from './format';

/** What a header says, as far as a message wants to know; nothing is decided by it alone. */
interface FoundHeader {
  readonly name: string;
  readonly type: string;
  /** Null: not an octal number of the plain form. */
  readonly sizeBytes: number | null;
}

const nameField = { at: 0, bytes: 100 };
const sizeField = { at: 124, bytes: 12 };
const typeAt = 156;

/** Letters of a field up to its first zero byte; what is not printable ASCII is shown as "?". */
function textAt(block: Uint8Array, { at, bytes }: typeof nameField): string {
  const field = block.subarray(at, at + bytes);
  const end = field.indexOf(0);
  return Array.from(end < 0 ? field : field.subarray(0, end), (byte) =>
    byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '?',
  ).join('');
}

function readHeader(block: Uint8Array): FoundHeader {
  const digits = textAt(block, sizeField);
  return {
    name: textAt(block, nameField),
    type: String.fromCharCode(block[typeAt] ?? 0),
    sizeBytes: /^[0-7]{11}$/.test(digits) ? parseInt(digits, 8) : null,
  };
}

/** The size in the header of a pack's first entry; null where the block is no such header. */
export function announcedBytes(block: Uint8Array, name: string): number | null {
  if (block.byteLength !== blockBytes) return null;
  const found = readHeader(block);
  return found.name === name && found.type === '0' ? found.sizeBytes : null;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index]);
}

/**
 * Compares a header with the only one that may stand at its place, byte for byte: so there is no
 * field, no extension and no spelling of a number that two programs could read in two ways.
 *
 * @returns undefined where they are the same; else what a person may want to know of the difference
 */
export function headerProblem(
  block: Uint8Array,
  expected: Uint8Array,
): { readonly problem: EntryProblem; readonly found: string } | undefined {
  if (sameBytes(block, expected)) return undefined;
  const found = readHeader(block);
  const planned = readHeader(expected);
  const because = (problem: EntryProblem) => ({ problem, found: found.name.slice(0, 100) });
  if (block.every((byte) => byte === 0)) return because('other-name');
  if ('123456'.includes(found.type)) return because('not-a-file');
  if (/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(found.name)) return because('escapes');
  if (found.type !== '0') return because('header');
  if (found.name !== planned.name) return because('other-name');
  return because(found.sizeBytes === planned.sizeBytes ? 'header' : 'other-size');
}
