/** Packs that want to do harm, or that were damaged on the way: each is refused by its own name. */
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  manifestFor,
  named,
  packEntries,
  rawEntry,
  sized,
  smallFiles,
  tarOf,
  textOf,
  typed,
  type RawEntry,
} from '../../../../tests/hosts/packs';
import { bytesOf } from '../../../../tests/hosts/content';
import { mostManifestBytes } from '../../../core/packs/format';
import type { PackManifest } from '../../../core/packs/manifest';
import { storeNames } from '../protocol';
import { StoreService } from '../store-service';

let siteAddress = '';
let manifest: PackManifest;
let entries: RawEntry[] = [];

beforeEach(async () => {
  siteAddress = `${location.origin}/site-${crypto.randomUUID()}/`;
  manifest = manifestFor(await smallFiles());
  entries = await packEntries(manifest);
});

const ignore = (): void => undefined;

function service(): StoreService {
  return new StoreService(siteAddress, () => Promise.resolve(), { next: () => 0 });
}

/** Looks at a file and, where that finds nothing wrong, imports it. */
async function tryImport(file: Blob): Promise<unknown> {
  const { packs } = service();
  const seen = await packs.inspectPack(file, []);
  if (!seen.ok) return seen.failure;
  const imported = await packs.importPack(
    file,
    [],
    { jobId: 'j', token: seen.value.token },
    ignore,
  );
  return imported.ok ? 'imported' : imported.failure;
}

async function expectNothing(): Promise<void> {
  expect(await service().list()).toEqual({ ok: true, value: [] });
  const database = await openDB(storeNames(siteAddress).database);
  for (const store of ['parts', 'downloads']) expect(await database.count(store)).toBe(0);
  database.close();
}

