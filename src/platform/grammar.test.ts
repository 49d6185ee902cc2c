import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mostCompileSeconds } from '../core/engine/engine';
import { success } from '../core/outcome';
import { compileInWorker } from './grammar';

/** A worker that takes everything and never answers. */
function deafWorker(): Worker & { readonly terminate: ReturnType<typeof vi.fn> } {
  const { port1 } = new MessageChannel();
  return Object.assign(port1, { terminate: vi.fn(() => port1.close()) }) as never;
}

const openFiles = () => Promise.resolve(success(new MessageChannel().port1));
const free = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a schema that takes too long is given up, and its worker ended', async () => {
  const worker = deafWorker();
  let outcome: unknown;
  void compileInWorker(worker, openFiles, '{}', free).then((came) => (outcome = came));
  await vi.advanceTimersByTimeAsync(mostCompileSeconds * 1000 - 1);
  expect(outcome).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome).toEqual({
    ok: false,
    failure: { kind: 'schema-slow', limitSeconds: mostCompileSeconds },
  });
  expect(worker.terminate).toHaveBeenCalledOnce();
});

test('one that is stopped leaves no clock behind', async () => {
  const stop = new AbortController();
  const compiling = compileInWorker(deafWorker(), openFiles, '{}', stop.signal);
  stop.abort();
  expect(await compiling).toEqual({ ok: false, failure: { kind: 'unloaded' } });
  expect(vi.getTimerCount()).toBe(0);
});
