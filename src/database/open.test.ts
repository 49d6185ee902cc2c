import { expect, test, vi } from 'vitest';
import { DatabaseConnection } from './open';

/** Parts of the page that cannot be had, as where neither the network nor a full disk has them. */
const away = vi.hoisted(() => ({ fetched: vi.fn() }));

vi.mock(import('./loss'), () => {
  away.fetched();
  throw new Error('not to be had');
});
vi.mock(import('./failure'), () => {
  throw new Error('not to be had');
});

test('a connection whose way back cannot be loaded fails with words, and tries again with the next use', async () => {
  const fullDisk = { read: () => 'full', write: () => undefined };
  const connection = new DatabaseConnection('name', { fullDisk });
  const use = () => connection.use(() => Promise.resolve());
  const failure = { kind: 'database', reason: 'failed' };
  expect(await use()).toMatchObject({ ok: false, failure });
  const before = away.fetched.mock.calls.length;
  expect(await use()).toMatchObject({ ok: false, failure });
  expect(away.fetched.mock.calls.length).toBeGreaterThan(before);
});
