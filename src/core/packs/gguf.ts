import { plainName } from '../bounds/name';
import { failed, success, type Outcome } from '../outcome';
import { Broken, Cursor, HeadEnds } from './gguf-cursor';
import { readTensors } from './gguf-tensors';

/** What a GGUF file holds: a model that answers, or what goes with one. */
export type GgufRole =
  | 'model'
  /** What makes a model see images or hear: without the model itself. */
  | 'mmproj'
  /** What changes a model (LoRA): without the model itself. */
  | 'adapter';

/** Where a file stands among the parts that a model was split into, counted from 1. */
export interface GgufPart {
  readonly number: number;
  readonly count: number;
}

/** What the head of a GGUF file says of the model in it; null: it does not say. */
export interface GgufFacts {
  readonly role: GgufRole;
  /** Null for a file that is whole. */
  readonly part: GgufPart | null;
  readonly name: string | null;
  readonly architecture: string | null;
  /** As llama.cpp names it: "Q4_K_M". */
  readonly quantisation: string | null;
  readonly contextTokens: number | null;
  readonly parameters: number | null;
  readonly sizeBytes: number;
}

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

/** `general.file_type` (llama.cpp's LLAMA_FTYPE). */
const fileTypes: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  32: 'BF16',
};

const mostKeys = 100_000;
const mostTensors = 100_000;
const usualAlignmentBytes = 32;

/** Of the many values of a head, those that a fact is told by. */
const told =
  /^(?:general\.(?:name|architecture|type|file_type|alignment)|split\.(?:no|count)|[\w-]{1,60}\.context_length)$/;

type Values = ReadonlyMap<string, string | number>;

/**
 * Reads the head of a GGUF file, versions 2 and 3. Bounded by the bytes it is given, in time and in
 * what it keeps of them; whatever comes after them stays unknown.
 *
 * @param head the file's first bytes, at most `ggufHeadBytes`
 * @see https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export function parseGguf(head: Uint8Array, sizeBytes: number): Outcome<GgufFacts, GgufProblem> {
  const cursor = new Cursor(head);
  const values = new Map<string, string | number>();
  let parameters: number | null = null;
  try {
    const { tensors, keys, problem } = readStart(cursor);
    if (problem) return failed(problem);
    for (let index = 0; index < keys; index += 1) {
      const key = cursor.text() ?? '';
      const type = cursor.u32();
      if (!told.test(key) || values.has(key)) cursor.skipValue(type);
      else values.set(key, cursor.value(type) ?? '');
    }
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
  return success({ ...factsOf(values), parameters, sizeBytes });
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

function aligned(bytes: number, alignment: string | number | undefined): number {
  const to = typeof alignment === 'number' && alignment > 0 ? alignment : usualAlignmentBytes;
  return Math.ceil(bytes / to) * to;
}

function factsOf(values: Values): Omit<GgufFacts, 'parameters' | 'sizeBytes'> {
  const text = (key: string): string | null => {
    const value = values.get(key);
    const shown = typeof value === 'string' ? plainName(value).trim() : '';
    return shown === '' ? null : shown.slice(0, 200);
  };
  const number = (key: string): number | null => {
    const value = values.get(key);
    return typeof value === 'number' && value > 0 ? value : null;
  };
  const architecture = text('general.architecture');
  const count = number('split.count') ?? 0;
  const fileType = values.get('general.file_type');
  return {
    role: roleOf(text('general.type'), architecture),
    part: count > 1 ? { number: (number('split.no') ?? 0) + 1, count } : null,
    name: text('general.name'),
    architecture,
    quantisation: typeof fileType === 'number' ? (fileTypes[fileType] ?? null) : null,
    contextTokens: architecture === null ? null : number(`${architecture}.context_length`),
  };
}

/** Files from before `general.type` are known by their architecture, which llama.cpp calls clip. */
function roleOf(type: string | null, architecture: string | null): GgufRole {
  if (type === 'mmproj' || architecture === 'clip') return 'mmproj';
  return type === 'adapter' ? 'adapter' : 'model';
}

/** What a file's name says of its part, as llama.cpp names them: "model-00002-of-00003.gguf". */
export function partNamed(fileName: string): GgufPart | null {
  const [, number = '', count = ''] = /-(\d{5})-of-(\d{5})\.gguf$/i.exec(fileName) ?? [];
  return Number(count) > 1 ? { number: Number(number), count: Number(count) } : null;
}

/** The name of the first part, which the others are joined from; null where the name tells no part. */
export function firstPartOf(fileName: string): string | null {
  return partNamed(fileName) && fileName.replace(/\d{5}(?=-of-\d{5}\.gguf$)/i, '00001');
}
