import { expect, test } from 'vitest';
import type { KeptDraft } from '../core/prompts/draft';
import { DatabaseConnection } from '../database/open';
import { DatabaseDrafts } from './prompt-drafts';

const draft: KeptDraft = {
  id: 'one',
  before: null,
  draft: { role: 'user', title: '', text: 'Half a', tags: 'a,', language: '', schema: '{' },
};

test('drafts are kept one a prompt, beside the screen that is kept', async () => {
  const connection = new DatabaseConnection(`test ${crypto.randomUUID()}`);
  const drafts = new DatabaseDrafts(connection);
  await connection.use((database) => database.put('workspaces', 'screen', 'compare'));
  await drafts.put(draft, undefined);
  await drafts.put({ ...draft, id: 'two' }, undefined);
  const longer = { ...draft, draft: { ...draft.draft, text: 'Half a prompt' } };
  expect(await drafts.put(longer, draft)).toEqual({ ok: true, value: true });
  await drafts.remove({ ...draft, id: 'two' });
  expect(await drafts.list()).toEqual({ ok: true, value: [longer] });
  // What another tab has written since is neither written over nor removed.
  expect(await drafts.put(draft, draft)).toEqual({ ok: true, value: false });
  await drafts.remove(draft);
  expect(await drafts.list()).toEqual({ ok: true, value: [longer] });
  await connection.close();
});
