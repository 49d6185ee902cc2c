import type { Page } from '@playwright/test';
import { expect } from './fixtures';

export type Scheme = 'light' | 'dark';

/**
 * Looks at what the page shows in light colours, then in dark ones: one walk serves for both. No colour
 * of the page comes by and by, so each look finds those of its scheme.
 */
export async function inBothSchemes(
  page: Page,
  look: (scheme: Scheme) => Promise<void>,
): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const query = `(prefers-color-scheme: ${scheme})`;
    await expect.poll(() => page.evaluate((media) => matchMedia(media).matches, query)).toBe(true);
    await look(scheme);
  }
}
