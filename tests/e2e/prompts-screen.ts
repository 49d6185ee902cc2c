import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** The Prompts screen as a person uses it. */
export class PromptsScreen {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Prompts', exact: true }).click();
    await expect(this.rows.first()).toBeVisible();
  }

  get list(): Locator {
    return this.page.getByRole('region', { name: 'Prompts' });
  }

  get rows(): Locator {
    return this.list.getByRole('listitem');
  }

  get sheet(): Locator {
    return this.page.getByRole('article', { name: 'The prompt' });
  }

  get text(): Locator {
    return this.sheet.getByLabel('Text', { exact: true });
  }

  row(title: string): Locator {
    return this.list.getByRole('button', { name: title });
  }

  async save(): Promise<void> {
    const save = this.sheet.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    // The words may be those of the time before.
    await expect(save).toBeDisabled();
    await expect(this.page.getByText('is saved on this device')).toBeVisible();
  }

  async write(text: string, title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New prompt', exact: true }).click();
    await this.text.fill(text);
    await this.sheet.getByLabel('Title').fill(title);
    await this.save();
  }
}
