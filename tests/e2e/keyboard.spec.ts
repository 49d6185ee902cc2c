import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

/** More places than any screen here has before and behind the one that is looked for. */
const mostPlaces = 80;

/** Goes on with Tab (or back) until the target has the focus, as a person without a mouse does. */
async function goTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let places = 0; places < mostPlaces; places += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused({ timeout: 1 });
}

test('a blind comparison from its settings to the exported vote, by keyboard alone', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  const { keyboard } = page;
  await screen.readyToAsk();

  // Past the navigation.
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const controls = page.getByRole('button', { name: /^One after another/ });
  await goTo(page, controls);
  await keyboard.press('Enter');
  const blind = page.getByRole('checkbox', { name: /^Blind/ });
  await goTo(page, blind);
  await keyboard.press('Space');
  await expect(blind).toBeChecked();
  await goTo(page, controls, 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(blind).toHaveCount(0);

  await goTo(page, page.getByRole('button', { name: 'Add column' }));
  await keyboard.press('Enter');
  const model = screen.column('C').getByRole('combobox', { name: 'Model' });
  await goTo(page, model);
  const before = await model.inputValue();
  await keyboard.press('ArrowDown');
  await expect(model).not.toHaveValue(before);

  await goTo(page, screen.composer);
  await keyboard.type('text=Yes.');
  await keyboard.press('Control+Enter');
  const best = page.getByRole('button', { name: 'C is best' });
  await goTo(page, best, 'Shift+Tab');
  await keyboard.press('3');
  const vote = page.getByRole('region', { name: 'Which answer is best?' });
  await expect(vote.getByRole('status')).toContainText(/Your vote: column [ABC], .+, is best\./);
  await expect(vote.getByRole('status')).toContainText(/Answer C was column [ABC]\./);
  await expect(vote.getByRole('status')).toBeFocused();
  await expect(screen.column('C')).toBeVisible();

  await goTo(page, vote.getByRole('link', { name: 'See the ratings' }));
  await keyboard.press('Enter');
  await expect(page.getByText(/^1 vote on 1 prompt, given blind\./)).toBeVisible();
  await goTo(page, page.getByRole('button', { name: 'Export as JSON' }));
  const downloading = page.waitForEvent('download');
  await keyboard.press('Enter');
  const file = await readFile(await (await downloading).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject({
    ballots: [{ blind: true, verdict: { kind: 'best', position: 2 } }],
  });

  await goTo(page, page.getByRole('link', { name: 'Compare', exact: true }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(vote.getByRole('status')).toContainText('Your vote');
});
