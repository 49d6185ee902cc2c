/** Files of the browser's own, in the page itself: workers alone have synchronous access to them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sameBytes } from '../../core/packs/header';
import { removeScratch, Scratch } from './scratch';

const part = new Uint8Array(2 ** 20).fill(7);

async function names(): Promise<string[]> {
  const all: string[] = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) all.push(name);
  return all.filter((name) => name.startsWith('playground part '));
}

async function holds(blob: Blob | undefined, bytes = part): Promise<boolean> {
  return blob !== undefined && sameBytes(new Uint8Array(await blob.arrayBuffer()), bytes);
}

/** What workers have, made of what pages have. */
async function createSyncAccessHandle(this: FileSystemFileHandle) {
  const writable = await this.createWritable();
  await writable.write(part);
  await writable.close();
  return { write: (bytes: Uint8Array) => bytes.byteLength, close: () => undefined };
}

/** A database that copies what it is given, or keeps the reference alone. */
function database({ copies }: { readonly copies: boolean }) {
  let stored: Blob | undefined;
  const seen: number[] = [];
  return {
    scratch: new Scratch(() => Promise.resolve(stored)),
    async keep(blob: Blob): Promise<void> {
      seen.push((await names()).length);
      stored = copies ? new Blob([await blob.arrayBuffer()]) : blob;
    },
    stored: () => stored,
    /** How many files there were whenever a part was kept. */
    seen,
  };
}

beforeEach(() => {
  Object.assign(FileSystemFileHandle.prototype, { createSyncAccessHandle });
});

afterEach(async () => {
  Reflect.deleteProperty(FileSystemFileHandle.prototype, 'createSyncAccessHandle');
  vi.restoreAllMocks();
  await removeScratch();
});

test('a part is lent as a file, which is gone afterwards', async () => {
  const { scratch, keep, stored, seen } = database({ copies: true });
  await scratch.lend('x', part, keep);
  await scratch.lend('x', part, keep);
  expect(seen).toEqual([1, 1]);
  expect(await holds(stored())).toBe(true);
  expect(await names()).toEqual([]);
});

test('where the database keeps the reference alone, parts are lent in memory', async () => {
  const { scratch, keep, stored, seen } = database({ copies: false });
  await scratch.lend('x', part, keep);
  expect(await holds(stored())).toBe(true);
  await scratch.lend('x', part, keep);
  expect(seen).toEqual([1, 0, 0]);
  expect(await holds(stored())).toBe(true);
});

test('what is in use is left alone by another tab that starts', async () => {
  const { scratch } = database({ copies: true });
  const left = await scratch.lend('x', part, async () => {
    await removeScratch();
    return names();
  });
  expect(left).toHaveLength(1);
});

test('a part that could not be kept leaves no file either', async () => {
  const { scratch } = database({ copies: true });
  const failing = () => Promise.reject(new Error('no'));
  await expect(scratch.lend('x', part, failing)).rejects.toThrow('no');
  expect(await names()).toEqual([]);
});

test('where the browser has no such files a part is lent in memory', async () => {
  Reflect.deleteProperty(FileSystemFileHandle.prototype, 'createSyncAccessHandle');
  const { scratch, keep, stored } = database({ copies: false });
  await scratch.lend('x', part, keep);
  expect(await holds(stored())).toBe(true);
  expect(await names()).toEqual([]);
});

test('a small part needs no file', async () => {
  const open = vi.spyOn(StorageManager.prototype, 'getDirectory');
  const small = part.subarray(1);
  const { scratch } = database({ copies: true });
  expect(await scratch.lend('x', small, (blob) => holds(blob, small))).toBe(true);
  expect(open).not.toHaveBeenCalled();
});

test('what a crash has left is removed at the next start', async () => {
  const folder = await navigator.storage.getDirectory();
  await folder.getFileHandle('playground part left', { create: true });
  await removeScratch();
  expect(await names()).toEqual([]);
});
