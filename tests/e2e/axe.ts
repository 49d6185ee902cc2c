import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Looks at a page that may still be being drawn, which is right in the end. */
const mostLooks = 5;

/** What axe finds wrong on the page, one line each. */
export async function violations(page: Page): Promise<string[]> {
  for (let looks = 1; ; looks += 1) {
    const found = await look(page);
    if (found.length === 0 || looks === mostLooks) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function look(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Playwright's own connection to the page cannot open a blank one for the frames.
    .setLegacyMode()
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
