import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testModel } from '../../../tests/hosts/models';
import { packEntries, tarOf, manifestFor, smallFiles, textOf } from '../../../tests/hosts/packs';
import { tarHeader } from '../../worker/store/packs/tar';
import type { ModelFile } from '../catalogue/files';
import { blockBytes, endBytes, paddingBytes } from './format';
import { announcedBytes, headerProblem } from './header';
import { isLicenceName } from './licences';
import { manifestText, parseManifest } from './manifest';
import { packPlan } from './plan';
import { fingerprint, parseSignature, signatureBytes, signatureText } from './signature';

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const path = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);

/** Equal hashes have equal sizes. */
const part = hash.map((one) => [one, parseInt(one.slice(0, 6), 16) % 9_000_000] as const);

/** Files of parts whose sizes agree with their hashes. */
const files: fc.Arbitrary<ModelFile[]> = fc
  .uniqueArray(fc.tuple(path, hash, fc.array(part, { minLength: 1, maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
    selector: ([name]) => name,
  })
  .map((list) =>
    list.map(([name, sha256, parts]) => ({
      path: name,
      sizeBytes: parts.reduce((sum, [, size]) => sum + size, 0),
      sha256: parts.length === 1 ? (parts[0]?.[0] ?? sha256) : sha256,
      parts: parts.map(([one, sizeBytes], index) => ({
        path: `${name}.part${index}`,
        sizeBytes,
        sha256: one,
      })),
    })),
  );

test('a language that there is not is refused by its place', async () => {
  const text = textOf(manifestFor(await smallFiles()));
  const inLanguage = text.replace(
    /"languages": (null|\[[^\]]*\])/,
    '"languages": [\n      "en-1"\n    ]',
  );
  expect(inLanguage).not.toBe(text);
  expect(parseManifest(inLanguage)).toMatchObject({
    failure: { kind: 'broken-manifest', problems: ['languages.0: not a language tag'] },
  });
});

test('a field of a model that no pack has is refused by its place, and goes into none', async () => {
  const manifest = manifestFor(await smallFiles());
  const text = textOf(manifest);
  const more = text.replace('"name": "MIT",', '"name": "MIT",\n      "later": 1,');
  expect(more).not.toBe(text);
  expect(parseManifest(more)).toMatchObject({
    failure: { kind: 'broken-manifest', problems: ['model.licence.later: not known here'] },
  });
  const later = { ...manifest.model, later: 1, needs: { ...manifest.model.needs, later: 1 } };
  expect(textOf({ ...manifest, model: later })).toBe(text);
});

test('a pack of the first version is read, and written again byte by byte', async () => {
  const bytes = readFileSync('tests/golden/pack-1.modelpack.tar');
  const announced = announcedBytes(bytes.subarray(0, blockBytes), 'manifest.json') ?? 0;
  const text = bytes.subarray(blockBytes, blockBytes + announced).toString();
  const manifest = parseManifest(text);
  expect(manifest).toMatchObject({ ok: true, value: { model: { id: 'm' } } });
  if (!manifest.ok) return;
  const again = await tarOf(await packEntries(manifest.value)).arrayBuffer();
  expect(Buffer.compare(Buffer.from(again), bytes)).toBe(0);
});

test.each(['name', 'family', 'producer'] as const)(
  'a %s that would turn the text around it is refused',
  async (field) => {
    const text = textOf(manifestFor(await smallFiles()));
    for (const spoiling of ['\u202e', '\u2066', '\\u0007']) {
      const spoilt = text.replace(new RegExp(`"${field}": "`), `$&${spoiling}`);
      expect(spoilt).not.toBe(text);
      expect(parseManifest(spoilt)).toMatchObject({
        failure: { kind: 'broken-manifest', problems: [expect.stringMatching(/^model: /)] },
      });
    }
  },
);

test('an id that every object has as a name is refused', async () => {
  const text = textOf(manifestFor(await smallFiles()));
  const named = text.replace(/"id": "[^"]*"/, '"id": "constructor"');
  expect(parseManifest(named)).toMatchObject({
    failure: { kind: 'broken-manifest', problems: ['model.id: not a model id'] },
  });
});

describe('a manifest', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(files, fc.boolean(), (list, signed) => {
        const manifest = manifestFor(list, { signed });
        expect(parseManifest(textOf(manifest))).toEqual({
          ok: true,
          value: {
            ...manifest,
            model: { ...manifest.model, files: { ...manifest.model.files, folder: 'models/m/' } },
          },
        });
      }),
    );
  });

  test('is written in its form, whatever order the keys were kept in', () => {
    fc.assert(
      fc.property(files, (list) => {
        const manifest = manifestFor(list);
        const { model } = manifest;
        const backwards = Object.fromEntries(Object.entries(model).toReversed()) as typeof model;
        const turned = list.map(({ parts, ...file }) => ({
          parts: parts.map(({ path: name, sizeBytes, sha256 }) => ({
            sha256,
            sizeBytes,
            path: name,
          })),
          ...file,
        }));
        const other = { ...backwards, files: { ...model.files, list: turned } };
        expect(textOf({ ...manifest, model: other })).toBe(textOf(manifest));
      }),
    );
  });

  test('has no second form: whatever is changed in it is refused or means something else', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.nat(127), (list, at, code) => {
        const text = textOf(manifestFor(list));
        const index = at % text.length;
        const changed = text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
        const read = parseManifest(changed);
        if (read.ok) expect(textOf(read.value)).toBe(changed);
        else expect(changed).not.toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  const contradictions: [string, (list: ModelFile[]) => ModelFile[]][] = [
    ['a path twice', (list) => [...list, ...list.slice(0, 1)]],
    [
      'one hash with two sizes',
      (list) =>
        list
          .map((file) => ({
            ...file,
            sizeBytes: 1,
            parts: [{ path: 'x', sizeBytes: 1, sha256: file.sha256 }],
          }))
          .concat(list.slice(0, 1).map((file) => ({ ...file, path: 'again' }))),
    ],
    [
      'a file whose hash is not its only part’s',
      (list) => list.map((file) => ({ ...file, sha256: 'b'.repeat(64) })),
    ],
    [
      'a part that is too large',
      (list) =>
        list.map((file) => ({
          ...file,
          sizeBytes: 2 ** 27,
          parts: [{ path: 'x', sizeBytes: 2 ** 27, sha256: file.sha256 }],
        })),
    ],
  ];
  test.each(contradictions)('with %s is refused', async (_, change) => {
    const [library] = await smallFiles();
    const manifest = manifestFor(change(library ? [library] : []), { licences: [] });
    expect(manifestText(manifest)).toMatchObject({ failure: { kind: 'broken-manifest' } });
  });

  test.each([['weights'], ['nowhere'], ['LICENSE', 'LICENSE']])(
    'that calls something a licence that is none (%s) is refused',
    async (...licences) => {
      const manifest = manifestFor(await smallFiles(), { licences });
      expect(manifestText(manifest)).toMatchObject({ failure: { kind: 'broken-manifest' } });
    },
  );

  test('of another program is told as no pack', () => {
    expect(parseManifest('{}')).toMatchObject({ failure: { kind: 'not-a-pack' } });
  });
});

