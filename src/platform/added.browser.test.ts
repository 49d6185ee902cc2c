import { afterEach, beforeEach, expect, test } from 'vitest';
import { addedEntry } from '../core/added/fakes';
import { success } from '../core/outcome';
import { DatabaseConnection } from '../database/open';
import { DatabaseAdded } from './added';

let connection: DatabaseConnection;
let store: DatabaseAdded;

beforeEach(() => {
  connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
  store = new DatabaseAdded(connection);
});

afterEach(async () => {
  await connection.close();
});

test('entries are kept, replaced and removed', async () => {
  expect(await store.put(addedEntry)).toEqual(success(undefined));
  await store.put({ ...addedEntry, addedAtMs: 5 });
  expect(await store.list()).toEqual(success([{ ...addedEntry, addedAtMs: 5 }]));
  await store.remove([addedEntry.id]);
  expect(await store.list()).toEqual(success([]));
});
