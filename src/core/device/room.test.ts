import { expect, test } from 'vitest';
import { missingRoom, stillToWriteBytes } from './room';

const model = (sizeBytes: number | null) => ({
  files: { kind: 'discovered', folder: 'x/', revision: null, sizeBytes } as const,
});

test.each([
  ['a download that fits lacks nothing', 5, 5, 10, undefined],
  ['one byte too many is told with what is free', 6, 5, 10, { neededBytes: 6, freeBytes: 5 }],
  ['where more is used than allowed nothing is free', 1, 20, 10, { neededBytes: 1, freeBytes: 0 }],
  ['an unknown size is not guessed at', null, 5, 10, undefined],
  ['a browser that does not tell is not guessed at', 6, null, null, undefined],
])('%s', (_name, sizeBytes, usedBytes, quotaBytes, missing) => {
  expect(missingRoom(model(sizeBytes), { usedBytes, quotaBytes }, 0)).toEqual(missing);
});

test('what downloads under way have still to write is no room for another one, and is told', () => {
  const storage = { usedBytes: 5, quotaBytes: 10 };
  expect(missingRoom(model(3), storage, 2)).toBeUndefined();
  expect(missingRoom(model(4), storage, 2)).toEqual({
    neededBytes: 4,
    freeBytes: 5,
    promisedBytes: 2,
  });
});

test('who is under way has still to write what is not here, as far as that is known', () => {
  const underWay = [
    { doneBytes: 3, totalBytes: 10 },
    { doneBytes: 0, totalBytes: 5 },
    { doneBytes: 4, totalBytes: 0 },
    { doneBytes: 1, totalBytes: null },
  ];
  expect(stillToWriteBytes(underWay)).toBe(12);
});
