import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { Found } from '../../core/store/inventory';
import { KeptInventory } from './inventory.svelte';

const counts = { prompts: 12, runs: 30, votes: 85, models: 0 };
const none = { prompts: 0, runs: 0, votes: 0, models: 0 };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  let text: string | null = null;
  let found: Outcome<Found, StoreFailure> = success({ databaseId: 'a', counts });
  const count = vi.fn(() => Promise.resolve(found));
  const kept = { read: () => text, write: (written: string) => void (text = written) };
  const visit = () => new KeptInventory({ kept, calendar: { nowMs: () => 7 }, count });
  return {
    visit,
    count,
    find: (next: typeof found) => (found = next),
    clear: () => (text = null),
  };
}

test('a database that is new though an earlier one is remembered is told, until it is dismissed', async () => {
  const { visit, find } = setUp();
  await visit().refresh();
  find(success({ databaseId: 'b', counts: none }));
  const next = visit();
  expect(next.lost).toBeNull();
  await next.refresh();
  expect(next.lost).toEqual({ counts, seenAtMs: 7 });
  expect(visit().lost).toEqual({ counts, seenAtMs: 7 });
  next.dismiss();
  expect(next.lost).toBeNull();
  expect(visit().lost).toBeNull();
});

test('what was cleared during a visit, memory and all, is remembered by the page itself', async () => {
  const { visit, find, clear } = setUp();
  const inventory = visit();
  await inventory.refresh();
  clear();
  find(failed({ kind: 'database', reason: 'removed', detail: '' }));
  await inventory.refresh();
  expect(inventory.latest?.counts).toEqual(counts);
  find(success({ databaseId: 'b', counts: none }));
  await inventory.refresh();
  expect(inventory.lost).toMatchObject({ counts });
});

test('many changes are counted together', async () => {
  const { visit, count } = setUp();
  const inventory = visit();
  for (let change = 0; change < 50; change += 1) inventory.noteChange(['runs', 'cells']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(count).toHaveBeenCalledTimes(1);
  inventory.noteChange(['ballots']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(count).toHaveBeenCalledTimes(2);
});

test('what is not counted may change without a count', async () => {
  const { visit, count } = setUp();
  const inventory = visit();
  for (const store of ['workspaces', 'cells', 'device', 'keys']) inventory.noteChange([store]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(count).not.toHaveBeenCalled();
});
