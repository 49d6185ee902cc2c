import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect } from './fixtures';

/** The Ratings screen as a person uses it. */
export class RatingsScreen {
  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<RatingsScreen> {
    await page.getByRole('link', { name: 'Ratings', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ratings' })).toBeVisible();
    return new RatingsScreen(page);
  }

  /** Brings a file of votes, by its text. */
  async bring(text: string, name = 'votes.json'): Promise<void> {
    const buffer = Buffer.from(text);
    await this.page
      .getByLabel('Bring votes from a file')
      .setInputFiles({ name, mimeType: 'text/plain', buffer });
  }

  /** The text of the file that is handed out. */
  async exported(form: 'JSON' | 'CSV'): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: `Export as ${form}` }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  }

  get files(): Locator {
    return this.page.getByRole('region', { name: 'Votes as files' });
  }

  /** The first row of the table of strengths comes first. */
  row(place: number): Locator {
    return this.page
      .getByRole('region', { name: 'Strengths' })
      .getByRole('table')
      .first()
      .getByRole('row')
      .nth(place);
  }
}
