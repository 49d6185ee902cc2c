import type { Page } from '@playwright/test';
import { violations } from './axe';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

const hostile = 'text=Yes. <img src=x onerror=alert(1)> “ä🙂”';

/** Presses for a link, which is then all that was copied: the browser of many tests has one clipboard. */
async function copyLink(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Whoever gets the link can read the prompt')).toBeVisible();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).toMatch(/^http.+\/#try=[\w-]+$/);
  return clipboard();
}

test('a comparison goes to a fresh browser in a link: shown first, taken over by a press, run by nobody', async ({
  serve,
  start,
}) => {
  const { address } = await serve({ folder: 'dist-scripted' });
  const page = await (await start()).open(address);
  const screen = new CompareScreen(page);
  await screen.set('A', { Temperature: '1.3', 'System prompt': 'Be <b>brief</b>.' });
  await screen.composer.fill(hostile);
  await page.getByRole('button', { name: 'One after another' }).click();
  await page.getByLabel('Blind: names and figures hidden until you vote').check();
  const link = await copyLink(page);

  const other = await (await start({ name: 'other' })).open(link);
  const there = new CompareScreen(other);
  const panel = other.getByRole('region', { name: 'A link has brought a comparison' });
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(panel.getByRole('group', { name: 'Prompt', exact: true })).toHaveText(hostile);
  await expect(panel).toContainText('Be <b>brief</b>.');
  await expect(panel).toContainText('Temperature 1.3');
  expect(await violations(other)).toEqual([]);
  // It waits, also over a reload, and nothing is asked or changed meanwhile.
  await other.reload();
  await expect(panel).toBeVisible();
  await expect(there.composer).toHaveValue('');
  await expect(there.answers('A')).toHaveCount(0);

  await panel.getByRole('button', { name: 'Take it over' }).click();
  await expect(there.composer).toHaveValue(hostile);
  await expect(there.composer).toBeFocused();
  await expect(other).toHaveURL(/#compare$/);
  await expect(there.answers('A')).toHaveCount(0);
  await expect(other.getByRole('button', { name: 'One after another, blind' })).toBeVisible();
  await other.reload();
  await expect(there.composer).toHaveValue(hostile);
  await expect(panel).toHaveCount(0);
});

test('what is being typed is saved in the library word for word', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.composer.fill('Write {{name}}.');
  await page.getByRole('button', { name: 'One after another' }).click();
  await page.getByRole('link', { name: 'Save the prompt in the library' }).click();
  const sheet = page.getByRole('article', { name: 'The prompt' });
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('is saved on this device')).toBeVisible();
  await sheet.getByRole('button', { name: 'Ask in Compare' }).click();
  await expect(screen.composer).toHaveValue('Write {{name}}.');
});

test('a link that comes while something stands here replaces nothing unless it is told to', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.ask('text=Mine.');
  await screen.finished();
  await screen.composer.fill('Typed.');
  await page.getByRole('button', { name: 'One after another' }).click();
  const link = await copyLink(page);
  await screen.composer.fill('Typed since.');
  await page.getByRole('link', { name: 'Ratings' }).click();

  const arrive = (fragment: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
  await arrive(new URL(link).hash);
  const panel = page.getByRole('region', { name: 'A link has brought a comparison' });
  await expect(panel).toContainText('What you are typing is replaced');
  await expect(panel).toContainText('Columns A and B go with their conversation');
  await panel.getByRole('button', { name: 'Leave it' }).click();
  await expect(screen.composer).toHaveValue('Typed since.');
  await expect(screen.said('A')).toHaveText('Mine.');
  await expect(page).toHaveURL(/#compare$/);

  await arrive(new URL(link).hash.slice(0, -9));
  await expect(panel.getByRole('alert')).toContainText('lost or changed on its way');
  await panel.getByRole('button', { name: 'Close' }).click();
  // As a chat program makes it of a link at the end of a sentence.
  await arrive(`${new URL(link).hash}”).`);
  await panel.getByRole('button', { name: 'Take it over' }).click();
  await expect(screen.composer).toHaveValue('Typed.');
  await expect(screen.answers('A')).toHaveCount(0);
});
