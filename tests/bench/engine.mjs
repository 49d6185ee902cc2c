// @ts-check
/** The app with the real model against a plain engine, and its ways through the store. */
import { readFileSync } from 'node:fs';
import { askBareEngine, loadBareEngine } from './bare-engine.mjs';
import { startBenchServer } from './bare-site.mjs';
import { bytesRead, openBrowser } from './browser.mjs';
import { ask, clear, figures, keepCache, oneColumn, set } from './compare-page.mjs';
import { rawColdCosts, rawWarmCosts } from './raw-costs.mjs';
import { milliseconds, rounded } from './report.mjs';
import { sequenceRows } from './sequence.mjs';
import { interleaved, median, ratio } from './statistics.mjs';

/** @typedef {import('./report.mjs').Row} Row */

const prompt = 'Write a short story about a dragon and a knight.';
const tokens = 32;
const pairs = 5;

/**
 * @param {string} modelFolder
 * @returns {{ path: string, sizeBytes: number, parts: { path: string }[] }[]}
 */
function modelFiles(modelFolder) {
  return JSON.parse(readFileSync(`${modelFolder}/manifest.json`, 'utf8')).files;
}

/** @param {string} modelFolder @returns {Promise<Row[]>} */
export async function engineRows(modelFolder) {
  const server = await startBenchServer(modelFolder);
  const app = await openBrowser();
  const bare = await openBrowser();
  const { shaderMs } = await loadBareEngine(bare.page, server.origin);
  await app.page.goto(server.address);
  await oneColumn(app.page);
  await set(app.page, 'A', { 'Most tokens': String(tokens), Temperature: '0' });
  await ask(app.page, prompt);
  await askBareEngine(bare.page, prompt, tokens);

  const runs = await interleaved(
    pairs,
    async () => {
      await clear(app.page, 'A');
      await ask(app.page, prompt);
      return figures(app.page, 'A');
    },
    () => askBareEngine(bare.page, prompt, tokens),
  );
  const appRates = runs.a.map((run) => run.tokensPerSecond);
  const bareRates = runs.b.map((run) => run.tokensPerSecond);
  const rate = ratio(appRates, bareRates);
  const [appRate, bareRate] = [median(appRates), median(bareRates)];
  const weightBytes = modelFiles(modelFolder)
    .filter(({ path }) => path.startsWith('params_shard'))
    .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const appFirstMs = median(runs.a.map((run) => run.firstTokenMs));
  const bareFirstMs = median(runs.b.map((run) => run.firstTokenMs));
  await bare.close();
  const turns = await turnRow(app.page);
  await clear(app.page, 'A');
  await set(app.page, 'A', { 'Most tokens': '16' });
  const sequence = await sequenceRows(app.page, { prompt, rounds: 3, engine: 'SmolLM2' });
  await app.close();
  const storage = await storageRows(server, modelFolder, shaderMs);
  await server.close();
  return [
    {
      what: 'decode through the app / a plain engine on a blank page',
      figure: rounded(rate),
      target: '>= 0.97',
      met: rate >= 0.97,
      absolute: `${rounded(appRate)} against ${rounded(bareRate)} tokens/s; each token reads ${rounded(weightBytes / 1e6, 0)} MB of weights, so ${rounded((appRate * weightBytes) / 1e9)} GB/s`,
    },
    {
      what: 'wall-clock time to first token / plain engine',
      figure: `${rounded(appFirstMs / bareFirstMs)} (${appFirstMs - bareFirstMs > 0 ? '+' : ''}${Math.round(appFirstMs - bareFirstMs)} ms)`,
      target: '<= 1.05, plus 30 ms',
      met: appFirstMs <= bareFirstMs * 1.05 + 30,
      absolute: `${milliseconds(appFirstMs)} against ${milliseconds(bareFirstMs)}`,
    },
    turns,
    ...sequence,
    ...storage,
  ];
}

/** @param {import('playwright-core').Page} page @returns {Promise<Row>} */
async function turnRow(page) {
  await keepCache(page);
  await clear(page, 'A');
  await set(page, 'A', { 'Most tokens': '40' });
  /** @type {number[]} */
  const read = [];
  for (const question of ['What is the capital of France?', 'And of Italy?', 'And of Spain?']) {
    await ask(page, question);
    read.push((await figures(page, 'A')).prefilledTokens);
  }
  const [first = 0, ...later] = read;
  return {
    what: 'turn k reads only its new tokens',
    figure: later.every((count) => count < first) ? 'yes' : 'no',
    target: 'yes',
    met: later.every((count) => count < first),
    absolute: `${read.join(', ')} tokens in three turns`,
  };
}

