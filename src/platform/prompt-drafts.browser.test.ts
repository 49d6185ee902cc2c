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
  await drafts.put(draft);
  await drafts.put({ ...draft, id: 'two' });
  const longer = { ...draft, draft: { ...draft.draft, text: 'Half a prompt' } };
  await drafts.put(longer);
  await drafts.remove('two');
  expect(await drafts.list()).toEqual({ ok: true, value: [longer] });
  await connection.close();
});
