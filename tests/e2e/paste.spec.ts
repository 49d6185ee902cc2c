import type { Locator } from '@playwright/test';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

/** A field that took so much would be at it for longer, also where this machine has much else to do. */
const longestMs = 5000;

/**
 * Pastes so many characters, as a browser does it.
 *
 * @returns for how many milliseconds nothing else could be done
 */
function paste(field: Locator, characters: number): Promise<number> {
  return field.evaluate(async (element, count) => {
    const text = 'words '.repeat(count).slice(0, count);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    (element as HTMLElement).focus();
    const startedMs = performance.now();
    const event = new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true });
    // What a browser does with a paste that nobody refused can be done by a script in this way alone.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (element.dispatchEvent(event)) document.execCommand('insertText', false, text);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - startedMs;
  }, characters);
}

test('a huge paste on Compare is refused at once and told, wherever it goes', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  const told = page
    .getByRole('alert')
    .filter({ hasText: '5,000,000 characters, 100,000 fit here' });
  await screen.readyToAsk();
  await screen.keepOneColumn();
  await screen.ask('Before');
  await screen.finished();

  await screen.composer.fill('Draft');
  expect(await paste(screen.composer, 5_000_000)).toBeLessThan(longestMs);
  await expect(told).toBeVisible();
  await expect(screen.composer).toHaveValue('Draft');
  await screen.composer.fill('');
  await paste(screen.composer, 100);
  await expect(told).toHaveCount(0);
  await expect(screen.composer).toHaveValue(/^words .{94}$/);

  await screen.column('A').getByRole('button', { name: 'Edit the prompt' }).click();
  const editor = screen.column('A').getByRole('textbox', { name: 'Edit the prompt' });
  expect(await paste(editor, 5_000_000)).toBeLessThan(longestMs);
  await expect(told).toBeVisible();
  await expect(editor).toHaveValue('Before');
  await screen.column('A').getByRole('button', { name: 'Cancel' }).click();

  await screen.column('A').getByRole('button', { name: 'Settings' }).click();
  const system = page.getByRole('textbox', { name: 'System prompt' });
  await system.fill('Be brief.');
  expect(await paste(system, 5_000_000)).toBeLessThan(longestMs);
  await expect(told).toBeVisible();
  await expect(system).toHaveValue('Be brief.');
});
