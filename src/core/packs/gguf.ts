import { failed, success, type Outcome } from '../outcome';

/** What the head of a GGUF file says of the model in it; null: it does not say. */
export interface GgufFacts {
  readonly name: string | null;
  readonly architecture: string | null;
  /** As llama.cpp names it: "Q4_K_M". */
  readonly quantisation: string | null;
  readonly contextTokens: number | null;
  readonly parameters: number | null;
  readonly sizeBytes: number;
}

/** Where the head is broken, and how. */
export interface GgufProblem {
  readonly atBytes: number;
  readonly problem: string;
}

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

/** Bytes of GGUF's scalar types by their number; 8 is a string, 9 an array. */
const scalarBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const stringType = 8;
const arrayType = 9;

const mostKeys = 100_000;
const mostTensors = 100_000;
const mostKeyBytes = 65_535;
const mostArrayDepth = 4;
const mostDimensions = 8;

/** The bytes that are at hand end here: no fault of the file. */
class HeadEnds extends Error {}
class Broken extends Error {}

/** Reads little-endian values one after another and never past the end. */
class Cursor {
  at = 0;
  readonly #view: DataView;

  constructor(readonly head: Uint8Array) {
    this.#view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  }

  #take(bytes: number): number {
    const { at } = this;
    if (bytes > this.head.byteLength - at) throw new HeadEnds();
    this.at = at + bytes;
    return at;
  }

  skip(bytes: number): void {
    this.#take(bytes);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  /** Counts and lengths: none is near what a number cannot hold. */
  count(): number {
    const value = this.#view.getBigUint64(this.#take(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Broken(`a count of ${value}`);
    return Number(value);
  }

  text(mostBytes: number): string {
    const bytes = this.count();
    if (bytes > mostBytes) throw new Broken(`a name of ${bytes} bytes`);
    const start = this.#take(bytes);
    return utf8(this.head.subarray(start, start + bytes));
  }

  scalar(type: number): number | undefined {
    const bytes = scalarBytes[type];
    if (bytes === undefined) throw new Broken(`a value of type ${type}`);
    const at = this.#take(bytes);
    if (type === 4) return this.#view.getUint32(at, true);
    if (type === 5) return this.#view.getInt32(at, true);
    if (type === 10) return Number(this.#view.getBigUint64(at, true));
    return type === 2 ? this.#view.getUint16(at, true) : undefined;
  }
}

/**
 * Reads the head of a GGUF file, versions 2 and 3. Bounded by the bytes it is given; whatever comes
 * after them stays unknown.
 *
 * @param head the file's first bytes, at most `ggufHeadBytes`
 * @see https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export function parseGguf(head: Uint8Array, sizeBytes: number): Outcome<GgufFacts, GgufProblem> {
  const cursor = new Cursor(head);
  const values = new Map<string, string | number>();
  let parameters: number | null = null;
  try {
    if (cursor.u32() !== 0x46554747) throw new Broken('not GGUF');
    const version = cursor.u32();
    if (version !== 2 && version !== 3) throw new Broken(`version ${version}`);
    const tensors = cursor.count();
    const keys = cursor.count();
    if (tensors > mostTensors) throw new Broken(`${tensors} tensors`);
    if (keys > mostKeys) throw new Broken(`${keys} values`);
    for (let index = 0; index < keys; index += 1) {
      const key = cursor.text(mostKeyBytes);
      const value = readValue(cursor, cursor.u32(), 0);
      if (value !== undefined) values.set(key, value);
    }
    parameters = countParameters(cursor, tensors);
  } catch (error) {
    if (error instanceof Broken) return failed({ atBytes: cursor.at, problem: error.message });
    if (!(error instanceof HeadEnds)) throw error;
    if (sizeBytes <= head.byteLength) {
      return failed({ atBytes: head.byteLength, problem: 'the file ends in its head' });
    }
  }
  return success({ ...named(values), parameters, sizeBytes });
}

function named(values: ReadonlyMap<string, string | number>) {
  const text = (key: string): string | null => {
    const value = values.get(key);
    return typeof value === 'string' && value !== '' ? value.slice(0, 200) : null;
  };
  const number = (key: string): number | null => {
    const value = values.get(key);
    return typeof value === 'number' && value > 0 ? value : null;
  };
  const architecture = text('general.architecture');
  const fileType = values.get('general.file_type');
  return {
    name: text('general.name'),
    architecture,
    quantisation: typeof fileType === 'number' ? (fileTypes[fileType] ?? null) : null,
    contextTokens: architecture === null ? null : number(`${architecture}.context_length`),
  };
}

/** The value of a scalar or a short text; other values are passed over. */
function readValue(cursor: Cursor, type: number, depth: number): string | number | undefined {
  if (type === stringType) return readText(cursor);
  if (type !== arrayType) return cursor.scalar(type);
  if (depth >= mostArrayDepth) throw new Broken('arrays in arrays');
  const inner = cursor.u32();
  const count = cursor.count();
  const bytes = scalarBytes[inner];
  if (bytes !== undefined) {
    cursor.skip(count * bytes);
    return undefined;
  }
  for (let index = 0; index < count; index += 1) readValue(cursor, inner, depth + 1);
  return undefined;
}

const mostTextBytes = 1000;

function readText(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const bytes = cursor.count();
  if (bytes > mostTextBytes) {
    cursor.skip(bytes);
    return undefined;
  }
  cursor.at = start;
  return cursor.text(mostTextBytes);
}

/** Elements of all tensors, from their descriptions. */
function countParameters(cursor: Cursor, tensors: number): number | null {
  let sum = 0;
  for (let index = 0; index < tensors; index += 1) {
    cursor.text(mostKeyBytes);
    const dimensions = cursor.u32();
    if (dimensions > mostDimensions) throw new Broken(`a tensor of ${dimensions} dimensions`);
    let elements = 1;
    for (let axis = 0; axis < dimensions; axis += 1) elements *= cursor.count();
    cursor.skip(12);
    sum += elements;
  }
  return Number.isSafeInteger(sum) && sum > 0 ? sum : null;
}

/** Decodes UTF-8; what is none becomes the replacement character. */
function utf8(bytes: Uint8Array): string {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : '\ufffd')).join(
      '',
    );
  }
}
