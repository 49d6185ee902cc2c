import type { IHasher } from 'hash-wasm';
import type { ModelFile } from '../../core/catalogue/files';
import { success, type Outcome } from '../../core/outcome';
import { formBytes, formOf, mayBeOneVersion, type FileForm } from '../../core/store/arrival';
import { fileOfParts, type CutPart, type RemoteFile } from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import type { ArrivedFile } from '../../core/store/kept-models';
import { noteArrival } from './arrivals';
import { BlobReader } from './packs/blob-reader';
import type { PartBuffer } from './part-buffer';
import type { ModelRepository } from './model-repository';

/** Where a file goes and how it is cut and hashed on the way. */
export interface Destination {
  readonly repository: ModelRepository;
  readonly modelId: string;
  readonly partBytes: number;
  /** Of a part, of the whole file, and of the whole as its check has it (`forCheck`). */
  readonly hashers: readonly [part: IHasher, whole: IHasher, check: IHasher];
  /** Where a part is collected. */
  readonly buffer: PartBuffer;
}

/** What is known at the end of a part, to go on from there. */
interface Mark {
  readonly whole: Uint8Array;
  readonly check: Uint8Array;
  readonly first: Uint8Array;
  readonly last: Uint8Array;
  readonly parts: number;
  readonly offsetBytes: number;
}

/** Least time between two notes of the beginning of a part while it comes: each writes it anew. */
const noteTailEveryMs = 2000;

/** A whole file, hashed in every way that it may be compared by. */
export interface FinishedFile {
  readonly file: ModelFile;
  /** By the hasher of its check. */
  readonly checkHash: string;
  readonly form: FileForm;
}

/**
 * A file that comes in one piece and is kept in parts. Of the part that is coming its beginning, the
 * tail, is kept as a shorter one at a cut, at a stop and now and then, and gives way to the longer one.
 */
export class ArrivingFile {
  /** Address that its latest bytes came from: a host may have sent the browser on to another one. */
  sentFrom: string;
  /** What is on record, in order; after a rewind there may be more than has been passed. */
  #parts: CutPart[] = [];
  #mark: Mark;
  /** Bytes that have come since the last whole part. */
  #pieceBytes = 0;
  #notedAtMs = performance.now();
  /** ETag of the version that comes; null where the host says none, or before this visit asked. */
  #version: string | null = null;
  #first = new Uint8Array();
  #last = new Uint8Array();

  constructor(
    readonly file: RemoteFile,
    readonly to: Destination,
  ) {
    this.sentFrom = file.address;
    this.#mark = this.#atStart();
  }

  /** Where the next byte belongs: from there the rest may be asked for. */
  get offsetBytes(): number {
    return this.#mark.offsetBytes + this.#pieceBytes;
  }

  /** The file comes from its start, as the version that its host calls so. */
  beginVersion(etag: string | null): void {
    this.#version = etag;
  }

