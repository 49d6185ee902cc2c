import { describe, expect, test, vi } from 'vitest';
import { failed, success } from '../../core/outcome';
import { libraryText } from '../../core/prompts/library';
import type { Prompt } from '../../core/prompts/prompt';
import { prompt } from '../../core/prompts/fakes';
import { replaced, type PromptStore } from '../../core/prompts/prompt-store';
import { fileOf } from '../files/fake-file';
import { draftsInMemory } from './fake-drafts';
import type { PromptsPorts } from './ports';
import { Prompts } from './prompts.svelte';

const asking: Prompt = { ...prompt, id: 'asking', title: 'Asking', text: 'Who is {{name}}?' };
const given: Prompt = { ...prompt, id: 'given', title: 'Given', text: 'From the program' };
const full = failed({ kind: 'quota', neededBytes: 1, freeBytes: null } as const);

/** A library in memory, as the database keeps it. */
async function library(kept: readonly unknown[], change: Partial<PromptStore> = {}) {
  const records = new Map(kept.map((record) => [(record as Prompt).id, record]));
  let ids = 0;
  const ports = {
    store: {
      list: () => Promise.resolve(success([...records.values()])),
      put: (prompts: readonly Prompt[]) => {
        for (const one of prompts) records.set(one.id, one);
        return Promise.resolve(success(undefined));
      },
      add: (prompts: readonly Prompt[]) => {
        for (const one of prompts) if (!records.has(one.id)) records.set(one.id, one);
        return Promise.resolve(success(undefined));
      },
      replace: (one: Prompt, before: Prompt | undefined) => {
        const outcome = replaced(records.get(one.id), before);
        if (outcome === 'kept') records.set(one.id, one);
        return Promise.resolve(success(outcome));
      },
      removeKnown: (gone: readonly Prompt[]) => {
        const changed = gone.filter(
          (one) => replaced(records.get(one.id), one) === 'changed-meanwhile',
        );
        if (changed.length === 0) for (const { id } of gone) records.delete(id);
        return Promise.resolve(success(changed.map(({ id }) => id)));
      },
      remove: (gone: readonly string[]) => {
        for (const id of gone) records.delete(id);
        return Promise.resolve(success(undefined));
      },
      ...change,
    },
    drafts: draftsInMemory(),
    clock: { nowMs: () => 0 },
    pause: () => Promise.resolve(),
    readyMade: () => Promise.resolve([given]),
    newId: () => `new ${String((ids += 1))}`,
    save: vi.fn(),
    saveUnreadable: vi.fn(),
    onNotKept: vi.fn(() => false),
    loses: { draft: () => false, systemPrompts: () => false },
    onAsk: vi.fn(),
  } satisfies PromptsPorts;
  const prompts = new Prompts(ports);
  await prompts.refresh();
  return { prompts, records, ports };
}

const titles = (prompts: readonly Prompt[]) => prompts.map(({ title }) => title);

function current(prompts: Prompts) {
  if (!prompts.current) throw new Error('no sheet is open');
  return prompts.current;
}

