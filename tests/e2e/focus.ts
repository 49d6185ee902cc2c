import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** More places than any screen here has before and behind the one that is looked for. */
const mostPlaces = 80;

/** Goes on with Tab (or back) until the target has the focus, as a person without a mouse does. */
export async function goTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await expect(target).toBeVisible();
  for (let places = 0; places < mostPlaces; places += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused({ timeout: 1 });
}

/** Where the focus is lost, the browser says that the body of the page has it. */
export async function expectFocusKept(page: Page): Promise<void> {
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.tagName);
  await expect.poll(focused).not.toBe('BODY');
}
