/** The bytes that are at hand end here: no fault of the file. */
export class HeadEnds extends Error {}
/** What stands there cannot be so. */
export class Broken extends Error {}

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

/** Those whose values are whole numbers that are read: 16, 32 and 64 bits. */
const wholeTypes: readonly number[] = [2, 4, 5, 10];

const mostArrayDepth = 4;
/** Numbers of a list that are kept; no model has more layers. */
const mostNumbers = 1000;
/** Longer texts are passed over: no fact that is shown has one. */
const mostTextBytes = 1000;

/** A list of values: texts and fractions in it are counted alone. */
export interface ListValue {
  readonly count: number;
  /** Null where it has other values than whole numbers, or too many. */
  readonly numbers: readonly number[] | null;
}

/** What is no UTF-8 becomes the replacement character. */
const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads little-endian values one after another and never past the end; whatever it skips costs nothing. */
export class Cursor {
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

  /** Counts, lengths and offsets: none is near what a number cannot hold. */
  count(): number {
    const low = this.u32();
    const value = this.u32() * 2 ** 32 + low;
    if (!Number.isSafeInteger(value)) throw new Broken(`a count of ${value}`);
    return value;
  }

  /** A text; undefined where it is too long to be of use. */
  text(): string | undefined {
    const bytes = this.count();
    const start = this.#take(bytes);
    return bytes > mostTextBytes
      ? undefined
      : lenientUtf8.decode(this.head.subarray(start, start + bytes));
  }

  skipText(): void {
    this.skip(this.count());
  }

  /** A text, a whole number or a list; whatever else it is, is passed over. */
  value(type: number): string | number | ListValue | undefined {
    if (type === stringType) return this.text();
    if (type === arrayType) return this.#list();
    return this.#number(type);
  }

  #number(type: number): number | undefined {
    const { at } = this;
    this.skipValue(type);
    if (type === 2) return this.#view.getUint16(at, true);
    if (type === 4) return this.#view.getUint32(at, true);
    if (type === 5) return this.#view.getInt32(at, true);
    return type === 10 ? Number(this.#view.getBigUint64(at, true)) : undefined;
  }

  #list(): ListValue {
    const inner = this.u32();
    const count = this.count();
    if (count > mostNumbers || !wholeTypes.includes(inner)) {
      this.#skipList(inner, count, 0);
      return { count, numbers: null };
    }
    return { count, numbers: Array.from({ length: count }, () => this.#number(inner) ?? 0) };
  }

  skipValue(type: number, depth = 0): void {
    if (type === stringType) this.skipText();
    else if (type === arrayType) this.#skipList(this.u32(), this.count(), depth);
    else this.skip(bytesOf(type));
  }

  /** A list's elements take eight bytes at least, or are skipped together: no count makes this long. */
  #skipList(inner: number, count: number, depth: number): void {
    if (depth >= mostArrayDepth) throw new Broken('arrays in arrays');
    if (inner !== stringType && inner !== arrayType) this.skip(count * bytesOf(inner));
    else for (let index = 0; index < count; index += 1) this.skipValue(inner, depth + 1);
  }
}

function bytesOf(type: number): number {
  const bytes = scalarBytes[type];
  if (bytes === undefined) throw new Broken(`a value of type ${type}`);
  return bytes;
}
