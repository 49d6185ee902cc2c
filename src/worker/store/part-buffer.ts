/** Buffers that nobody is using. */
let idle: PartBuffer[] = [];

const firstBytes = 2 ** 16;

/** Collects the bytes of a part as they come; it grows to the size of the largest that it has held. */
export class PartBuffer {
  #room = new Uint8Array(firstBytes);
  #filledBytes = 0;

  /** What has been collected; valid until the next change. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#room.subarray(0, this.#filledBytes);
  }

  append(piece: Uint8Array): void {
    const neededBytes = this.#filledBytes + piece.byteLength;
    if (neededBytes > this.#room.byteLength) {
      const larger = new Uint8Array(Math.max(neededBytes, 2 * this.#room.byteLength));
      larger.set(this.bytes);
      this.#room = larger;
    }
    this.#room.set(piece, this.#filledBytes);
    this.#filledBytes = neededBytes;
  }

  clear(): void {
    this.#filledBytes = 0;
  }
}

/**
 * Lends an empty buffer to `work`. Made anew for every part, they would pile up to hundreds of
 * megabytes before a browser collects them.
 */
export async function withPartBuffer<Value>(
  work: (buffer: PartBuffer) => Promise<Value>,
): Promise<Value> {
  const buffer = idle.pop() ?? new PartBuffer();
  buffer.clear();
  try {
    return await work(buffer);
  } finally {
    idle.push(buffer);
  }
}

/** Lets go of buffers that nobody is using; to be called when a download has ended. */
export function dropIdleBuffers(): void {
  idle = [];
}
