import { expect, test } from 'vitest';
import { prompt } from '../core/prompts/fakes';
import { changeRecords } from './all-or-nothing';
import { DatabaseConnection } from './open';

test('a full disk that a request alone tells is told as one, and nothing is kept', async () => {
  const connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
  await changeRecords(connection, 'prompts', [prompt], (store, one) => store.put(one));
  const both = [{ ...prompt, id: 'two' }, prompt];
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
