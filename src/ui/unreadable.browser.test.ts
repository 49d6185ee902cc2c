import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../tests/components/Stage.svelte';
import Unreadable from './Unreadable.svelte';

const words = '2 runs kept here cannot be read by this version of the page and are left alone.';

async function shown(count: number) {
  const given = { kind: 'runs', count, onSave: vi.fn(), onDelete: vi.fn() } as const;
  await render(Stage, { part: Unreadable, given, ofScreens: true });
  return given;
}

test('what cannot be read is told, can be saved, and is deleted after a question alone', async () => {
  const { onSave, onDelete } = await shown(2);
  await expect.element(page.getByRole('group', { name: words })).toBeVisible();
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect(onSave).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'Delete 2 runs' }).click();
  await page.getByRole('button', { name: 'Keep' }).click();
  expect(onDelete).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Delete 2 runs' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  expect(onDelete).toHaveBeenCalledOnce();
});

test('nothing is told where all can be read', async () => {
  await shown(0);
  await expect.element(page.getByRole('group')).not.toBeInTheDocument();
});
