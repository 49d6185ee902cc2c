import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';
import { tooWide } from './too-wide';

/** Nothing reaches beyond the width of the window: not of the page, nor of what scrolls in it. */
export async function expectNothingCutOff(page: Page, where?: string): Promise<void> {
  await expect.poll(() => page.evaluate(tooWide), { message: where ?? 'too wide' }).toEqual([]);
}

/** Nothing that scrolls within the screen hides a part of any of these, but for the screen itself. */
export async function expectNoneHidden(parts: Locator): Promise<void> {
  const hidden = await parts.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const around: string[] = [];
      for (
        let outer = element.parentElement;
        outer && outer.tagName !== 'MAIN';
        outer = outer.parentElement
      ) {
        const box = outer.getBoundingClientRect();
        const isOut = top < box.top || bottom > box.bottom || left < box.left || right > box.right;
        if (isOut && getComputedStyle(outer).overflow !== 'visible') around.push(outer.className);
      }
      return around;
    }),
  );
  expect(hidden).toEqual([]);
}