describe('the library', () => {
  test('takes what was asked word for word, to be saved', async () => {
    const { prompts, records } = await library([]);
    const text = 'Write {{name}} and \\{{place}}.';
    prompts.begin('user', { text, responseSchema: 'true' });
    const sheet = current(prompts);
    expect(sheet.variables).toEqual([]);
    expect(sheet.filled).toMatchObject({ ok: true, value: [{ text, responseSchema: 'true' }] });
    expect(records.size).toBe(0);
    await prompts.save(sheet);
    expect(records.size).toBe(1);
  });

  test('has a person’s own prompts before those of the program, and tells what it cannot read', async () => {
    const { prompts } = await library([prompt, { id: 'newer', colour: 'red' }]);
    expect(titles(prompts.all)).toEqual(['One', 'Given']);
    expect(prompts.unreadable.count).toBe(1);
    expect(current(prompts).prompt).toEqual(prompt);
  });

  test('hands over what it cannot read, and deletes it where a person wants that', async () => {
    const newer = { id: 'newer', colour: 'red' };
    const { prompts, records, ports } = await library([prompt, newer]);
    await prompts.unreadable.save();
    expect(JSON.parse(ports.saveUnreadable.mock.calls[0]?.[0] as string)).toEqual([newer]);
    await prompts.removeUnreadable();
    expect(prompts.unreadable.count).toBe(0);
    expect([...records.keys()]).toEqual([prompt.id]);
    expect(prompts.notice).toEqual({ kind: 'deleted-unreadable', count: 1 });
  });

  test('that cannot be read is told, and the program’s prompts are there all the same', async () => {
    const { prompts } = await library([], { list: () => Promise.resolve(full) });
    expect(prompts.notice).toEqual({ kind: 'failed', failure: full.failure });
    expect(titles(prompts.all)).toEqual(['Given']);
  });

  test('keeps what is new and what was changed', async () => {
    const { prompts, records } = await library([prompt]);
    prompts.begin('user');
    current(prompts).change({ text: '\n  What is new?\nNothing.', tags: 'a, b, a' });
    await prompts.save(current(prompts));
    const made = { ...prompt, id: 'new 1', title: 'What is new?', tags: ['a', 'b'] };
    expect(records.get('new 1')).toEqual({ ...made, text: '\n  What is new?\nNothing.' });
    expect(current(prompts).changed).toBe(false);
    prompts.open(prompt);
    current(prompts).change({ title: 'Changed' });
    await prompts.save(current(prompts));
    expect(titles(prompts.own)).toEqual(['Changed', 'What is new?']);
    await prompts.refresh();
    expect(titles(prompts.own)).toEqual(['Changed', 'What is new?']);
  });

  test('makes a changed prompt of the program one’s own, and leaves that of the program as it is', async () => {
    const { prompts, records } = await library([]);
    prompts.open(given);
    current(prompts).change({ text: 'Mine' });
    await prompts.save(current(prompts));
    expect([...records.values()]).toEqual([{ ...given, id: 'new 1', text: 'Mine' }]);
    expect(prompts.isOwn(current(prompts).prompt.id)).toBe(true);
    prompts.open(given);
    expect(current(prompts).draft.text).toBe('From the program');
  });

  test('keeps a draft while another prompt is shown', async () => {
    const { prompts } = await library([prompt, asking]);
    prompts.open(prompt);
    current(prompts).change({ text: 'Half a' });
    prompts.open(asking);
    prompts.open(prompt);
    expect(current(prompts).draft.text).toBe('Half a');
  });

  test.each([
    [{ text: ' ' }, 'empty'],
    [{ schema: '{' }, 'schema'],
    [{ tags: 'x'.repeat(51) }, 'tags'],
  ])('does not keep a draft like %j', async (change, problem) => {
    const { prompts, records } = await library([prompt]);
    current(prompts).change(change);
    expect(current(prompts).problem).toBe(problem);
    expect(await prompts.save(current(prompts))).toBeUndefined();
    expect(records.get('one')).toEqual(prompt);
  });

  test('tells what could not be kept, and keeps the draft', async () => {
    const { prompts } = await library([prompt], { replace: () => Promise.resolve(full) });
    current(prompts).change({ title: 'Changed' });
    await prompts.save(current(prompts));
    expect(prompts.notice).toEqual({ kind: 'failed', failure: full.failure });
    expect(current(prompts).changed).toBe(true);
    expect(titles(prompts.own)).toEqual(['One']);
  });

  test('leaves it to the notice beside the screen what could not be kept, where that tells it', async () => {
    const { prompts, ports } = await library([prompt], { replace: () => Promise.resolve(full) });
    ports.onNotKept.mockReturnValue(true);
    current(prompts).change({ title: 'Changed' });
    await prompts.save(current(prompts));
    expect(prompts.notice).toBeUndefined();
    expect(current(prompts).changed).toBe(true);
  });

  test('counts drafts as not saved, and saves those again whose saving failed, each once', async () => {
    const { prompts, records, ports } = await library([prompt, asking]);
    const { replace } = ports.store;
    ports.store.replace = () => Promise.resolve(full);
    current(prompts).change({ title: 'Changed' });
    await prompts.save(current(prompts));
    expect(ports.onNotKept).toHaveBeenCalledWith(full.failure);
    expect(prompts.owed).toEqual(full.failure);
    prompts.open(asking).change({ title: 'Half a title' });
    expect(titles(prompts.drafts)).toEqual(['Changed', 'Half a title']);
    expect(await prompts.saveAgain()).toEqual(full);
    ports.store.replace = replace;
    expect(await prompts.saveAgain()).toEqual(success(undefined));
    expect(prompts.owed).toBeUndefined();
    expect(records.get('one')).toMatchObject({ title: 'Changed' });
    expect(records.get('asking')).toEqual(asking);
    expect(titles(prompts.drafts)).toEqual(['Half a title']);
    expect(current(prompts).draft.title).toBe('Half a title');
    records.delete('one');
    await prompts.saveAgain();
    expect(records.has('one')).toBe(false);
  });

  test('deletes, and brings back, also where there is no room at first', async () => {
    const { prompts, records, ports } = await library([prompt, asking]);
    prompts.selected.add('one');
    await prompts.remove([prompt]);
    expect(records.has('one')).toBe(false);
    expect(prompts.selected.size).toBe(0);
    expect(current(prompts).prompt).toEqual(asking);
    const { add } = ports.store;
    ports.store.add = () => Promise.resolve(full);
    await prompts.undo();
    expect(ports.onNotKept).toHaveBeenCalledWith(full.failure);
    ports.store.add = add;
    await prompts.undo();
    expect(records.get('one')).toEqual(prompt);
    expect(titles(prompts.own)).toEqual(['One', 'Asking']);
    expect(prompts.notice).toEqual({ kind: 'restored', count: 1 });
  });
});

