import { afterEach, expect, test, vi } from 'vitest';
import { failed, success } from '../../core/outcome';
import { withRoom } from './disk-room';
import type { ModelRepository } from './model-repository';

const other = { id: 'other', doneBytes: 100, totalBytes: 1000 };

/** A browser that gives so many bytes, in which `other` is on its way. */
function repositoryWith(free: number): ModelRepository {
  vi.stubGlobal('navigator', {
    storage: { estimate: () => Promise.resolve({ quota: free, usage: 0 }) },
    locks: {
      query: () => Promise.resolve({ held: [{ name: 'd writing other' }] }),
      request: (_name: string, work: () => unknown) => Promise.resolve(work()),
    },
  });
  const begun = () => Promise.resolve(success([other]));
  return { connection: { name: 'd' }, begun } as unknown as ModelRepository;
}

const begin = () => Promise.resolve(success(undefined));
const work = () => Promise.resolve(success('done'));
const withNeed = (free: number, missingBytes: number) =>
  withRoom(repositoryWith(free), { recordId: 'm', missingBytes }, begin, work);

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  [1000, 100],
  [800, 0],
])('with %i free bytes, of which another job needs 900, %i are written', async (free, needed) => {
  expect(await withNeed(free, needed)).toEqual(success('done'));
});

test('a job that finds no room beside another one is told how much that one needs', async () => {
  const why = { kind: 'quota', neededBytes: 101, freeBytes: 1000, promisedBytes: 900 };
  expect(await withNeed(1000, 101)).toEqual(failed(why));
});