function changed(index: number, change: (entry: RawEntry) => Partial<RawEntry>): Blob {
  return tarOf(entries.map((one, at) => (at === index ? { ...one, ...change(one) } : one)));
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

test('the pack that all of these come from is imported', async () => {
  expect(await tryImport(tarOf(entries))).toBe('imported');
});

describe.each<[string, () => Blob | Promise<Blob>, object]>([
  [
    'leads out of its folder',
    () => changed(2, ({ header }) => ({ header: named(header, '../../evil') })),
    { kind: 'wrong-entry', problem: 'escapes', found: '../../evil' },
  ],
  [
    'names a place of the machine',
    () => changed(2, ({ header }) => ({ header: named(header, '/etc/passwd') })),
    { kind: 'wrong-entry', problem: 'escapes' },
  ],
  ...['1', '2', '3', '5'].map((type): [string, () => Blob, object] => [
    `has a link, a device or a folder (${type})`,
    () => changed(2, ({ header }) => ({ header: typed(header, type) })),
    { kind: 'wrong-entry', problem: 'not-a-file' },
  ]),
  [
    'has an extended header',
    async () => {
      const extra = await rawEntry('PaxHeader', bytes('20 path=../../evil\n'));
      return tarOf(entries.toSpliced(2, 0, { ...extra, header: typed(extra.header, 'x') }));
    },
    { kind: 'wrong-entry', problem: 'header' },
  ],
  [
    'has an extended header before its manifest',
    async () => {
      const extra = await rawEntry('PaxHeader', bytes('20 path=../../evil\n'));
      return tarOf([{ ...extra, header: typed(extra.header, 'g') }, ...entries]);
    },
    { kind: 'not-a-pack', found: 'archive' },
  ],
  [
    'has an entry twice',
    () => tarOf(entries.toSpliced(3, 0, ...entries.slice(2, 3))),
    { kind: 'wrong-entry', problem: 'other-name' },
  ],
  [
    'has its entries in another order',
    () => tarOf([...entries.slice(0, 2), ...entries.slice(2).toReversed()]),
    { kind: 'wrong-entry', problem: 'other-name' },
  ],
  ['lacks an entry', () => tarOf(entries.toSpliced(2, 1)), { kind: 'wrong-entry' }],
  ['lacks its last entry', () => tarOf(entries.slice(0, -1)), { kind: 'wrong-entry' }],
  [
    'has one more entry',
    async () => tarOf([...entries, await rawEntry('more', bytes('more'))]),
    { kind: 'wrong-entry', entry: 'end', found: 'more' },
  ],
  [
    'has endless entries',
    async () => {
      const one = tarOf([await rawEntry('x', bytes(''))], new Uint8Array());
      const thousand = new Blob(Array.from({ length: 1000 }, () => one));
      const many = new Blob(Array.from({ length: 200 }, () => thousand));
      return new Blob([tarOf(entries.slice(0, 2), new Uint8Array()), many]);
    },
    { kind: 'wrong-entry', problem: 'other-name', found: 'x' },
  ],
  [
    'lies about a size',
    () => changed(2, ({ header }) => ({ header: sized(header, 77_000_000_000 % 2 ** 33) })),
    { kind: 'wrong-entry', problem: 'other-size' },
  ],
  [
    'has a header with another checksum',
    () => changed(2, ({ header }) => ({ header: header.with(148, 0x31) })),
    { kind: 'wrong-entry', problem: 'header' },
  ],
  [
    'hides bytes between two entries',
    async () => {
      const whole = new Uint8Array(await tarOf(entries).arrayBuffer());
      const [first] = entries;
      return new Blob([whole.with(512 + (first?.content.byteLength ?? 0), 7)]);
    },
    { kind: 'wrong-entry', problem: 'padding', entry: 'manifest.json' },
  ],
  ['has no end', () => tarOf(entries, new Uint8Array()), { kind: 'pack-cut' }],
  ['has half an end', () => tarOf(entries, new Uint8Array(512)), { kind: 'pack-cut' }],
  [
    'goes on after its end',
    () => new Blob([tarOf(entries), 'x']),
    { kind: 'pack-longer', extraBytes: 1 },
  ],
  [
    'goes on with zeros after its end',
    () => new Blob([tarOf(entries), new Uint8Array(512)]),
    { kind: 'pack-longer', extraBytes: 512 },
  ],
  [
    'announces a manifest without bounds',
    () => changed(0, ({ header }) => ({ header: sized(header, mostManifestBytes + 1) })),
    { kind: 'manifest-too-large' },
  ],
  [
    'is cut within its manifest',
    () => tarOf(entries).slice(0, 700),
    { kind: 'pack-cut', entry: 'manifest.json', atBytes: 700 },
  ],
  [
    'has other bytes in a part',
    () => changed(3, ({ content }) => ({ content: content.with(0, (content[0] ?? 0) ^ 1) })),
    { kind: 'altered-file', file: 'weights' },
  ],
  [
    'has another licence',
    () => changed(1, ({ content }) => ({ content: content.with(0, (content[0] ?? 0) ^ 1) })),
    { kind: 'altered-file', file: 'LICENSE' },
  ],
])('a pack that %s', (_, make, failure) => {
  test('is refused, and nothing of it stays', async () => {
    expect(await tryImport(await make())).toMatchObject(failure);
    await expectNothing();
  });
});

describe.each<[string, (text: string) => string, object]>([
  [
    'of a later version',
    (text) => text.replace('"version": 1', '"version": 2'),
    { kind: 'pack-version', version: 2 },
  ],
  [
    'with a key that means something to the language',
    (text) => text.replace('{\n', '{\n  "__proto__": {"a": 1},\n'),
    { kind: 'broken-manifest' },
  ],
  [
    'with such a key further in',
    (text) => text.replace('"made": {\n', '"made": {\n    "__proto__": {"a": 1},\n'),
    { kind: 'broken-manifest' },
  ],
  [
    'with a key twice',
    (text) => text.replace('"signed": false', '"signed": false,\n  "signed": false'),
    { kind: 'broken-manifest' },
  ],
  [
    'with a key that is unknown',
    (text) => text.replace('"signed"', '"constructor": 1,\n  "signed"'),
    { kind: 'broken-manifest' },
  ],
  ['in another form', (text) => text.replaceAll('  ', ' '), { kind: 'broken-manifest' }],
  [
    'with a path that leads out',
    (text) => text.replaceAll('"path": "library"', '"path": "../library"'),
    { kind: 'broken-manifest' },
  ],
  [
    'with a size that is none',
    (text) => text.replace('"sizeBytes": 500,', '"sizeBytes": -500,'),
    { kind: 'broken-manifest' },
  ],
  [
    'with an id that leads out',
    (text) => text.replace('"id": "m"', '"id": "../m"'),
    { kind: 'broken-manifest' },
  ],
  ['that is no JSON', (text) => text.slice(1), { kind: 'broken-manifest' }],
  ['that is nested without end', () => '['.repeat(1_000_000), { kind: 'broken-manifest' }],
  ['that is empty', () => '', { kind: 'broken-manifest' }],
])('a manifest %s', (_, change, failure) => {
  test('is refused', async () => {
    const text = change(textOf(manifest));
    expect(text).not.toBe(textOf(manifest));
    expect(await tryImport(tarOf(await packEntries(manifest, text)))).toMatchObject(failure);
    await expectNothing();
  });
});

test('a file that claims the hash of another one is refused', async () => {
  const { list } = manifest.model.files;
  const lying = list.map((file) =>
    file.path === 'weights' ? { ...file, sha256: 'a'.repeat(64) } : file,
  );
  const pack = tarOf(await packEntries(manifestFor(lying)));
  expect(await tryImport(pack)).toEqual({ kind: 'altered-file', file: 'weights' });
  await expectNothing();
});

describe('a file that is no pack is told as what it is', () => {
  const gguf = new Uint8Array([
    0x47,
    0x47,
    0x55,
    0x46,
    3,
    0,
    0,
    0,
    ...new Array<number>(16).fill(0),
  ]);
  test.each<[string, BlobPart, object]>([
    ['nothing', '', { kind: 'not-a-pack', found: 'empty' }],
    ['a web page', '<!DOCTYPE html><html>', { kind: 'not-a-pack', found: 'html' }],
    ['a ZIP', 'PK\u0003\u0004...', { kind: 'not-a-pack', found: 'zip' }],
    ['noise', bytesOf('noise', 5000), { kind: 'not-a-pack', found: 'unknown' }],
    ['a GGUF file', gguf, { kind: 'gguf', facts: { name: null, architecture: null } }],
    ['half a GGUF file', gguf.slice(0, 10), { kind: 'gguf-unusable' }],
  ])('%s', async (_, content, failure) => {
    expect(await tryImport(new File([content], 'dropped'))).toMatchObject(failure);
  });
});