  /** Whether an answer of that ETag may be of the version that has begun to come. */
  isOfVersion(etag: string | null): boolean {
    return mayBeOneVersion(etag, this.#version);
  }

  /** What it is by the bytes that have come. */
  get form(): FileForm {
    return formOf(this.file.path, this.#first, this.#last);
  }

  /** Takes up what an earlier visit has kept, as far as its bytes are still what they were. */
  async takeUp({ chunks: parts, isWhole }: ArrivedFile): Promise<Outcome<void, StoreFailure>> {
    const reader = new BlobReader();
    for (const [index, part] of parts.entries()) {
      const blob = await this.to.repository.part(part.sha256);
      if (!blob.ok) return blob;
      const bytes = blob.value && (await reader.read(blob.value).catch(() => undefined));
      if (bytes?.byteLength !== part.sizeBytes || this.#hashOf(bytes) !== part.sha256) break;
      this.#parts.push(part);
      this.#pass(bytes);
      const isLast = index === parts.length - 1;
      if (!isWhole && isLast && part.sizeBytes < this.to.partBytes) this.to.buffer.append(bytes);
      else this.#setMark();
    }
    return success(undefined);
  }

  /**
   * Keeps what has come of the part that is coming, unless as much is kept already.
   *
   * @param leastBytes how much must have come since something was kept last to be worth it
   */
  async keepTail(leastBytes = 1): Promise<Outcome<void, StoreFailure>> {
    const keptBytes = this.#parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (this.offsetBytes - keptBytes < leastBytes) return success(undefined);
    const [hasher] = this.to.hashers;
    const state = hasher.save();
    const tail = { sha256: hasher.digest(), sizeBytes: this.#pieceBytes };
    hasher.load(state);
    return this.#record(tail);
  }

  /** The next byte to come is the first of the file; parts that are here are not written again. */
  rewind(): void {
    this.#mark = this.#atStart();
    this.#backToMark();
  }

  /** As though nothing had ever come. */
  async forget(): Promise<Outcome<void, StoreFailure>> {
    this.#parts = [];
    this.rewind();
    return this.#note();
  }

  /** The next bytes of the file. */
  async take(piece: Uint8Array<ArrayBuffer>): Promise<Outcome<void, StoreFailure>> {
    for (let rest = piece; rest.byteLength > 0;) {
      const taken = rest.subarray(0, this.to.partBytes - this.#pieceBytes);
      this.to.buffer.append(taken);
      this.#pass(taken);
      rest = rest.subarray(taken.byteLength);
      if (this.#pieceBytes < this.to.partBytes) continue;
      const kept = await this.#keep();
      if (!kept.ok) return kept;
    }
    const isDue = performance.now() - this.#notedAtMs >= noteTailEveryMs;
    return isDue ? this.keepTail(tailBytes(this.to)) : success(undefined);
  }

  /** The file has come to its end. */
  async finish(): Promise<Outcome<FinishedFile, StoreFailure>> {
    const [, whole, check] = this.to.hashers;
    const kept = this.#pieceBytes > 0 ? await this.#keep() : success(undefined);
    if (!kept.ok) return kept;
    this.#parts.length = this.#mark.parts;
    const { path } = this.file;
    const finished = {
      file: fileOfParts(path, whole.digest(), this.#parts),
      checkHash: check.digest(),
      form: this.form,
    };
    this.#backToMark();
    return success(finished);
  }

  /** Notes that the file is whole and what was expected. */
  settle(): Promise<Outcome<void, StoreFailure>> {
    return this.#note(undefined, true);
  }

  #pass(bytes: Uint8Array<ArrayBuffer>): void {
    for (const hasher of this.to.hashers) hasher.update(bytes);
    this.#pieceBytes += bytes.byteLength;
    if (this.#first.byteLength < formBytes) {
      this.#first = joined(this.#first, bytes.subarray(0, formBytes)).slice(0, formBytes);
    }
    this.#last = joined(this.#last, bytes.subarray(-formBytes)).slice(-formBytes);
  }

  /** Of a part by itself, before it is passed. */
  #hashOf(bytes: Uint8Array): string {
    const [hasher] = this.to.hashers;
    const sha256 = hasher.init().update(bytes).digest();
    hasher.init();
    return sha256;
  }

  /** Forgets what has come since the last whole part. */
  #backToMark(): void {
    const [part, whole, check] = this.to.hashers;
    part.init();
    whole.load(this.#mark.whole);
    check.load(this.#mark.check);
    this.#first = new Uint8Array(this.#mark.first);
    this.#last = new Uint8Array(this.#mark.last);
    this.to.buffer.clear();
    this.#pieceBytes = 0;
  }

  /** Keeps what has come since the last part as one, unless it is here already. */
  async #keep(): Promise<Outcome<void, StoreFailure>> {
    const part = { sha256: this.to.hashers[0].digest(), sizeBytes: this.#pieceBytes };
    if (this.#parts[this.#mark.parts]?.sha256 !== part.sha256) {
      const noted = await this.#record(part);
      if (!noted.ok) return noted;
    }
    this.to.buffer.clear();
    this.#setMark();
    return success(undefined);
  }

  /** Keeps what is in the buffer as the last part that there is. */
  #record(part: CutPart): Promise<Outcome<void, StoreFailure>> {
    this.#parts = [...this.#parts.slice(0, this.#mark.parts), part];
    this.#notedAtMs = performance.now();
    const { repository, buffer } = this.to;
    return repository.scratch.lend(part.sha256, buffer.bytes, (bytes) => this.#note(bytes));
  }

  #note(bytes?: Blob, isWhole = false): Promise<Outcome<void, StoreFailure>> {
    const place = { modelId: this.to.modelId, path: this.file.path };
    const noted = { chunks: this.#parts, isWhole };
    return noteArrival(this.to.repository.connection, place, noted, bytes);
  }

  #setMark(): void {
    const [part, whole, check] = this.to.hashers;
    this.#mark = {
      whole: whole.save(),
      check: check.save(),
      first: this.#first,
      last: this.#last,
      parts: this.#mark.parts + 1,
      offsetBytes: this.offsetBytes,
    };
    part.init();
    this.#pieceBytes = 0;
  }

  #atStart(): Mark {
    const [, whole, check] = this.to.hashers;
    const nothing = { first: new Uint8Array(), last: new Uint8Array() };
    const states = { whole: whole.init().save(), check: check.init().save() };
    return { ...states, ...nothing, parts: 0, offsetBytes: 0 };
  }
}

/** How much of a part is worth keeping by itself; 1 MiB where a part has 8. */
export function tailBytes({ partBytes }: Pick<Destination, 'partBytes'>): number {
  return partBytes / 8;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.byteLength + other.byteLength);
  both.set(one);
  both.set(other, one.byteLength);
  return both;
}
