import { whileReading } from '../while-reading';

/**
 * Reads files into a buffer that is used again and again. Fresh buffers for every part of a large
 * model would pile up to a hundred megabytes before a browser collects them.
 */
export class BlobReader {
  #buffer = new ArrayBuffer(0);

  /** The bytes of a file; they are overwritten by the next call, which has to wait for this one. */
  async read(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
    let reader: ReadableStreamBYOBReader;
    try {
      reader = blob.stream().getReader({ mode: 'byob' });
    } catch {
      // A browser whose files are no byte streams.
      return new Uint8Array(await blob.arrayBuffer());
    }
    return whileReading(reader, () => this.#fill(reader, blob.size));
  }

  async #fill(
    reader: ReadableStreamBYOBReader,
    sizeBytes: number,
  ): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#buffer.byteLength < sizeBytes) this.#buffer = new ArrayBuffer(sizeBytes);
    // Reading moves the buffer; where it fails, the buffer is gone with the stream.
    let buffer = this.#buffer;
    this.#buffer = new ArrayBuffer(0);
    let filledBytes = 0;
    while (filledBytes < sizeBytes) {
      const room = new Uint8Array(buffer, filledBytes, sizeBytes - filledBytes);
      const { value, done } = await reader.read(room);
      if (value) ({ buffer } = value);
      if (done) break;
      filledBytes += value.byteLength;
    }
    this.#buffer = buffer;
    return new Uint8Array(buffer, 0, filledBytes);
  }
}
