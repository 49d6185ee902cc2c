import { describe, expect, test } from 'vitest';
import { failed, success } from '../../core/outcome';
import type { KeptDraft } from '../../core/prompts/draft';
import type { Prompt } from '../../core/prompts/prompt';
import { settle } from '../settle';
import { draftsInMemory } from './fake-drafts';
import { OpenSheets } from './open-sheets.svelte';

const prompt: Prompt = {
  id: 'one',
  role: 'user',
  title: 'One',
  text: 'Hello',
  tags: [],
  language: null,
  responseSchema: null,
};
const full = failed({ kind: 'quota', neededBytes: 1, freeBytes: null } as const);

/** What an earlier visit left, where this was written on a prompt and on a new one. */
async function leftBehind() {
  const drafts = draftsInMemory();
  const sheets = new OpenSheets(drafts);
  sheets.open(prompt).change({ text: 'Half a' });
  sheets.begin('new', 'user').change({ title: 'Begun' });
  await settle();
  return { drafts, sheets };
}

async function nextVisit(drafts: ReturnType<typeof draftsInMemory>, kept: readonly Prompt[]) {
  const sheets = new OpenSheets(drafts);
  await sheets.restore(kept);
  await settle();
  return sheets;
}

describe('a draft', () => {
  test('is there at the next visit, of a kept prompt and of a new one, and is shown', async () => {
    const { drafts } = await leftBehind();
    const sheets = await nextVisit(drafts, [prompt]);
    expect(sheets.current?.draft.text).toBe('Half a');
    expect(sheets.of('one')?.prompt).toEqual(prompt);
    const begun = sheets.of('new');
    expect(begun?.draft.title).toBe('Begun');
    expect(begun && sheets.isBegun(begun)).toBe(true);
    expect(sheets.unsaved.map(({ id }) => id)).toEqual(['one', 'new']);
    expect(sheets.losesDraft).toBe(false);
  });

  test('that is saved, discarded, or of a prompt that is deleted, does not come back', async () => {
    const { drafts, sheets } = await leftBehind();
    const third = { ...prompt, id: 'three' };
    sheets.open(third).change({ text: 'Third' });
    await settle();
    expect(drafts.kept.size).toBe(3);
    sheets.saved(sheets.open(prompt), { ...prompt, text: 'Half a' });
    sheets.of('new')?.revert();
    sheets.close('three');
    await settle();
    expect(drafts.kept.size).toBe(0);
  });

  test('that was saved when the page was killed is not told as one', async () => {
    const { drafts } = await leftBehind();
    const sheets = await nextVisit(drafts, [{ ...prompt, text: 'Half a' }]);
    expect(sheets.unsaved.map(({ id }) => id)).toEqual(['new']);
    expect([...drafts.kept.keys()]).toEqual(['new']);
  });

  test('of what another tab has changed since is still one of the earlier text', async () => {
    const { drafts } = await leftBehind();
    const sheets = await nextVisit(drafts, [{ ...prompt, text: 'Theirs' }]);
    expect(sheets.of('one')).toMatchObject({ prompt, draft: { text: 'Half a' } });
  });

  test('is not written over by an earlier one of another visit', async () => {
    const { drafts } = await leftBehind();
    const sheets = new OpenSheets(drafts);
    sheets.open(prompt).change({ text: 'Whole' });
    await sheets.restore([prompt]);
    expect(sheets.of('one')?.draft.text).toBe('Whole');
  });

  test('that a later version has written stays where it is', async () => {
    const drafts = draftsInMemory();
    drafts.kept.set('later', { id: 'later', colour: 'red' });
    const sheets = await nextVisit(drafts, []);
    expect(sheets.unsaved).toEqual([]);
    expect(drafts.kept.size).toBe(1);
  });
});

test('what could not be kept would go with the page, until a later change of it is', async () => {
  let isFull = true;
  const written: KeptDraft[] = [];
  const drafts = draftsInMemory({
    put: (draft) => {
      if (!isFull) written.push(draft);
      return Promise.resolve(isFull ? full : success(undefined));
    },
  });
  const sheets = new OpenSheets(drafts);
  const sheet = sheets.open(prompt);
  sheet.change({ text: 'a' });
  await settle();
  expect(sheets.losesDraft).toBe(true);
  isFull = false;
  for (const text of ['ab', 'abc', 'abcd']) sheet.change({ text });
  await settle();
  expect(sheets.losesDraft).toBe(false);
  // While one is written only the latest waits.
  expect(written.map(({ draft }) => draft.text)).toEqual(['ab', 'abcd']);
  isFull = true;
  sheet.change({ text: 'lost' });
  sheet.revert();
  await settle();
  expect(sheets.losesDraft).toBe(false);
});