test('a prompt that another tab has changed is not deleted before a person has seen that', async () => {
  const theirs = { ...prompt, text: 'Theirs' };
  const { prompts, records } = await library([prompt, asking]);
  records.set('one', theirs);
  await prompts.remove([prompt, asking]);
  expect([...records.values()]).toEqual([theirs, asking]);
  expect(prompts.notice).toEqual({
    kind: 'not-deleted',
    prompts: [theirs, asking],
    changed: 1,
  });
  expect(current(prompts).draft.text).toBe('Theirs');
  const newer = { ...prompt, text: 'Newer' };
  records.set('one', newer);
  await prompts.settleDeletion(true);
  expect(prompts.notice).toMatchObject({ kind: 'not-deleted', prompts: [newer, asking] });
  await prompts.settleDeletion(true);
  expect(records.size).toBe(0);
  await prompts.undo();
  expect(records.get('one')).toEqual(newer);
});

test('a prompt that another tab has changed is shown and asked as it is now, unless it is edited here', async () => {
  const { prompts, records } = await library([asking, prompt]);
  const shown = prompts.open(asking);
  shown.setValue('name', 'Ada');
  const edited = prompts.open(prompt);
  edited.change({ text: 'Mine' });
  records.set('asking', { ...asking, text: 'Where is {{name}}?' });
  records.set('one', { ...prompt, text: 'Theirs' });
  await prompts.refresh();
  expect(shown.draft.text).toBe('Where is {{name}}?');
  expect(shown.filled).toMatchObject({ value: [{ text: 'Where is Ada?', promptId: 'asking' }] });
  expect(edited.draft.text).toBe('Mine');
  await prompts.save(edited);
  expect(prompts.notice).toMatchObject({ kind: 'conflict' });
});

