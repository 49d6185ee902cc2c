// @ts-check
/** How fast the page paints, with and without a network, and how much JavaScript that takes. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { startServer } from '../../tools/serve/server.mjs';
import { openBrowser } from './browser.mjs';
import { milliseconds, rounded } from './report.mjs';
import { median } from './statistics.mjs';

const runs = 5;

/** @param {import('playwright-core').Page} page @param {string} address */
async function paint(page, address) {
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Your prompt' }).waitFor();
  await page.waitForTimeout(1000);
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const seen = { lcpMs: 0, shift: 0 };
        new PerformanceObserver((list) => {
          seen.lcpMs = list.getEntries().at(-1)?.startTime ?? 0;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += Reflect.get(entry, 'value');
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(seen), 300);
      }),
  );
}

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function shellRows() {
  const html = readFileSync('dist/index.html', 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(
    ([, path]) => `dist/${path}`,
  );
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).byteLength, 0);
  const holdsEngine = scripts.some((path) => readFileSync(path, 'utf8').includes('MLCEngine'));

  /** @type {{ online: number[], offline: number[], shifts: number[] }} */
  const seen = { online: [], offline: [], shifts: [] };
  for (let run = 0; run < runs; run += 1) {
    const server = await startServer({ folder: 'dist' });
    const browser = await openBrowser();
    const first = await paint(browser.page, server.address);
    await browser.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await server.close();
    const again = await paint(browser.page, server.address);
    seen.online.push(first.lcpMs);
    seen.offline.push(again.lcpMs);
    seen.shifts.push(first.shift, again.shift);
    await browser.close();
  }
  const lcp = median(seen.offline.map((value, index) => value / (seen.online[index] ?? NaN)));
  return [
    {
      what: 'first JavaScript, gzipped',
      figure: `${rounded(bytes / 1000, 1)} kB${holdsEngine ? ', with WebLLM' : ', no byte of WebLLM'}`,
      target: '<= 60 kB, no byte of WebLLM',
      met: bytes <= 60_000 && !holdsEngine,
      absolute: '',
    },
    {
      what: 'largest paint without a network / with one',
      figure: rounded(lcp),
      target: '<= 1.0',
      met: lcp <= 1,
      absolute: `${milliseconds(median(seen.offline))} against ${milliseconds(median(seen.online))}`,
    },
    {
      what: 'layout shift',
      figure: rounded(Math.max(...seen.shifts), 3),
      target: '<= 0.02',
      met: Math.max(...seen.shifts) <= 0.02,
      absolute: '',
    },
  ];
}
