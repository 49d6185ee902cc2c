import type { Page } from '@playwright/test';

/** In a prompt: the scripted engine keeps the last token of the answer back while answers are held. */
export const held = 'hold=answers';

/**
 * Holds answers to prompts with `held` for as long as a test looks at what they are like meanwhile.
 *
 * @returns lets them end, those that are yet to come too
 */
export async function holdAnswers(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        void navigator.locks.request('answers', () => {
          resolve();
          return new Promise((release) => {
            addEventListener('let-answers-end', release, { once: true });
          });
        });
      }),
  );
  return () =>
    page.evaluate(() => {
      dispatchEvent(new Event('let-answers-end'));
    });
}
