import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** The Models screen as a person uses it. */
export class ModelsScreen {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Models', exact: true }).click();
    await expect(this.list).toBeVisible();
  }

  get list(): Locator {
    return this.page.getByRole('region', { name: 'Models' });
  }

  row(name: string | RegExp): Locator {
    return this.list.getByRole('button', { name });
  }

  card(name: string): Locator {
    return this.page.getByRole('article', { name });
  }

  /** Brings a model's card up. @param row what its row in the list is found by, where not by the name alone */
  async choose(name: string, row: string | RegExp = name): Promise<Locator> {
    await this.row(row).click();
    return this.card(name);
  }
}
