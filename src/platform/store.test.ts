import { expose } from 'comlink';
import { afterEach, expect, test, vi } from 'vitest';
import { failed, success } from '../core/outcome';
import { model } from '../state/models/fake-models';
import { WorkerStore, type OtherHosts } from './store';

const siteAddress = 'https://site.example/';
const aborted = failed({ kind: 'aborted' } as const);
const ignore = (): void => undefined;
const { port1, port2 } = new MessageChannel();

afterEach(() => {
  port1.close();
});

test('what is ended while its worker starts is ended by it, once it has begun', async () => {
  let end = ignore;
  expose(
    {
      fetch: () => new Promise((resolve) => (end = () => resolve(aborted))),
      abort: () => end(),
    },
    port2,
  );
  // As the page's end of a worker it has all that is used of one.
  const worker = port1 as unknown as Worker;
  const held = async () => {
    for (let turn = 0; turn < 9; turn += 1) await Promise.resolve();
    return success(undefined);
  };
  const store = new WorkerStore(() => Promise.resolve(worker), siteAddress, held);
  const fetched = store.fetch(model, ignore);
  void store.abort(model.id);
  port1.start();
  expect(await fetched).toEqual(aborted);
});

test('what is ended before the way to other hosts is there is ended, too', async () => {
  const elsewhere = { ...model, files: { ...model.files, folder: 'https://hub.example/m/' } };
  const done: string[] = [];
  const others: OtherHosts = {
    fetch: () => {
      done.push('fetch');
      return Promise.resolve(aborted);
    },
    repair: vi.fn(),
    abort: () => Promise.resolve(void done.push('abort')),
  };
  const worker = vi.fn();
  const store = new WorkerStore(worker, siteAddress, vi.fn(), () => Promise.resolve(others));
  const fetched = store.fetch(elsewhere, ignore);
  await store.abort(model.id);
  expect(await fetched).toEqual(aborted);
  expect(done).toEqual(['fetch', 'abort']);
  expect(worker).not.toHaveBeenCalled();
});
