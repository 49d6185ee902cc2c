// @ts-check
/** How soon the smallest embedded model answers: it is the model of the tests and of a first try. */
import { startServer } from '../../tools/serve/server.mjs';
import { openBrowser } from './browser.mjs';
import { ask, choose, figures, oneColumn } from './compare-page.mjs';
import { milliseconds, rounded } from './report.mjs';
import { median } from './statistics.mjs';

const runs = 5;
const mostMs = 2000;

/**
 * Until the prompt is read, or the first text where that is over between two frames.
 *
 * @param {import('./compare-page.mjs').Timeline} timeline
 */
const loadedMs = ({ phases, growth }) => phases['Reads the prompt'] ?? growth[0]?.[0] ?? NaN;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function fastModelRows() {
  const server = await startServer({ folder: 'dist' });
  /** @type {{ coldMs: number[], warmMs: number[], tokensPerSecond: number[] }} */
  const seen = { coldMs: [], warmMs: [], tokensPerSecond: [] };
  for (let run = 0; run < runs; run += 1) {
    const { page, close } = await openBrowser();
    await page.goto(server.address);
    await oneColumn(page);
    await choose(page, 'A', 'Glassbox 3M');
    await page.waitForTimeout(1500);
    seen.coldMs.push(loadedMs(await ask(page, 'What is 34 + 25?')));
    await page.reload();
    await page.waitForTimeout(1500);
    seen.warmMs.push(loadedMs(await ask(page, 'What is 34 + 25?')));
    seen.tokensPerSecond.push((await figures(page, 'A')).tokensPerSecond);
    await close();
  }
  await server.close();
  const [coldMs, warmMs] = [median(seen.coldMs), median(seen.warmMs)];
  return [
    {
      what: 'Glassbox: from the press until it reads the prompt, from the device',
      figure: milliseconds(warmMs),
      target: `<= ${milliseconds(mostMs)}`,
      met: warmMs <= mostMs,
      absolute: `fetched from the host ${milliseconds(coldMs)}; then ${rounded(median(seen.tokensPerSecond))} tokens/s`,
    },
  ];
}