describe('a prompt that another tab has changed while it was edited here', () => {
  const theirs = { ...prompt, text: 'Theirs' };

  /** Two tabs have opened the prompt; the other one has saved or deleted it, this one saves now. */
  async function edited(elsewhere: Prompt | undefined) {
    const { prompts, records } = await library([prompt, asking]);
    prompts.open(prompt);
    current(prompts).change({ text: 'Mine' });
    if (elsewhere) records.set('one', elsewhere);
    else records.delete('one');
    expect(await prompts.save(current(prompts))).toBeUndefined();
    expect(prompts.notice).toMatchObject({ kind: 'conflict', isDeleted: !elsewhere });
    expect(records.get('one')).toEqual(elsewhere);
    expect(current(prompts).draft.text).toBe('Mine');
    return { prompts, records };
  }

  test('is written over only when a person says so', async () => {
    const { prompts, records } = await edited(theirs);
    await prompts.settle('mine');
    expect(records.get('one')).toEqual({ ...prompt, text: 'Mine' });
    expect(current(prompts).changed).toBe(false);
  });

  test('is one that is kept from then on, also where both tabs have begun it', async () => {
    const { prompts, records } = await library([]);
    prompts.begin('user');
    const sheet = current(prompts);
    sheet.change({ text: 'Mine' });
    records.set(sheet.prompt.id, { ...theirs, id: sheet.prompt.id });
    await prompts.save(sheet);
    await prompts.settle('mine');
    sheet.change({ text: 'Mine, again' });
    expect(await prompts.save(sheet)).toMatchObject({ text: 'Mine, again' });
  });

  test('is taken as it is there', async () => {
    const { prompts, records } = await edited(theirs);
    await prompts.settle('theirs');
    expect(records.get('one')).toEqual(theirs);
    expect(current(prompts).draft.text).toBe('Theirs');
    expect(prompts.notice).toBeUndefined();
  });

  test('is kept beside the other one', async () => {
    const { prompts, records } = await edited(theirs);
    await prompts.settle('both');
    expect(records.get('one')).toEqual(theirs);
    expect(records.get('new 1')).toEqual({ ...prompt, id: 'new 1', text: 'Mine' });
    expect(current(prompts).prompt.id).toBe('new 1');
    prompts.open(theirs);
    expect(current(prompts).draft.text).toBe('Theirs');
  });

  test('does not come back unasked where it was deleted there', async () => {
    const { prompts, records } = await edited(undefined);
    await prompts.settle('theirs');
    expect(records.has('one')).toBe(false);
    expect(current(prompts).prompt).toEqual(asking);
    const again = await edited(undefined);
    await again.prompts.settle('mine');
    expect(again.records.get('one')).toEqual({ ...prompt, text: 'Mine' });
  });
});

test('a prompt that was deleted elsewhere does not come back unasked, also where that is known here', async () => {
  const { prompts, records } = await library([prompt]);
  prompts.open(prompt);
  current(prompts).change({ text: 'Mine' });
  records.delete('one');
  await prompts.refresh();
  expect(await prompts.save(current(prompts))).toBeUndefined();
  expect(prompts.notice).toMatchObject({ kind: 'conflict', isDeleted: true });
  expect(records.size).toBe(0);
  // Nor is it kept while it is no prompt.
  current(prompts).change({ text: ' ' });
  await prompts.settle('mine');
  expect(records.size).toBe(0);
});

test('what was deleted comes back once, however often that is asked for', async () => {
  const { prompts } = await library([prompt]);
  await prompts.remove([prompt]);
  await Promise.all([prompts.undo(), prompts.undo()]);
  expect(titles(prompts.own)).toEqual(['One']);
});

