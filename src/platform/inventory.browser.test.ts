import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseConnection } from '../database/open';
import { countKept } from './inventory';
import { DatabasePrompts } from './prompts';

let connection: DatabaseConnection;

beforeEach(() => {
  connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
});

afterEach(async () => {
  await connection.close();
});

async function counted() {
  const found = await countKept(connection);
  if (!found.ok) throw new Error(found.failure.kind);
  return found.value;
}

test('a database has one id, also where two tabs look at it at once', async () => {
  const [one, other] = await Promise.all([counted(), counted()]);
  expect(other.databaseId).toBe(one.databaseId);
  expect((await counted()).databaseId).toBe(one.databaseId);
});

test('what is kept is counted', async () => {
  const nothing = { tags: [], language: null, responseSchema: null };
  const prompts = new DatabasePrompts(connection);
  await prompts.put([{ id: 'one', role: 'user', title: 'One', text: 'Hi', ...nothing }]);
  expect((await counted()).counts).toEqual({ prompts: 1, runs: 0, votes: 0, models: 0 });
});
