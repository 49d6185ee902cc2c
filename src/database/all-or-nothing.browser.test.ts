import { expect, test } from 'vitest';
import { changeRecords } from './all-or-nothing';
import { DatabaseConnection } from './open';

const prompt = {
  id: 'one',
  role: 'user',
  title: 'One',
  text: 'Hello',
  tags: [],
  language: null,
  responseSchema: null,
} as const;

test('a full disk that a request alone tells is told as one, and nothing is kept', async () => {
  const connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
  const here = { ...prompt, tags: [] };
  await changeRecords(connection, 'prompts', [here], (store, one) => store.put(one));
  const both = [{ ...here, id: 'two' }, here];
  const changed = await changeRecords(connection, 'prompts', both, (store, one) =>
    store.add(one).catch(() => {
      throw new DOMException('', 'QuotaExceededError');
    }),
  );
  expect(changed).toMatchObject({ ok: false, failure: { kind: 'quota' } });
  expect(await connection.use((database) => database.count('prompts'))).toEqual({
    ok: true,
    value: 1,
  });
  await connection.close();
});
