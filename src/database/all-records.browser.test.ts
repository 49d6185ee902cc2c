import { deleteDB, openDB } from 'idb';
import { expect, test } from 'vitest';
import { allRecords } from './all-records';

test.each([0, 1, 2, 3, 4, 5])('all of %d records come, two at a time, each once', async (count) => {
  const name = `all-records ${count}`;
  const database = await openDB(name, 1, {
    upgrade: (made) => void made.createObjectStore('records', { keyPath: 'id' }),
  });
  const records = Array.from({ length: count }, (_, index) => ({ id: `record ${index}` }));
  for (const record of records) await database.put('records', record);
  const found = await allRecords(database.transaction('records').store, 2);
  expect(found).toEqual(records);
  database.close();
  await deleteDB(name);
});
