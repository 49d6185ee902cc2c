import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../tests/components/Stage.svelte';
import FileInput from './FileInput.svelte';

const onFile = vi.fn<(file: File) => void>();
const given = { label: 'Take a file', accept: '.json', onFile };

test('a file that is chosen is handed on, and can be chosen again', async () => {
  await render(Stage, { part: FileInput, given, ofScreens: true });
  const input = page.getByLabelText('Take a file');
  for (const times of [1, 2]) {
    await input.upload(new File(['{}'], 'a.json'));
    expect(onFile).toHaveBeenCalledTimes(times);
  }
  await expect.element(page.getByRole('progressbar')).not.toBeInTheDocument();
});

test('how far it is stands beside it, and it can be given up; the focus stays there', async () => {
  const onGiveUp = vi.fn();
  await render(Stage, {
    part: FileInput,
    given: { ...given, share: 0.4, onGiveUp },
    ofScreens: true,
  });
  const progress = page.getByRole('progressbar', { name: 'Reading the file' });
  await expect.element(progress).toHaveAttribute('aria-valuenow', '40');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(onGiveUp).toHaveBeenCalledOnce();
  await expect.element(page.getByLabelText('Take a file')).toHaveFocus();
});
