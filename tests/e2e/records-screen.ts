import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect } from './fixtures';

/** The Records screen as a person uses it. */
export class RecordsScreen {
  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<RecordsScreen> {
    await page.getByRole('link', { name: 'Records' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Records' })).toBeVisible();
    return new RecordsScreen(page);
  }

  /** Brings a file of runs, by its text. */
  async bring(text: string): Promise<void> {
    const buffer = Buffer.from(text);
    await this.page
      .getByLabel('Bring runs from a file')
      .setInputFiles({ name: 'runs.json', mimeType: 'application/json', buffer });
  }

  /** The path and text of the file that is handed out. */
  async saved(form: 'Web page' | 'Markdown' | 'JSON'): Promise<{ path: string; text: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page
        .getByRole('group', { name: 'Save as a file' })
        .getByRole('button', { name: form })
        .click(),
    ]);
    const path = await download.path();
    return { path, text: await readFile(path, 'utf8') };
  }

  get notice(): Locator {
    return this.page.getByRole('status').first();
  }

  get rows(): Locator {
    return this.page.getByRole('list', { name: 'Runs' }).getByRole('listitem');
  }

  /** Opens the run whose first prompt has the text. */
  async show(prompt: string): Promise<void> {
    await this.rows.filter({ hasText: prompt }).getByRole('button').click();
  }
}
