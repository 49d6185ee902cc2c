// @ts-check
/** What the tab itself takes while a model is loaded, beside the model on the GPU. */
import { readFileSync } from 'node:fs';
import { startBenchServer } from './bare-site.mjs';
import { openBrowser, rendererMemory } from './browser.mjs';
import { ask, oneColumn, set } from './compare-page.mjs';
import { rounded } from './report.mjs';
import { median } from './statistics.mjs';

const runs = 3;
const megabytes = (/** @type {number} */ bytes) => `${rounded(bytes / 1e6, 0)} MB`;

/** What the page counts for itself, as its source says it, with a file of weights that is held twice. */
function countedBytes(/** @type {number} */ largestBytes) {
  const source = readFileSync('src/core/device/memory.ts', 'utf8');
  return Number(/ pageBytes = ([\de]+);/.exec(source)?.[1]) + 2 * largestBytes;
}

/** @param {string} modelFolder @returns {Promise<import('./report.mjs').Row[]>} */
export async function tabMemoryRows(modelFolder) {
  const { files } = JSON.parse(readFileSync(`${modelFolder}/manifest.json`, 'utf8'));
  const largestBytes = Math.max(
    ...files.map((/** @type {{ sizeBytes: number }} */ { sizeBytes }) => sizeBytes),
  );
  const server = await startBenchServer(modelFolder);
  /** @type {{ most: number[], growth: number[] }} */
  const seen = { most: [], growth: [] };
  for (let run = 0; run < runs; run += 1) {
    const browser = await openBrowser();
    const { page } = browser;
    await page.goto(server.address);
    await oneColumn(page);
    await set(page, 'A', { 'Most tokens': '1', Temperature: '0' });
    await ask(page, 'Hi');
    await page.reload();
    await page.waitForTimeout(1500);
    const before = rendererMemory(browser.profile);
    before.forgetPeak();
    await ask(page, 'Hi');
    const { peakBytes } = rendererMemory(browser.profile);
    seen.most.push(peakBytes - before.programBytes);
    seen.growth.push(peakBytes - before.nowBytes);
    await browser.close();
  }
  await server.close();
  const mostBytes = Math.max(...seen.most);
  const ownBytes = countedBytes(largestBytes);
  const growthBytes = median(seen.growth);
  const allowedBytes = 2 * largestBytes + 50_000_000;
  return [
    {
      what: 'the page’s process at most in a warm load, without the browser’s own program',
      figure: megabytes(mostBytes),
      target: `<= ${megabytes(ownBytes)}, which the page counts for itself`,
      met: mostBytes <= ownBytes,
      absolute: `${runs} loads: ${seen.most.map(megabytes).join(', ')}`,
    },
    {
      what: 'peak growth of the page’s process in a warm load',
      figure: megabytes(growthBytes),
      target: `<= two files + 50 MB = ${megabytes(allowedBytes)}`,
      met: growthBytes <= allowedBytes,
      absolute: `largest file ${rounded(largestBytes / 1e6, 1)} MB`,
    },
  ];
}
