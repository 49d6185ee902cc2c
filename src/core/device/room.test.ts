import { expect, test } from 'vitest';
import { missingRoom } from './room';

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
  expect(missingRoom(model(sizeBytes), { usedBytes, quotaBytes })).toEqual(missing);
});