/**
 * @param {Awaited<ReturnType<typeof startBenchServer>>} server
 * @param {string} modelFolder
 * @param {number} shaderMs
 * @returns {Promise<Row[]>}
 */
async function storageRows(server, modelFolder, shaderMs) {
  const files = modelFiles(modelFolder);
  const modelBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const folder = modelFolder.replace('public/', '');
  const addresses = files.flatMap((file) =>
    file.parts.map((part) => `${server.origin}/${folder}/${part.path}`),
  );

  /** @type {{ cold: number[], warm: number[], read: number[] }} */
  const ratios = { cold: [], warm: [], read: [] };
  const absolute = { coldMs: 0, coldRawMs: 0, warmMs: 0, warmRawMs: 0, warmRawParts: '' };
  for (let run = 0; run < pairs; run += 1) {
    const browser = await openBrowser();
    const { page } = browser;
    await page.goto(server.address);
    await oneColumn(page);
    await set(page, 'A', { 'Most tokens': '1', Temperature: '0' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForTimeout(1500);
    const cold = await ask(page, 'Hi');
    absolute.coldMs = phaseMs(cold, 'Fetches the model', 'Reads and verifies the model');

    await page.goto(`${server.origin}/blank.html`);
    const rawCold = await rawColdCosts(page, addresses);
    absolute.coldRawMs = Math.max(rawCold.fetchMs, rawCold.writeMs);
    ratios.cold.push(absolute.coldMs / absolute.coldRawMs);

    await page.goto(server.address);
    await page.waitForTimeout(1500);
    const readBefore = bytesRead(browser.profile);
    const warm = await ask(page, 'Hi');
    ratios.read.push((bytesRead(browser.profile) - readBefore) / modelBytes);
    absolute.warmMs = phaseMs(warm, 'Reads and verifies the model', 'Reads the prompt');

    await page.goto(`${server.origin}/blank.html`);
    const raw = await rawWarmCosts(page);
    absolute.warmRawMs = raw.readMs + raw.hashMs + raw.uploadMs + shaderMs;
    absolute.warmRawParts = Object.entries({
      read: raw.readMs,
      'SHA-256': raw.hashMs,
      upload: raw.uploadMs,
      shaders: shaderMs,
    })
      .map(([what, ms]) => `${what} ${milliseconds(ms)}`)
      .join(', ');
    ratios.warm.push(absolute.warmMs / absolute.warmRawMs);
    await browser.close();
  }
  return [
    {
      what: 'cold load / the slower of raw fetch and raw database write',
      figure: rounded(median(ratios.cold)),
      target: '<= 1.25',
      met: median(ratios.cold) <= 1.25,
      absolute: `${milliseconds(absolute.coldMs)} against ${milliseconds(absolute.coldRawMs)} (last run)`,
    },
    {
      what: 'warm load, hashing included / (read + SHA-256 + upload + shaders, each alone)',
      figure: rounded(median(ratios.warm)),
      target: '<= 1.15',
      met: median(ratios.warm) <= 1.15,
      absolute: `${milliseconds(absolute.warmMs)} against ${milliseconds(absolute.warmRawMs)} (last run: ${absolute.warmRawParts})`,
    },
    {
      what: 'bytes read from files in a warm load / bytes of the model',
      figure: rounded(median(ratios.read)),
      target: '<= 1.05',
      met: median(ratios.read) <= 1.05,
      absolute: `model of ${rounded(modelBytes / 1e6, 1)} MB`,
    },
  ];
}

/**
 * Time between the first sight of two phases.
 *
 * @param {import('./compare-page.mjs').Timeline} timeline
 * @param {string} from
 * @param {string} to
 */
function phaseMs({ phases }, from, to) {
  const [start, end] = [phases[from], phases[to]];
  if (start === undefined || end === undefined) {
    throw new Error(`not seen: ${from} or ${to}, only ${Object.keys(phases).join(', ')}`);
  }
  return end - start;
}
