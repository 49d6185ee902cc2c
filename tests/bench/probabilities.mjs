// @ts-check
/** What it costs to tell the model's own probabilities: the built engine worker, driven by itself. */
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { startServer } from '../../tools/serve/server.mjs';
import { openBrowser } from './browser.mjs';
import { rounded } from './report.mjs';
import { interleaved, median, ratio } from './statistics.mjs';

const pairs = 5;
const tokens = 32;
const least = 0.9;

/** @param {string} modelId @returns {Promise<import('./report.mjs').Row[]>} */
export async function probabilitiesRows(modelId) {
  const served = /** @type {Record<string, string>} */ ({
    '/comlink.js': 'node_modules/comlink/dist/esm/comlink.mjs',
    '/engine-page.js': 'tests/bench/engine-page.js',
  });
  const server = await startServer({
    folder: 'dist',
    before(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const file = served[pathname];
      if (pathname === '/engine.html') {
        response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>engine</title>');
      } else if (file) {
        response.setHeader('Content-Type', 'text/javascript');
        createReadStream(file).pipe(response);
      } else return false;
      return true;
    },
  });
  const worker = readdirSync('dist/assets').find((name) => /^engine\.worker-.*\.js$/.test(name));
  const { models } = JSON.parse(readFileSync('dist/models.json', 'utf8'));
  const model = models.find((/** @type {{ id: string }} */ { id }) => id === modelId);
  const { page, close } = await openBrowser();
  page.setDefaultTimeout(600_000);
  await page.goto(`${server.address}engine.html`);
  await page.evaluate(
    async ([address, wanted]) => {
      const { load } = await import(/** @type {string} */ ('/engine-page.js'));
      await load(address, wanted);
    },
    /** @type {const} */ ([`/assets/${worker ?? ''}`, model]),
  );
  const decode = (/** @type {boolean} */ probabilities) =>
    page.evaluate(async ([wanted, most]) => {
      const { tokensPerSecond } = await import(/** @type {string} */ ('/engine-page.js'));
      return /** @type {Promise<number>} */ (tokensPerSecond(wanted, most));
    }, /** @type {const} */ ([probabilities, tokens]));
  await decode(true);
  const runs = await interleaved(
    pairs,
    () => decode(true),
    () => decode(false),
  );
  await close();
  await server.close();
  const kept = ratio(runs.a, runs.b);
  return [
    {
      what: 'decode with the probabilities of every token / without',
      figure: rounded(kept),
      target: `>= ${least}`,
      met: kept >= least,
      absolute: `${rounded(median(runs.a))} against ${rounded(median(runs.b))} tokens/s (${model.name})`,
    },
  ];
}
