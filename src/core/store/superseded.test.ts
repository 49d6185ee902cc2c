import { expect, test } from 'vitest';
import type { CutPart } from './discovery';
import type { ArrivedFile, DownloadRecord } from './kept-models';
import { isSuperseded } from './superseded';

const part = (name: string, sizeBytes = 8): CutPart => ({ sha256: name.repeat(64), sizeBytes });
const [a, b, c] = [part('a'), part('b'), part('c', 5)];
const files = [
  {
    path: 'weights.bin',
    sizeBytes: 21,
    sha256: '1'.repeat(64),
    parts: [a, b, c].map((one, index) => ({ ...one, path: `weights.bin.part${index}` })),
  },
];

function download(
  chunks: readonly CutPart[],
  { path = 'weights.bin', sha256 = '' } = {},
): DownloadRecord {
  const file: ArrivedFile = {
    address: `https://hub.example/${path}`,
    sizeBytes: 21,
    expected: sha256 === '' ? { check: 'first-use' } : { check: 'sha256', sha256 },
    chunks,
    isWhole: false,
  };
  const partHashes = chunks.map(({ sha256 }) => sha256);
  return { id: 'm', totalBytes: 21, partHashes, arrived: { [path]: file } };
}

test.each([
  ['whole parts', [a, b], true],
  ['whole parts and the beginning of the next', [a, part('d', 3)], true],
  ['the beginning of the first part', [part('d', 3)], true],
  ['a part that the model does not have', [a, part('d')], false],
  ['a part in the place of a beginning', [a, b, part('d', 5)], false],
  ['an other part before a beginning', [part('d'), part('e', 3)], false],
  ['nothing', [], true],
] as const)('a download that has brought %s of a model: %j', (_what, chunks, is) => {
  expect(isSuperseded(download(chunks), { files })).toBe(is);
});

test('a beginning of a file that the model does not have is something more', () => {
  expect(isSuperseded(download([part('d', 3)], { path: 'constructor' }), { files })).toBe(false);
});

test('a beginning of a file that is known to be another one is something more', () => {
  const of = (sha256: string) => download([a, part('d', 3)], { sha256 });
  expect(isSuperseded(of('1'.repeat(64)), { files })).toBe(true);
  expect(isSuperseded(of('2'.repeat(64)), { files })).toBe(false);
});

test('a download whose parts the catalogue lists is, where all of them are there', () => {
  const partHashes = [a.sha256, b.sha256, c.sha256];
  const listed = { id: 'm', totalBytes: 21, partHashes };
  expect(isSuperseded(listed, { files })).toBe(true);
  expect(isSuperseded({ ...listed, partHashes: ['d'.repeat(64)] }, { files })).toBe(false);
});

test('a download of another commit is not, whatever it has brought', () => {
  const [here, newer] = ['1'.repeat(40), '2'.repeat(40)];
  const of = (commit: string) => ({ ...download([a, b]), commit });
  const model = { files, commit: here };
  expect(isSuperseded(of(newer), model)).toBe(false);
  expect(isSuperseded(of(here), model)).toBe(true);
  expect(isSuperseded(download([a, b]), model)).toBe(true);
  expect(isSuperseded(of(newer), { files })).toBe(true);
});
