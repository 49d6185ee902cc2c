import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';
import { typed } from './plain-requests';

/** The embedded model that answers within a second, for tests that any real model would do for. */
export const fastModel = 'Glassbox 3M';

/** The Compare screen as a person uses it. */
export class CompareScreen {
  constructor(readonly page: Page) {}

  column(letter: string): Locator {
    return this.page.getByRole('region', { name: `Column ${letter}` });
  }

  /** The answers of a column, the latest last. */
  answers(letter: string): Locator {
    return this.column(letter).locator('.answer');
  }

  /** What the model itself has said, without notes and failures around it. */
  said(letter: string): Locator {
    return this.answers(letter).locator('> p:not(.soft), > .section > p');
  }

  /** The figures of a column with this unit, one for each turn. */
  figure(letter: string, unit: string): Locator {
    return this.column(letter)
      .getByRole('note')
      .filter({ hasText: new RegExp(`^\\s*[\\d.,–]+\\s+${unit}\\b`) });
  }

  /** Every answer of every column, as it is read. */
  texts(): Promise<string[]> {
    return this.page.locator('.answer').allInnerTexts();
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Your prompt' });
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: 'Run' });
  }

  /** The page is drawn, and its service worker gives workers their policies. */
  async readyToAsk(): Promise<void> {
    await expect(this.composer).toBeVisible();
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  /** Types a prompt, of which no word may come to a host, without asking it. */
  async type(prompt: string): Promise<void> {
    typed.push(prompt);
    await this.composer.fill(prompt);
  }

  async ask(prompt: string): Promise<void> {
    await this.type(prompt);
    await this.composer.press('Control+Enter');
    await expect(this.composer).toHaveValue('');
  }

  /** Waits until every column has answered. */
  async finished(timeout = 120_000): Promise<void> {
    await expect(this.runButton).toBeVisible({ timeout });
  }

  /** Chooses an entry of what stands under "More" in a column. */
  async chooseFromMenu(letter: string, entry: string): Promise<void> {
    const column = this.column(letter);
    await column.getByText('More', { exact: true }).click();
    await column.getByRole('button', { name: entry }).click();
  }

  async clear(letter: string): Promise<void> {
    await this.chooseFromMenu(letter, 'Clear');
  }

  /** Switches how the columns are asked, by the labels. */
  async control(switches: Readonly<Record<string, boolean>>): Promise<void> {
    const panel = this.page.getByRole('button', { name: /^(One after another|At once)/ });
    await panel.click();
    for (const [label, checked] of Object.entries(switches)) {
      await this.page.getByLabel(label).setChecked(checked);
    }
    await panel.click();
  }

  async keepOneColumn(): Promise<void> {
    await this.chooseFromMenu('B', 'Remove column');
    await expect(this.column('B')).toHaveCount(0);
  }

  /** Changes numbers in a column's settings, by their labels. */
  async set(letter: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.column(letter).getByRole('button', { name: 'Settings' }).click();
    const dialog = this.page.getByRole('dialog');
    for (const [label, value] of Object.entries(values)) {
      await dialog.getByLabel(label, { exact: true }).fill(value);
    }
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toHaveCount(0);
  }

  async choose(letter: string, model: string): Promise<void> {
    await this.column(letter).getByRole('combobox', { name: 'Model' }).selectOption(model);
  }

  async readyOffline(): Promise<void> {
    const status = this.page.getByText('Ready without a network.');
    await expect(status).toBeVisible({ timeout: 60_000 });
  }
}