describe('files', () => {
  test('what was exported comes into another library; a second time nothing is new', async () => {
    const { prompts, ports } = await library([prompt, asking]);
    prompts.export(prompts.own);
    const text = ports.save.mock.calls[0]?.[0] as string;
    const { prompts: elsewhere } = await library([]);
    await elsewhere.import(fileOf(text));
    expect(titles(elsewhere.own)).toEqual(['One', 'Asking']);
    await elsewhere.import(fileOf(text));
    expect(elsewhere.notice).toEqual({
      kind: 'imported',
      added: 0,
      renamed: 0,
      alreadyHere: 2,
      languagesLeftOut: 0,
      encoding: 'UTF-8',
    });
  });

  test('takes nothing for kept whose id is another’s: of what cannot be read, or came in another tab', async () => {
    const newer = { id: 'one', colour: 'red' };
    const { prompts, records } = await library([newer]);
    records.set('asking', { ...prompt, id: 'asking' });
    await prompts.import(fileOf(libraryText([{ ...prompt, text: 'Mine' }, asking])));
    expect(prompts.notice).toMatchObject({ kind: 'imported', added: 2, renamed: 2 });
    expect(records.get('one')).toEqual(newer);
    const kept = [...records.values()].filter((record) => record !== newer);
    expect(new Set(prompts.own)).toEqual(new Set(kept));
  });

  test('a file that is too large is not even read', async () => {
    const { prompts } = await library([]);
    const arrayBuffer = vi.fn();
    await prompts.import({ size: 10 ** 9, arrayBuffer });
    expect(arrayBuffer).not.toHaveBeenCalled();
    expect(prompts.notice).toMatchObject({ failure: { kind: 'library-too-large' } });
  });

  test('one that cannot be read is told', async () => {
    const { prompts } = await library([]);
    await prompts.import({ size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) });
    expect(prompts.notice).toMatchObject({ failure: { kind: 'library-unreadable' } });
  });
});

describe('values', () => {
  test('typed by hand fill the prompt; an empty one is missing', async () => {
    const { prompts } = await library([asking]);
    const sheet = current(prompts);
    expect(sheet.filled).toMatchObject({ failure: { kind: 'missing-values', names: ['name'] } });
    sheet.setValue('name', 'Ada');
    expect(sheet.filled).toMatchObject({ value: [{ text: 'Who is Ada?', promptId: 'asking' }] });
    sheet.change({ text: 'Where is {{name}}?' });
    expect(sheet.filled).toMatchObject({ value: [{ text: 'Where is Ada?', promptId: null }] });
  });

  test('of a table make a prompt of each row', async () => {
    const { prompts } = await library([asking]);
    const sheet = current(prompts);
    sheet.source = 'table';
    await sheet.takeTable(fileOf('name\nAda\nBo\n'));
    expect(sheet.filled).toMatchObject({
      value: [{ text: 'Who is Ada?' }, { text: 'Who is Bo?' }],
    });
  });

  test('of a file that is no table are told, and the next paste counts again', async () => {
    const { prompts } = await library([asking]);
    const sheet = current(prompts);
    sheet.source = 'table';
    await sheet.takeTable(fileOf('\0\0'));
    expect(sheet.table).toMatchObject({ failure: { kind: 'table-not-text' } });
    await sheet.takeTable({ size: 10 ** 9, arrayBuffer: vi.fn() });
    expect(sheet.table).toMatchObject({ failure: { kind: 'table-too-large' } });
    sheet.tableText = 'name\nAda';
    expect(sheet.table.ok).toBe(true);
  });
});

test('a batch asks every selected prompt, and names those that lack values', async () => {
  const system: Prompt = { ...prompt, id: 'system', role: 'system' };
  const { prompts } = await library([prompt, asking, system]);
  for (const { id } of prompts.all) prompts.selected.add(id);
  expect(prompts.batch.prompts.map(({ text }) => text)).toEqual(['Hello', 'From the program']);
  expect(prompts.batch.unfilled).toEqual([asking]);
  prompts.open(asking);
  current(prompts).setValue('name', 'Ada');
  expect(prompts.batch.prompts.map(({ text }) => text)).toContain('Who is Ada?');
  expect(prompts.batch.unfilled).toEqual([]);
});

test('a title is made of what a name keeps of the text, so that the prompt can be read again', async () => {
  const { prompts, records } = await library([]);
  prompts.begin('user');
  const sheet = current(prompts);
  sheet.change({ text: '\u202B\u2067\n \u202BHello\u202C there\nMore' });
  expect(sheet.written.title).toBe('Hello there');
  sheet.change({ text: '\u202B\n\u202C' });
  expect(sheet.problem).toBe('empty');
  await prompts.save(sheet);
  expect(records.size).toBe(0);
});