describe('the plan of a pack', () => {
  test('has every distinct part once, in whole blocks, the licences first', () => {
    fc.assert(
      fc.property(files, fc.nat(100_000), (list, manifestBytes) => {
        const { entries, packBytes } = packPlan(manifestFor(list), manifestBytes);
        const hashes = entries.flatMap(({ sha256 }) => sha256 ?? []);
        const all = list.flatMap(({ parts }) => parts.map(({ sha256 }) => sha256));
        expect(hashes).toEqual([...new Set(all)]);
        let offset = 0;
        for (const entry of entries) {
          expect(entry.offsetBytes).toBe(offset);
          offset += blockBytes + entry.sizeBytes + paddingBytes(entry.sizeBytes);
          expect(offset % blockBytes).toBe(0);
        }
        expect(packBytes).toBe(offset + endBytes);
      }),
    );
  });

  test('is what a pack is', async () => {
    const manifest = manifestFor(await smallFiles());
    const pack = tarOf(await packEntries(manifest));
    expect(packPlan(manifest, textOf(manifest).length).packBytes).toBe(pack.size);
    const names = (await packEntries(manifest)).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['manifest.json', 'licences/0.txt']);
  });
});

describe('a header', () => {
  test('is one block of the plain form, always the same', async () => {
    const header = await tarHeader('manifest.json', 1234);
    expect(Buffer.from(header).toString('latin1').replaceAll('\0', '.').slice(0, 157)).toBe(
      `manifest.json${'.'.repeat(87)}0000644.0000000.0000000.00000002322.00000000000.010445. 0`,
    );
    expect(header.byteLength).toBe(blockBytes);
    expect(announcedBytes(header, 'manifest.json')).toBe(1234);
    expect(headerProblem(header, await tarHeader('manifest.json', 1234))).toBeUndefined();
  });

  test('that differs in any bit is refused', async () => {
    const expected = await tarHeader(`parts/${'a'.repeat(64)}`, 8_388_608);
    fc.assert(
      fc.property(fc.nat(blockBytes - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const changed = expected.with(at, (expected[at] ?? 0) ^ bits);
        expect(headerProblem(changed, expected)).toBeDefined();
      }),
    );
  });
});

test('a signature is always of the same size and has one form', () => {
  fc.assert(
    fc.property(hash, hash, hash, (publicKey, one, other) => {
      const signature = { algorithm: 'Ed25519', publicKey, signature: one + other } as const;
      const text = signatureText(signature);
      expect(text.length).toBe(signatureBytes);
      expect(parseSignature(text)).toEqual(signature);
      expect(parseSignature(text.replace('{', '{ '))).toBeUndefined();
    }),
  );
  expect(fingerprint('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef 0123 4567 89ab cdef');
});

test.each(['LICENSE', 'LICENSE.txt', 'licence.md', 'NOTICE', 'COPYING', 'USE_POLICY.md'])(
  '%s is the name of a licence',
  (name) => {
    expect(isLicenceName(name)).toBe(true);
  },
);
test.each(['library.wasm', 'licensed.bin', 'tokenizer.json'])('%s is none', (name) => {
  expect(isLicenceName(name)).toBe(false);
});

test('a model that has no library among its files is no whole pack', () => {
  const model = testModel('m', 'whole', []);
  expect(parseManifest(JSON.stringify({ ...manifestFor([]), model }))).toMatchObject({ ok: false });
});
