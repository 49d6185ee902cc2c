import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../../tests/components/Stage.svelte';
import type { AddedEntry } from '../../../core/added/entry';
import { addedEntry } from '../../../core/added/fakes';
import type { Application } from '../../application';
import AddedNote from './AddedNote.svelte';

async function show(entry: AddedEntry | undefined) {
  const copy = vi.fn(() => Promise.resolve(true));
  const called = { onSave: vi.fn(), onRemove: vi.fn() };
  const application = { address: 'https://site/', actions: { copy } } as unknown as Application;
  await render(Stage, {
    part: AddedNote,
    given: { entry, ...called },
    ofScreens: true,
    application,
  });
  return { copy, ...called };
}

const button = (name?: string) =>
  page.getByRole('button', name === undefined ? undefined : { name, exact: true });

test('a model that came by its address says whose word is all that is known of it', async () => {
  await show(addedEntry);
  const said = 'You added it by its address. What is said of it here is what the hub says';
  await expect.element(page.getByText(said)).toBeVisible();
});

test('its entry is handed on by a link to the commit that was looked up', async () => {
  const { copy } = await show(addedEntry);
  await button('Copy link').click();
  const revision = addedEntry.model.files.revision ?? '';
  expect(copy).toHaveBeenCalledWith(`https://site/#add=somebody/Small-1B-q4f16_1-MLC@${revision}`);
});

test('its entry is saved as a file, and removed', async () => {
  const { onSave, onRemove } = await show(addedEntry);
  await button('Save entry as file').click();
  expect(onSave).toHaveBeenCalledWith(addedEntry);
  await button('Remove entry').click();
  expect(onRemove).toHaveBeenCalledWith(addedEntry);
});

test('a model whose entry was removed says so, and has no entry to hand on or remove', async () => {
  await show(undefined);
  await expect.element(page.getByText('its entry was removed')).toBeVisible();
  expect(button().elements()).toEqual([]);
});
