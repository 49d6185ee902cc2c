import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../tests/components/Stage.svelte';
import Later from './Later.svelte';

const children = createRawSnippet((part: () => unknown) => ({
  render: () => `<p>${String(part())}</p>`,
}));

test('a part of the page that cannot be had says so, and offers to load the page anew', async () => {
  const onReload = vi.fn();
  const load = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  await render(Stage, { part: Later, given: { load, children, onReload } });
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent('This part of the page could not be loaded.');
  await alert.getByRole('button', { name: 'Reload the page' }).click();
  expect(onReload).toHaveBeenCalledTimes(1);
});

test('one that comes is drawn, without a word', async () => {
  const given = { load: () => Promise.resolve('here'), children, onReload: vi.fn() };
  await render(Stage, { part: Later, given });
  await expect.element(page.getByText('here')).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
