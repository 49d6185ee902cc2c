import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

test('a prompt is edited and asked again; every version stays, also over a reload', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.ask('text=First.');
  await screen.finished();
  await screen.column('A').getByRole('button', { name: 'Edit the prompt' }).click();
  const editor = screen.column('A').getByRole('textbox', { name: 'Edit the prompt' });
  await expect(editor).toBeFocused();
  await editor.fill('text=Second.');
  await editor.press('Control+Enter');
  await screen.finished();
  await expect(screen.said('A')).toHaveText('Second.');
  await screen.column('A').getByRole('button', { name: 'Ask again' }).click();
  await screen.finished();
  await expect(screen.column('A')).toContainText('3 of 3');
  await page.reload();
  await expect(screen.column('A')).toContainText('3 of 3');
  for (let back = 0; back < 2; back += 1) {
    await screen.column('A').getByRole('button', { name: 'Earlier version' }).click();
  }
  await expect(screen.said('A')).toHaveText('First.');
});

test('an answer is ended by the time it may take, and gone on with', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  const panel = page.getByRole('button', { name: 'One after another' });
  await panel.click();
  await page.getByLabel('Longest time of an answer, in seconds').fill('5');
  await panel.click();
  await screen.ask('Write tokens=Infinity every=50');
  await expect(screen.column('A')).toContainText('Ended by the limit on time.', {
    timeout: 30_000,
  });
  const said = screen.said('A').first();
  const before = await said.innerText();
  await screen.column('A').getByRole('button', { name: 'Go on' }).click();
  await expect
    .poll(async () => (await said.innerText()).length, { timeout: 30_000 })
    .toBeGreaterThan(before.length);
  await screen.finished();
  expect((await said.innerText()).startsWith(before.slice(0, -1))).toBe(true);
});
