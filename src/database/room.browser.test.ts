import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { databaseFailure } from './failure';
import { hasRoom } from './room';

const exception = (name: string) => new DOMException('', name);
const unclear = new DOMException('Internal error committing transaction.', 'AbortError');
const writing = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable');
let nowMs = 1e9;

beforeEach(() => {
  // What was found out by the test before is long past.
  nowMs += 1e6;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  writing.mockClear();
});

afterEach(() => {
  writing.mockReset();
});

test('there is room on a disk that takes what is written', async () => {
  expect(await hasRoom()).toBe(true);
});

test('there is none where a write says so, which is tried once', async () => {
  writing.mockRejectedValue(exception('QuotaExceededError'));
  expect(await hasRoom()).toBe(false);
  expect(writing).toHaveBeenCalledTimes(1);
});

test('there is none where the folder of such files cannot even be made', async () => {
  const folder = vi.spyOn(navigator.storage, 'getDirectory');
  folder.mockRejectedValueOnce(exception('UnknownError'));
  expect(await hasRoom()).toBe(false);
  folder.mockRejectedValueOnce(exception('SecurityError'));
  expect(await hasRoom()).toBeUndefined();
});

test.each(['NotFoundError', 'InvalidStateError'])(
  'a file that is taken away while site data is cleared says nothing of the disk: %s',
  async (name) => {
    writing.mockRejectedValueOnce(exception(name));
    expect(await hasRoom()).toBe(true);
    writing.mockRejectedValue(exception(name));
    expect(await hasRoom()).toBe(false);
    expect(writing).toHaveBeenCalledTimes(4);
  },
);

test('failures of unclear reason, however many, try the disk once in a while', async () => {
  writing.mockRejectedValue(exception('QuotaExceededError'));
  for (let save = 0; save < 10; save += 1) {
    expect(await databaseFailure(unclear)).toMatchObject({ kind: 'quota' });
    nowMs += 400;
  }
  expect(writing).toHaveBeenCalledTimes(1);
  await hasRoom();
  await databaseFailure(unclear);
  expect(writing).toHaveBeenCalledTimes(2);
  nowMs += 30_000;
  await databaseFailure(unclear);
  expect(writing).toHaveBeenCalledTimes(3);
});
