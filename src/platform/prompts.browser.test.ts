import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseKept } from '../core/prompts/prompt-store';
import type { Prompt } from '../core/prompts/prompt';
import { DatabaseConnection } from '../database/open';
import { DatabasePrompts } from './prompts';

const prompt: Prompt = {
  id: 'one',
  role: 'user',
  title: 'One',
  text: 'Hi {{name}}',
  tags: ['a'],
  language: 'en',
  responseSchema: null,
};
let connection: DatabaseConnection;
let store: DatabasePrompts;

beforeEach(() => {
  connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
  store = new DatabasePrompts(connection);
});

afterEach(async () => {
  await connection.close();
});

async function kept() {
  const listed = await store.list();
  return listed.ok ? parseKept(listed.value) : listed;
}

test('prompts are kept, changed and removed', async () => {
  await store.put([prompt, { ...prompt, id: 'two' }]);
  await store.put([{ ...prompt, title: 'Changed' }]);
  expect(await kept()).toEqual({
    prompts: [
      { ...prompt, title: 'Changed' },
      { ...prompt, id: 'two' },
    ],
    unreadable: [],
  });
  await store.remove(['one', 'none']);
  expect(await kept()).toMatchObject({ prompts: [{ id: 'two' }] });
});

test('a prompt that another tab has changed or deleted is not written over, nor brought back', async () => {
  await store.put([prompt]);
  const mine = { ...prompt, text: 'Mine' };
  expect(await store.replace(mine, prompt)).toEqual({ ok: true, value: 'kept' });
  expect(await store.replace({ ...prompt, text: 'Stale' }, prompt)).toEqual({
    ok: true,
    value: 'changed-meanwhile',
  });
  await store.add([prompt, { ...prompt, id: 'two' }]);
  expect(await kept()).toMatchObject({ prompts: [mine, { id: 'two' }] });
  await store.remove(['one']);
  expect(await store.replace(mine, mine)).toEqual({ ok: true, value: 'deleted-meanwhile' });
  expect(await kept()).toMatchObject({ prompts: [{ id: 'two' }] });
});

test('prompts are deleted as they are known, together or not at all', async () => {
  const two = { ...prompt, id: 'two' };
  await store.put([{ ...prompt, text: 'Theirs' }, two]);
  expect(await store.removeKnown([prompt, two])).toEqual({ ok: true, value: ['one'] });
  expect(await kept()).toMatchObject({ prompts: [{ text: 'Theirs' }, two] });
  await store.removeKnown([{ ...prompt, text: 'Theirs' }, two, { ...prompt, id: 'gone' }]);
  expect(await kept()).toMatchObject({ prompts: [] });
});

test('what another version has written is counted and left alone', async () => {
  await store.put([prompt]);
  const newer = { id: 'newer', colour: 'red' } as unknown as Prompt;
  await connection.use((database) => database.put('prompts', newer));
  expect(await kept()).toEqual({ prompts: [prompt], unreadable: [newer] });
  await store.remove(['one']);
  expect(await store.list()).toEqual({ ok: true, value: [newer] });
});

test('prompts that cannot all be kept are told, and none of them is', async () => {
  const unkept = { ...prompt, id: 'two', text: (() => undefined) as unknown as string };
  expect(await store.put([prompt, unkept])).toMatchObject({
    ok: false,
    failure: { kind: 'database' },
  });
  expect(await kept()).toMatchObject({ prompts: [] });
});
