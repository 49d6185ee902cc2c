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

const mostArrayDepth = 4;
/** Longer texts are passed over: no fact that is shown has one. */
const mostTextBytes = 1000;

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

  /** A text or a whole number; whatever else it is, is passed over. */
  value(type: number): string | number | undefined {
    if (type === stringType) return this.text();
    const { at } = this;
    this.skipValue(type);
    if (type === 2) return this.#view.getUint16(at, true);
    if (type === 4) return this.#view.getUint32(at, true);
    if (type === 5) return this.#view.getInt32(at, true);
    return type === 10 ? Number(this.#view.getBigUint64(at, true)) : undefined;
  }

  /** An array's elements take eight bytes at least, or are skipped together: no count makes this long. */
  skipValue(type: number, depth = 0): void {
    if (type === stringType) this.skipText();
    else if (type !== arrayType) this.skip(bytesOf(type));
    else {
      if (depth >= mostArrayDepth) throw new Broken('arrays in arrays');
      const inner = this.u32();
      const count = this.count();
      if (inner !== stringType && inner !== arrayType) this.skip(count * bytesOf(inner));
      else for (let index = 0; index < count; index += 1) this.skipValue(inner, depth + 1);
    }
  }
}

function bytesOf(type: number): number {
  const bytes = scalarBytes[type];
  if (bytes === undefined) throw new Broken(`a value of type ${type}`);
  return bytes;
}
