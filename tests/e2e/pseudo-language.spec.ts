import type { Page } from '@playwright/test';
import { CompareScreen } from './compare-screen';
import { expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { ModelsScreen } from './models-screen';
import { PrivacyScreen } from './privacy-screen';
import { PromptsScreen } from './prompts-screen';
import { RatingsScreen } from './ratings-screen';
import { RecordsScreen } from './records-screen';
import { hiddenTexts, untranslated } from './untranslated';

/** Brings the page in English to something worth looking at; what follows switches the language. */
const states: [string, (page: Page) => Promise<unknown>][] = [
  [
    'Compare with answers, controls and a vote to give',
    async (page) => {
      const screen = new CompareScreen(page);
      await screen.ask('tokens=30');
      await screen.finished();
      await page.getByRole('button', { name: 'One after another' }).click();
      await expect(page.getByText('What a run does')).toBeVisible();
    },
  ],
  [
    'Compare with a failure',
    async (page) => {
      const screen = new CompareScreen(page);
      await screen.ask('tokens=20 lose=5');
      await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 30_000 });
      await screen.finished();
    },
  ],
  [
    'Models with a card',
    async (page) => {
      const screen = new ModelsScreen(page);
      await screen.open();
      await screen
        .row(/^SmolLM2 135M Instruct/)
        .first()
        .click();
      await expect(page.getByRole('article')).toBeVisible();
    },
  ],
  [
    'Prompts with one that is edited',
    async (page) => {
      const screen = new PromptsScreen(page);
      await screen.open();
      await screen.write('Hi', 'Hi');
    },
  ],
  [
    'Records with a run',
    async (page) => {
      const screen = new CompareScreen(page);
      await screen.ask('tokens=5');
      await screen.finished();
      const records = await RecordsScreen.open(page);
      await records.show('tokens=5');
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    },
  ],
  [
    'Ratings with a vote',
    async (page) => {
      const screen = new CompareScreen(page);
      await screen.ask('tokens=5');
      await screen.finished();
      await page.getByRole('button', { name: 'Tie' }).click();
      await RatingsScreen.open(page);
      await expect(page.getByRole('table').first()).toBeVisible();
    },
  ],
  ['Privacy', (page) => PrivacyScreen.open(page)],
];

for (const [name, enter] of states) {
  test(`long text from right to left fits, and all of it is translated: ${name}`, async ({
    scriptedPage: page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await enter(page);
    await page.locator('.language select').selectOption('Pseudo');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('html')).toHaveAttribute('lang', 'he-x-pseudo');
    await expect.poll(() => untranslated(page)).toEqual([]);
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNothingCutOff(page, String(width));
      // What is drawn to measure is drawn anew for the width.
      await expect.poll(() => hiddenTexts(page), String(width)).toEqual([]);
    }
  });
}
