import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../tests/components/Stage.svelte';
import Boundary from './Boundary.svelte';

const ways = { fails: true };
const children = createRawSnippet(() => ({
  render() {
    if (ways.fails) throw new TypeError('what was typed');
    return '<p>The card</p>';
  },
}));

test('says that a part failed, copies what helps to find out why, and tries again', async () => {
  ways.fails = true;
  const onCopy = vi.fn(() => Promise.resolve(true));
  await render(Stage, { part: Boundary, given: { children, onCopy } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('could not be shown');
  await page.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('TypeError'));
  expect(onCopy).not.toHaveBeenCalledWith(expect.stringContaining('typed'));
  ways.fails = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('The card')).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
