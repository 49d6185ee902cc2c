// @ts-check
/** Drives the Compare screen and takes its times on the page's own clock. */

/** @typedef {import('playwright-core').Page} Page */

/**
 * What the page shows of one answer, in order of appearance, with the time of each.
 *
 * @typedef {object} Timeline
 * @property {Record<string, number>} phases milliseconds since the press at which a phase was first seen
 * @property {[atMs: number, length: number][]} growth length of the answer's text over time
 * @property {number} longTasks tasks of the main thread over 50 ms
 * @property {number} endMs
 */

/** @param {Page} page @param {string} letter */
export function column(page, letter) {
  return page.getByRole('region', { name: `Column ${letter}` });
}

/** @param {Page} page @param {string} letter @param {string} entry of what stands under "More" */
export async function fromMenu(page, letter, entry) {
  await column(page, letter).getByText('More', { exact: true }).click();
  await column(page, letter).getByRole('button', { name: entry }).click();
}

/** Lets a turn find in the cache what the turn before has left. @param {Page} page */
export async function keepCache(page) {
  const panel = page.getByRole('button', { name: 'One after another' });
  await panel.click();
  await page.getByLabel('Every answer from an empty cache').uncheck();
  await panel.click();
}

/** Lets the columns answer side by side, as far as they fit. @param {Page} page */
export async function atOnce(page) {
  const panel = page.locator('.bar [aria-expanded]');
  await panel.click();
  await page.getByLabel('At once, as far as they fit').check();
  await panel.click();
}

/** @param {Page} page */
export async function oneColumn(page) {
  await fromMenu(page, 'B', 'Remove column');
}

/** @param {Page} page @param {string} letter @param {string} model its name */
export async function choose(page, letter, model) {
  await column(page, letter).getByRole('combobox', { name: 'Model' }).selectOption(model);
}

/** @param {Page} page @param {string} letter @param {Record<string, string>} values */
export async function set(page, letter, values) {
  await column(page, letter).getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(values)) {
    await dialog.getByLabel(label, { exact: true }).fill(value);
  }
  await dialog.getByRole('button', { name: 'Close' }).click();
}

/**
 * Asks, waits for the end and gives the times. The observers live in the page and look at each frame.
 *
 * @param {Page} page
 * @param {string} prompt
 * @returns {Promise<Timeline>}
 */
export async function ask(page, prompt) {
  await page.getByRole('textbox', { name: 'Your prompt' }).fill(prompt);
  return page.evaluate(async () => {
    /** @type {Timeline} */
    const timeline = { phases: {}, growth: [], longTasks: 0, endMs: 0 };
    const observer = new PerformanceObserver((list) => {
      timeline.longTasks += list.getEntries().length;
    });
    observer.observe({ type: 'longtask' });
    const button = [...document.querySelectorAll('button')].find((one) =>
      one.textContent.includes('Run'),
    );
    const started = performance.now();
    button?.click();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const nowMs = performance.now() - started;
      const answer = [...document.querySelectorAll('.answer')].at(-1);
      const note = answer?.querySelector('.preparation span, .soft')?.textContent ?? '';
      if (note) timeline.phases[note] ??= nowMs;
      const text = [...(answer?.children ?? [])]
        .filter((element) => !element.matches('.soft, .preparation, .caret, .failure'))
        .reduce((sum, element) => sum + element.textContent.length, 0);
      if (text > (timeline.growth.at(-1)?.[1] ?? 0)) timeline.growth.push([nowMs, text]);
      const done = [...document.querySelectorAll('button')].some((one) =>
        one.textContent.includes('Run'),
      );
      if (done) {
        timeline.endMs = nowMs;
        observer.disconnect();
        return timeline;
      }
    }
  });
}

/**
 * The figures below the last answer of a column.
 *
 * @param {Page} page
 * @param {string} letter
 */
export async function figures(page, letter) {
  const texts = await column(page, letter)
    .locator('article')
    .last()
    .getByRole('note')
    .allInnerTexts();
  const number = (/** @type {string} */ unit) => {
    const text = texts.find((one) => new RegExp(`^\\s*[\\d.,]+\\s+${unit}`).test(one)) ?? '';
    return Number(/[\d.,]+/.exec(text)?.[0].replaceAll(',', ''));
  };
  return {
    tokensPerSecond: number('tok/s'),
    firstTokenMs: number('ms first'),
    tokens: number('tokens'),
    prefilledTokens: number('prefilled'),
  };
}

/** @param {Page} page @param {string} letter */
export async function clear(page, letter) {
  await fromMenu(page, letter, 'Clear');
}
