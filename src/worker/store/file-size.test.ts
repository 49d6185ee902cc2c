import { expect, test } from 'vitest';
import type { ArrivedFile } from '../../core/store/kept-models';
import { ofSize } from './file-size';

const whole: ArrivedFile = {
  sizeBytes: 7,
  expected: { check: 'first-use' },
  address: 'https://one.example/library.wasm',
  chunks: [{ sizeBytes: 7, sha256: 'a' }],
  isWhole: true,
};

test.each<[string, ArrivedFile, number | null]>([
  ['has the size that its host says', whole, 7],
  ['is of a host that says none', whole, null],
  ['is of a size that nobody has ever said', { ...whole, sizeBytes: null }, null],
])('what is whole stays where it %s', (_, there, saidBytes) => {
  expect(ofSize(there, saidBytes)).toEqual(there);
});

test.each<[string, number | null, number | null]>([
  ['its host says another size', 7, 9],
  ['that size was noted before the download was cut off', 9, 9],
  ['that size was noted, and its host does not say it again', 9, null],
])('what is whole is another file where %s', (_, sizeBytes, saidBytes) => {
  const fetchedAnew = { ...whole, sizeBytes: 9, chunks: [], isWhole: false };
  expect(ofSize({ ...whole, sizeBytes }, saidBytes)).toEqual(fetchedAnew);
});

test('the beginning of a file stays, whatever its size', () => {
  const begun = { ...whole, sizeBytes: null, isWhole: false };
  expect(ofSize(begun, 9)).toEqual({ ...begun, sizeBytes: 9 });
});
