// @ts-check
/** What the interface costs while answers stream, with an engine that costs nothing. */
import { startServer } from '../../tools/serve/server.mjs';
import { openBrowser } from './browser.mjs';
import { ask, choose, clear, column, figures, set } from './compare-page.mjs';
import { milliseconds, rounded } from './report.mjs';

const tokens = 2000;
const everyMs = 5;

/** @param {[number, number][]} growth @param {number} from @param {number} to shares of the text */
function charactersPerSecond(growth, from, to) {
  const whole = growth.at(-1)?.[1] ?? 0;
  const first = growth.find(([, length]) => length >= whole * from);
  const last = growth.find(([, length]) => length >= whole * to) ?? growth.at(-1);
  if (!first || !last) return NaN;
  return (last[1] - first[1]) / ((last[0] - first[0]) / 1000);
}

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function streamingRows() {
  const server = await startServer({ folder: 'dist-scripted' });
  const { page, close } = await openBrowser();
  await page.goto(server.address);
  // Both with room for so long an answer.
  await choose(page, 'B', 'SmolLM2 135M Instruct');
  for (const letter of ['A', 'B']) await set(page, letter, { 'Most tokens': String(tokens) });
  await ask(page, 'tokens=5');

  /** @type {import('./report.mjs').Row[]} */
  const rows = [];
  let longTasks = 0;
  for (const shape of ['paragraph', 'list', 'table', 'fence']) {
    for (const letter of ['A', 'B']) await clear(page, letter);
    const timeline = await ask(page, `tokens=${tokens} every=${everyMs} shape=${shape}`);
    longTasks += timeline.longTasks;
    const rates = [await figures(page, 'A'), await figures(page, 'B')].map(
      (one) => one.tokensPerSecond,
    );
    const slowest = Math.min(...rates) / (1000 / everyMs);
    const growth = timeline.growth;
    const late = charactersPerSecond(growth, 0.75, 1) / charactersPerSecond(growth, 0, 0.25);
    rows.push({
      what: `scripted engine, ${everyMs} ms a token, ${tokens} tokens, two columns, one ${shape}: pace kept`,
      figure: rounded(slowest),
      target: '>= 0.95',
      met: slowest >= 0.95,
      absolute: `${rounded(Math.min(...rates), 0)} of ${1000 / everyMs} tokens/s`,
    });
    rows.push({
      what: `the last 500 tokens as fast as the first 500 (${shape})`,
      figure: rounded(late),
      target: '>= 0.95',
      met: late >= 0.95,
      absolute: '',
    });
  }
  rows.push({
    what: 'main-thread tasks over 50 ms while columns stream',
    figure: String(longTasks),
    target: 'none',
    met: longTasks === 0,
    absolute: `over ${8 * tokens} tokens`,
  });
  for (const letter of ['A', 'B']) await clear(page, letter);
  const typingMs = await typingLatency(page);
  rows.push({
    what: 'typing while two columns stream: longest time from key to paint',
    figure: milliseconds(typingMs),
    target: '<= 100 ms',
    met: typingMs <= 100,
    absolute: '',
  });
  await close();
  await server.close();
  return rows;
}

/** @param {import('playwright-core').Page} page @returns {Promise<number>} */
async function typingLatency(page) {
  const composer = page.getByRole('textbox', { name: 'Your prompt' });
  await composer.fill(`tokens=800 every=${everyMs}`);
  await composer.press('Control+Enter');
  const answer = column(page, 'A').locator('.answer').last();
  await answer.filter({ hasText: 'A small' }).waitFor();
  await page.evaluate(() => {
    /** @type {number[]} */
    const durations = [];
    Reflect.set(globalThis, 'durations', durations);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) durations.push(entry.duration);
    }).observe(/** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16 }));
  });
  await composer.pressSequentially('typing while the answers come, letter by letter', {
    delay: 60,
  });
  await page.waitForTimeout(300);
  const durations = await page.evaluate(
    () => /** @type {number[]} */ (Reflect.get(globalThis, 'durations')),
  );
  // The observer tells of nothing below 16 ms.
  return Math.max(16, ...durations);
}
