import type { GgufFacts } from '../../core/gguf/facts';
import type { GgufFileFailure } from '../../core/gguf/failures';
import { ggufHeadBytes, parseGguf } from '../../core/gguf/head';
import type { HubFile } from '../../core/hub/commit';
import type {
  HeadPart,
  HubReader,
  HubRepository,
  OnHubPause,
} from '../../core/store/hub-repository';
import { failed, success, type Outcome } from '../../core/outcome';
import { fileKind } from '../../core/packs/file-kind';
import type { StoreFailure } from '../../core/store/failures';

export type GgufHeadFailure = StoreFailure | GgufFileFailure;

/**
 * How far a file is read until its head is whole: the measures of a model stand in the first few kB, its
 * chat template behind a vocabulary of 1 to 8 MB.
 */
const stepsBytes: readonly number[] = [64 * 2 ** 10, 2 ** 20, 4 * 2 ** 20, 9 * 2 ** 20];

export interface HeadReading {
  readonly reader: Pick<HubReader, 'head'>;
  readonly repository: HubRepository;
  readonly file: HubFile;
  /** Hears what is known before the whole head has come. */
  readonly onFacts: (facts: GgufFacts) => void;
  readonly signal: AbortSignal;
  readonly onPause: OnHubPause;
}

const nothing: HeadPart = { fromBytes: 0, bytes: new Uint8Array(), etag: null };

/** Reads the head of a file of the hub, no more of it than its facts need, and none of it twice. */
export async function readGgufHead(
  reading: HeadReading,
  [stepBytes = ggufHeadBytes, ...larger]: readonly number[] = stepsBytes,
  arrived = nothing,
): Promise<Outcome<GgufFacts, GgufHeadFailure>> {
  const { reader, repository, file, onFacts, signal, onPause } = reading;
  const { path: fileName, sizeBytes } = file;
  const { etag } = arrived;
  const fromBytes = arrived.bytes.byteLength;
  const wish = { fromBytes, toBytes: stepBytes, etag, sizeBytes };
  const read = await reader.head(repository, fileName, wish, signal, onPause);
  if (!read.ok) return read;
  const whole = joined(arrived, read.value);
  const head = whole.bytes;
  if (fileKind(head) !== 'gguf') return failed({ kind: 'not-gguf', fileName });
  const parsed = parseGguf(head, sizeBytes);
  const isCut = head.byteLength < Math.min(stepBytes, sizeBytes);
  if (!parsed.ok || isCut) {
    // The hub has listed it with more bytes than it sends.
    const cut = { kind: 'cut', sizeBytes: head.byteLength, neededBytes: sizeBytes } as const;
    return failed({ kind: 'gguf-unusable', fileName, problem: parsed.ok ? cut : parsed.failure });
  }
  const facts = parsed.value;
  const isWhole = facts.hasChatTemplate !== null && facts.parameters !== null;
  if (isWhole || stepBytes >= Math.min(sizeBytes, ggufHeadBytes)) return success(facts);
  onFacts(facts);
  return readGgufHead(reading, larger, whole);
}

/** What comes goes on where the last has ended, or is the whole beginning anew. */
function joined(arrived: HeadPart, part: HeadPart): HeadPart {
  if (part.fromBytes === 0) return part;
  const bytes = new Uint8Array(part.fromBytes + part.bytes.byteLength);
  bytes.set(arrived.bytes.subarray(0, part.fromBytes));
  bytes.set(part.bytes, part.fromBytes);
  return { fromBytes: 0, bytes, etag: part.etag };
}
