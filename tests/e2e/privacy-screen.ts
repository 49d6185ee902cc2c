import type { Locator, Page } from '@playwright/test';
import { CompareScreen, fastModel } from './compare-screen';
import { expect } from './fixtures';

/** The Privacy screen as a person uses it. */
export class PrivacyScreen {
  constructor(readonly page: Page) {}

  /** Comes here with the fast model on the device and all of the program kept. */
  static async withFastModel(page: Page): Promise<PrivacyScreen> {
    const compare = new CompareScreen(page);
    await compare.keepOneColumn();
    await compare.choose('A', fastModel);
    await compare.ask('What is 34 + 25?');
    await compare.finished();
    await compare.readyOffline();
    return PrivacyScreen.open(page);
  }

  static async open(page: Page): Promise<PrivacyScreen> {
    await page.getByRole('link', { name: 'Privacy' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible();
    return new PrivacyScreen(page);
  }

  section(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  get readiness(): Locator {
    return this.section('Ready without a network?');
  }

  get offlineTest(): Locator {
    return this.section('Offline test');
  }

  /** The row of the program or of a model in the list of what was found. */
  finding(name: string): Locator {
    return this.readiness
      .locator('ul > li')
      .filter({ has: this.page.locator('strong', { hasText: name }) });
  }

  async check(): Promise<void> {
    await this.readiness.getByRole('button', { name: /^Check/ }).click();
    await expect(this.readiness.getByRole('status')).toContainText('eady without a network', {
      timeout: 60_000,
    });
  }

  async unplug(): Promise<void> {
    await this.offlineTest.getByRole('button', { name: 'Unplug and ask' }).click();
    await expect(this.offlineTest.getByRole('button', { name: 'Unplug and ask' })).toBeVisible({
      timeout: 60_000,
    });
  }
}
