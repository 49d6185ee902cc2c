import { failed, success, type Outcome } from '../outcome';
import { Broken, Cursor, HeadEnds, type ListValue } from './cursor';
import { factsOf, toldKeys, type GgufFacts } from './facts';
import { readTensors } from './tensors';

/** Why nothing can be made of a GGUF file. */
export type GgufProblem =
  /** 1, which nothing reads any more, or one of the future. */
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'big-endian' }
  /** The file ends too early; `neededBytes` is what it should have at least, null where even the head is cut. */
  | { readonly kind: 'cut'; readonly sizeBytes: number; readonly neededBytes: number | null }
  /** The file's head says what cannot be, at this place. */
  | { readonly kind: 'broken'; readonly atBytes: number; readonly problem: string };

/** Enough for the vocabularies that stand before the tensors; what lies beyond is not looked at. */
export const ggufHeadBytes = 24 * 1024 * 1024;

const mostKeys = 100_000;
const mostTensors = 100_000;
const usualAlignmentBytes = 32;

type Value = string | number | ListValue;

/**
 * Reads the head of a GGUF file, versions 2 and 3. Bounded by the bytes it is given, in time and in
 * what it keeps of them; whatever comes after them stays unknown.
 *
 * @param head the file's first bytes, at most `ggufHeadBytes`
 * @see https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export function parseGguf(head: Uint8Array, sizeBytes: number): Outcome<GgufFacts, GgufProblem> {
  const cursor = new Cursor(head);
  const values = new Map<string, Value>();
  let areValuesRead = false;
  let parameters: number | null = null;
  let tensors = 0;
  try {
    const { keys, problem, ...start } = readStart(cursor);
    if (problem) return failed(problem);
    ({ tensors } = start);
    for (let index = 0; index < keys; index += 1) {
      const key = cursor.text() ?? '';
      const type = cursor.u32();
      if (!toldKeys.test(key) || values.has(key)) cursor.skipValue(type);
      else values.set(key, cursor.value(type) ?? '');
    }
    areValuesRead = true;
    const found = readTensors(cursor, tensors);
    ({ parameters } = found);
    const neededBytes = aligned(cursor.at, values.get('general.alignment')) + found.spanBytes;
    if (found.spanBytes > 0 && neededBytes > sizeBytes) {
      return failed({ kind: 'cut', sizeBytes, neededBytes });
    }
  } catch (error) {
    if (error instanceof Broken) {
      return failed({ kind: 'broken', atBytes: cursor.at, problem: error.message });
    }
    if (!(error instanceof HeadEnds)) throw error;
    if (sizeBytes <= head.byteLength) return failed({ kind: 'cut', sizeBytes, neededBytes: null });
  }
  return success({ ...factsOf(values, areValuesRead, tensors), parameters, sizeBytes });
}

/** Magic, version and the counts of what follows. */
function readStart(cursor: Cursor) {
  if (cursor.u32() !== 0x46554747) throw new Broken('not GGUF');
  const version = cursor.u32();
  const nothing = { tensors: 0, keys: 0 };
  // A small number with its bytes the other way round.
  if (version > 0xffff && (version & 0xffff) === 0) {
    return { ...nothing, problem: { kind: 'big-endian' } as const };
  }
  if (version === 0) throw new Broken('version 0');
  if (version !== 2 && version !== 3) {
    return { ...nothing, problem: { kind: 'version', version } as const };
  }
  const tensors = cursor.count();
  const keys = cursor.count();
  if (tensors > mostTensors) throw new Broken(`${tensors} tensors`);
  if (keys > mostKeys) throw new Broken(`${keys} values`);
  return { tensors, keys, problem: undefined };
}

function aligned(bytes: number, alignment: Value | undefined): number {
  const to = typeof alignment === 'number' && alignment > 0 ? alignment : usualAlignmentBytes;
  return Math.ceil(bytes / to) * to;
}
