// @ts-check
/** What the interface costs while answers stream, with an engine that costs nothing. */
import { startServer } from '../../tools/serve/server.mjs';
import { openBrowser } from './browser.mjs';
import { ask, atOnce, choose, clear, column, figures, oneColumn, set } from './compare-page.mjs';
import { longestTask } from './main-thread.mjs';
import { milliseconds, rounded } from './report.mjs';
import { sequenceRows } from './sequence.mjs';
import { openWithStandIns, standIn } from './stand-ins.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./report.mjs').Row} Row */

const tokens = 2000;
const everyMs = 5;
const shapes = ['paragraph', 'list', 'table', 'fence'];
const letters = ['A', 'B', 'C', 'D'];

/** @param {[number, number][]} growth @param {number} from @param {number} to shares of the text */
function charactersPerSecond(growth, from, to) {
  const whole = growth.at(-1)?.[1] ?? 0;
  const first = growth.find(([, length]) => length >= whole * from);
  const last = growth.find(([, length]) => length >= whole * to) ?? growth.at(-1);
  if (!first || !last) return NaN;
  return (last[1] - first[1]) / ((last[0] - first[0]) / 1000);
}

/** @returns {Promise<Row[]>} */
export async function streamingRows() {
  const server = await startServer({ folder: 'dist-scripted' });
  const rows = [];
  for (const columns of [2, 4]) rows.push(...(await atOnceRows(server.address, columns)));
  rows.push(...(await scriptedSequenceRows(server.address)));
  await server.close();
  return rows;
}

/**
 * Columns that stream side by side, each from an engine of its own.
 *
 * @param {string} address
 * @param {number} columns
 * @returns {Promise<Row[]>}
 */
async function atOnceRows(address, columns) {
  const { page, close } = await openBrowser();
  await openWithStandIns(page, address, columns);
  const used = letters.slice(0, columns);
  for (const _ of used.slice(2)) await page.getByRole('button', { name: 'Add column' }).click();
  for (const [index, letter] of used.entries()) {
    await choose(page, letter, standIn(index));
    await set(page, letter, { 'Most tokens': String(tokens) });
  }
  await atOnce(page);
  await ask(page, 'tokens=5');
  // What the loads have left to the browser is over by then: the service worker keeps the site.
  await page.waitForTimeout(3000);

  const pace = [];
  const late = [];
  let longTasks = 0;
  let longestMs = 0;
  for (const shape of shapes) {
    for (const letter of used) await clear(page, letter);
    const { result: timeline, longestMs: computedMs } = await longestTask(page, () =>
      ask(page, `tokens=${tokens} every=${everyMs} shape=${shape}`),
    );
    longTasks += timeline.longTasks;
    longestMs = Math.max(longestMs, computedMs);
    const rates = [];
    for (const letter of used) rates.push((await figures(page, letter)).tokensPerSecond);
    pace.push(Math.min(...rates) / (1000 / everyMs));
    const { growth } = timeline;
    late.push(charactersPerSecond(growth, 0.75, 1) / charactersPerSecond(growth, 0, 0.25));
  }
  for (const letter of used) await clear(page, letter);
  const typingMs = await typingLatency(page);
  await close();

  const what = `${columns} columns at once, scripted engine`;
  const perShape = (/** @type {number[]} */ values) =>
    shapes.map((shape, index) => `${shape} ${rounded(values[index] ?? NaN)}`).join(', ');
  return [
    {
      what: `${what}, ${everyMs} ms a token, ${tokens} tokens: pace kept by the slowest`,
      figure: rounded(Math.min(...pace)),
      target: '>= 0.95',
      met: Math.min(...pace) >= 0.95,
      absolute: `of ${1000 / everyMs} tokens/s: ${perShape(pace)}`,
    },
    {
      what: `${what}: the last 500 tokens as fast as the first 500`,
      figure: rounded(Math.min(...late)),
      target: '>= 0.95',
      met: Math.min(...late) >= 0.95,
      absolute: perShape(late),
    },
    {
      what: `${what}: main-thread tasks over 50 ms while they stream`,
      figure: String(longTasks),
      target: 'none',
      met: longTasks === 0,
      absolute: `over ${shapes.length * columns * tokens} tokens; the longest computes ${milliseconds(longestMs)}`,
    },
    {
      what: `${what}: longest time from key to paint while they stream`,
      figure: milliseconds(typingMs),
      target: '<= 100 ms',
      met: typingMs <= 100,
      absolute: '',
    },
  ];
}

/** @param {string} address @returns {Promise<Row[]>} */
async function scriptedSequenceRows(address) {
  const { page, close } = await openBrowser();
  await openWithStandIns(page, address, 1);
  await oneColumn(page);
  const rows = await sequenceRows(page, {
    prompt: `tokens=200 every=${everyMs}`,
    rounds: 5,
    engine: 'scripted engine',
  });
  await close();
  return rows;
}

/** @param {Page} page @returns {Promise<number>} */
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
