import { describe, expect, test } from 'vitest';
import { failed, success } from '../../core/outcome';
import { prompt } from '../../core/prompts/fakes';
import type { KeptDraft } from '../../core/prompts/draft';
import type { Prompt } from '../../core/prompts/prompt';
import { settle } from '../settle';
import { draftsInMemory } from './fake-drafts';
import { OpenSheets } from './open-sheets.svelte';

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
    const sheet = sheets.open({ ...prompt, id: 'later' });
    sheet.change({ text: 'Here' });
    await settle();
    // It cannot be kept beside that one: the browser asks before it goes.
    expect(sheets.losesDraft).toBe(true);
    sheet.revert();
    await settle();
    expect(sheets.losesDraft).toBe(false);
    expect([...drafts.kept.values()]).toEqual([{ id: 'later', colour: 'red' }]);
  });

  test('that a later version has added to is carried with what it has added', async () => {
    const { drafts } = await leftBehind();
    drafts.kept.set('one', Object.assign({}, drafts.kept.get('one'), { colour: 'red' }));
    const sheets = await nextVisit(drafts, [prompt]);
    sheets.of('one')?.change({ text: 'Half a prompt' });
    await settle();
    expect(drafts.kept.get('one')).toMatchObject({
      colour: 'red',
      draft: { text: 'Half a prompt' },
    });
  });

  test('comes to a sheet that was opened before drafts were read, and nothing is written on', async () => {
    const { drafts } = await leftBehind();
    const sheets = new OpenSheets(drafts);
    sheets.open(prompt);
    await sheets.restore([prompt]);
    expect(sheets.current?.draft.text).toBe('Half a');
  });
});

describe('a draft that two tabs have', () => {
  test('stays as it is written on in one where the other, which has an earlier text, discards it', async () => {
    const { drafts, sheets } = await leftBehind();
    const other = await nextVisit(drafts, [prompt]);
    sheets.of('one')?.change({ text: 'Half a prompt' });
    await settle();
    other.of('one')?.revert();
    await settle();
    expect(drafts.kept.get('one')).toMatchObject({ draft: { text: 'Half a prompt' } });
  });

  test('and both write on is kept as the first has it, and the other asks until that is settled', async () => {
    const { drafts, sheets } = await leftBehind();
    const other = await nextVisit(drafts, [prompt]);
    other.of('one')?.change({ text: 'Theirs' });
    await settle();
    sheets.of('one')?.change({ text: 'Mine' });
    await settle();
    expect(drafts.kept.get('one')).toMatchObject({ draft: { text: 'Theirs' } });
    expect([sheets.losesDraft, other.losesDraft]).toEqual([true, false]);
    other.of('one')?.revert();
    await settle();
    sheets.of('one')?.change({ text: 'Mine alone' });
    await settle();
    expect(drafts.kept.get('one')).toMatchObject({ draft: { text: 'Mine alone' } });
    expect(sheets.losesDraft).toBe(false);
  });

  test('is none any more where the other has saved it, also that of a new prompt', async () => {
    const { drafts, sheets } = await leftBehind();
    const other = await nextVisit(drafts, [prompt]);
    const saved = sheets.unsaved;
    for (const one of saved) {
      const sheet = sheets.of(one.id);
      if (sheet) sheets.saved(sheet, one);
    }
    await settle();
    other.follow(saved);
    await settle();
    expect(other.unsaved).toEqual([]);
    const begun = other.of('new');
    expect(begun && other.isBegun(begun)).toBe(false);
    expect(drafts.kept.size).toBe(0);
  });
});

test('what a lost database had of drafts is kept once more when that is asked for', async () => {
  const { drafts, sheets } = await leftBehind();
  drafts.kept.clear();
  sheets.keepAgain();
  await settle();
  expect([...drafts.kept.keys()]).toEqual(['one', 'new']);
  expect(sheets.losesDraft).toBe(false);
});

test('a draft that cannot be kept holds up no other, nor that another is discarded', async () => {
  const inMemory = draftsInMemory();
  const drafts = draftsInMemory({
    list: inMemory.list,
    remove: inMemory.remove,
    put: (draft, known) =>
      draft.id === 'large' ? Promise.resolve(full) : inMemory.put(draft, known),
  });
  const sheets = new OpenSheets(drafts);
  sheets.open({ ...prompt, id: 'gone' }).change({ text: 'Discarded' });
  await settle();
  sheets.open({ ...prompt, id: 'large' }).change({ text: 'Large' });
  await settle();
  sheets.open(prompt).change({ text: 'Small' });
  sheets.of('gone')?.revert();
  await settle();
  expect([...inMemory.kept.keys()]).toEqual(['one']);
  expect(sheets.losesDraft).toBe(true);
});

test('what could not be kept would go with the page, until a later change of it is', async () => {
  let isFull = true;
  const written: KeptDraft[] = [];
  const drafts = draftsInMemory({
    put: (draft) => {
      if (!isFull) written.push(draft);
      return Promise.resolve(isFull ? full : success(true));
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
