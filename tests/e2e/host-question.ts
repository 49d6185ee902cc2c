import type { Locator, Page } from '@playwright/test';

/** What stands before the first request to a host that nobody has allowed. */
export class HostQuestion {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^(?:Download from|Ask|Search on) / });
  }

  async allow(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Allow and/ }).click();
  }

  async cancel(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Cancel' }).click();
  }

  async siteOnly(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'This site only' }).click();
  }
}
