import { openDB } from 'idb';
import { hexOf } from '../../src/core/hex';
import { storeNames } from '../../src/worker/store/protocol';
import { StoreService } from '../../src/worker/store/store-service';
import { manifestFor, packEntries, smallFiles, tarOf } from '../hosts/packs';

type Bytes = Uint8Array<ArrayBuffer>;

export interface FuzzResult {
  readonly cases: number;
  /** Refused, by the kind of the failure. */
  readonly refused: Readonly<Record<string, number>>;
  /** Mutations that happened to change nothing, and were imported. */
  readonly identical: number;
  /** What must not be: a changed pack that was taken, something left behind, a hang. */
  readonly wrong: readonly string[];
}

const hangMs = 10_000;
const blockBytes = 512;

/** Uniform in [0, 1), the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutator = (bytes: Bytes, below: (limit: number) => number) => Bytes;

function joined(...pieces: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.byteLength;
  }
  return whole;
}

function block(bytes: Bytes, below: (limit: number) => number): [number, number] {
  const from = blockBytes * below(Math.floor(bytes.byteLength / blockBytes));
  return [from, from + blockBytes];
}

const mutators: Readonly<Record<string, Mutator>> = {
  'flip a bit': (bytes, below) => {
    const at = below(bytes.byteLength);
    return bytes.with(at, (bytes[at] ?? 0) ^ (1 << below(8)));
  },
  'write over some bytes': (bytes, below) => {
    const at = below(bytes.byteLength);
    const run = Uint8Array.from({ length: 1 + below(40) }, () => below(256));
    const changed = bytes.slice();
    changed.set(run.subarray(0, bytes.byteLength - at), at);
    return changed;
  },
  'cut the end': (bytes, below) => bytes.slice(0, below(bytes.byteLength)),
  'take a block out': (bytes, below) => {
    const [from, to] = block(bytes, below);
    return joined(bytes.slice(0, from), bytes.slice(to));
  },
  'double a block': (bytes, below) => {
    const [from, to] = block(bytes, below);
    return joined(bytes.slice(0, to), bytes.slice(from));
  },
  'swap two blocks': (bytes, below) => {
    const [one, oneEnd] = block(bytes, below);
    const [other, otherEnd] = block(bytes, below);
    const changed = bytes.slice();
    changed.set(bytes.subarray(other, otherEnd), one);
    changed.set(bytes.subarray(one, oneEnd), other);
    return changed;
  },
  'copy a block over another': (bytes, below) => {
    const [from, to] = block(bytes, below);
    const [other] = block(bytes, below);
    const changed = bytes.slice();
    changed.set(bytes.subarray(from, to), other);
    return changed;
  },
  'empty a block': (bytes, below) => bytes.slice().fill(0, ...block(bytes, below)),
  'add bytes': (bytes, below) => {
    const at = below(bytes.byteLength + 1);
    const more = Uint8Array.from({ length: 1 + below(2000) }, () => below(256));
    return joined(bytes.slice(0, at), more, bytes.slice(at));
  },
};

/**
 * Changes a small signed pack in many ways, several at a time, and has the store look at each and
 * import what it finds no fault with. Runs in a page.
 *
 * @param seed the same seed makes the same cases
 * @param siteAddress of a site that nothing else uses
 */
export async function fuzzPacks(options: {
  readonly cases: number;
  readonly seed: number;
  readonly siteAddress: string;
}): Promise<FuzzResult> {
  const { cases, seed, siteAddress } = options;
  const store = new StoreService(siteAddress, () => Promise.resolve(), { next: () => 0 });
  const original = await signedPack(store);
  const database = await openDB(storeNames(siteAddress).database);
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const ways = Object.entries(mutators);
  const refused: Record<string, number> = {};
  const wrong: string[] = [];
  let identical = 0;

  for (let index = 0; index < cases; index += 1) {
    let bytes = original;
    const names: string[] = [];
    for (let count = 1 + below(3); count > 0 && bytes.byteLength >= blockBytes; count -= 1) {
      const [name, mutate] = ways[below(ways.length)] ?? ['nothing', (same: Bytes) => same];
      names.push(name);
      bytes = mutate(bytes, below);
    }
    const told = await within(take(store, new Blob([bytes])));
    const same =
      bytes.byteLength === original.byteLength && bytes.every((b, at) => b === original[at]);
    const what = `case ${index} of seed ${seed} (${names.join(', ')})`;
    if (told === 'imported') {
      if (same) identical += 1;
      else wrong.push(`${what}: a changed pack was taken`);
      await store.remove('m');
    } else if (told === 'hang') wrong.push(`${what}: no answer`);
    else refused[told] = (refused[told] ?? 0) + 1;
    if (told !== 'imported' && same) wrong.push(`${what}: the pack itself was refused as ${told}`);
    for (const name of ['models', 'parts', 'downloads']) {
      if ((await database.count(name)) > 0) wrong.push(`${what}: something is left in ${name}`);
    }
    if (wrong.length > 20) break;
  }
  database.close();
  return { cases, refused, identical, wrong };
}

async function take(store: StoreService, file: Blob): Promise<string> {
  const seen = await store.packs.inspectPack(file, []);
  if (!seen.ok) return seen.failure.kind;
  const job = { jobId: 'fuzz', token: seen.value.token };
  const taken = await store.packs.importPack(file, [], job, () => undefined);
  return taken.ok ? 'imported' : taken.failure.kind;
}

async function within(work: Promise<string>): Promise<string> {
  let timer = 0;
  const late = new Promise<string>((resolve) => {
    timer = window.setTimeout(() => {
      resolve('hang');
    }, hangMs);
  });
  const told = await Promise.race([work, late]);
  clearTimeout(timer);
  return told;
}

/** With a signature, no byte of a pack can change without being noticed. */
async function signedPack(store: StoreService): Promise<Bytes> {
  const told = await take(store, tarOf(await packEntries(manifestFor(await smallFiles()))));
  if (told !== 'imported') throw new Error(told);
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('no key');
  const publicKey = hexOf(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const signing = { privateKey: pair.privateKey, publicKey };
  const options = { jobId: 'fuzz', listed: undefined, signing };
  const pack = await store.packs.packBlob('m', options, () => undefined);
  if (!pack.ok) throw new Error(pack.failure.kind);
  const bytes = new Uint8Array(await pack.value.file.arrayBuffer());
  await store.remove('m');
  return bytes;
}
