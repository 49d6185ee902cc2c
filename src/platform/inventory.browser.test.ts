import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseConnection } from '../database/open';
import { addedEntry } from '../core/added/fakes';
import { DatabaseAdded } from './added';
import { countKept } from './inventory';
import { DatabasePrompts } from './prompts';
import { DatabaseRuns } from './runs';
import { run } from '../core/records/fakes';

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
  const others = { runs: 0, votes: 0, models: 0 };
  expect((await counted()).counts).toEqual({ prompts: 1, ...others, added: 0 });
  await new DatabaseAdded(connection).put(addedEntry);
  expect((await counted()).counts).toEqual({ prompts: 1, ...others, added: 1 });
});

test('a change says in which stores it was', async () => {
  const changed: unknown[] = [];
  const noting = new DatabaseConnection(connection.name);
  noting.onChange((names) => changed.push(names));
  const runs = new DatabaseRuns(noting);
  const { cells, ...head } = run();
  await runs.begin(head);
  for (const cell of cells.slice(0, 1)) await runs.addCell(head.id, cell);
  await new DatabasePrompts(noting).remove(['none']);
  expect(changed).toEqual([['runs', 'cells'], ['cells'], ['prompts']]);
  await noting.close();
});
