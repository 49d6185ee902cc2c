import { expect, test, vi } from 'vitest';
import type { PackWorker } from '../worker/store/protocol';
import { WorkerPacks } from './packs';
import type { WorkerStore } from './store';

test('a job is ended also where the page waits for room, and so asks the worker for nothing else', async () => {
  const packs = { abort: vi.fn<PackWorker['abort']>() };
  const abort: WorkerStore['abort'] = (id, of) =>
    Promise.resolve(of?.({ packs } as unknown as Parameters<typeof of>[0]).abort(id));
  const call = () => Promise.reject(new Error('not while there is no room'));
  await new WorkerPacks({ abort, call }).abort('job 1');
  expect(packs.abort).toHaveBeenCalledWith('job 1');
});
