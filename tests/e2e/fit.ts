import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Nothing reaches beyond the width of the window: not of the page, nor of what scrolls in it. */
export async function expectNothingCutOff(page: Page, where?: string): Promise<void> {
  const tooWide = (): Promise<string[]> =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(
          ({ tagName, scrollWidth, clientWidth }) => `${tagName}: ${scrollWidth} in ${clientWidth}`,
        ),
    );
  await expect.poll(tooWide, { message: where ?? 'too wide' }).toEqual([]);
}
