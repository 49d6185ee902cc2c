// @ts-check
/** The built site's store worker on a blank page, and what the whole browser holds while it works. */
import { createReadStream, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startServer } from '../../tools/serve/server.mjs';
import { openBrowser } from './browser.mjs';
import { held, peakDuring } from './memory.mjs';
import { rounded } from './report.mjs';

const mostBytes = 200e6;
const blank = '<!doctype html><title>store</title>';

/** What the page needs beside the site. */
const served = /** @type {Record<string, string>} */ ({
  '/comlink.js': 'node_modules/comlink/dist/esm/comlink.mjs',
  '/store-page.js': 'tests/bench/store-page.js',
});

/** @typedef {(path: string, response: import('node:http').ServerResponse) => boolean} Answer */

/**
 * Serves the built site and, at `store.html`, the page that works with its store.
 *
 * @param {Answer} [answer] sees each path first; true means that it has answered
 */
export function startStoreServer(answer = () => false) {
  return startServer({
    folder: 'dist',
    before(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const file = pathname.startsWith('/modern-tar/')
        ? join('node_modules/modern-tar/dist', pathname.slice('/modern-tar/'.length))
        : served[pathname];
      if (pathname === '/store.html') response.setHeader('Content-Type', 'text/html').end(blank);
      else if (file) {
        response.setHeader('Content-Type', 'text/javascript');
        createReadStream(file).pipe(response);
      } else return answer(pathname, response);
      return true;
    },
  });
}

/**
 * Calls a function of the page.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @param {unknown} [given]
 * @returns {Promise<unknown>}
 */
export function call(page, name, given) {
  return page.evaluate(
    async ({ name: wanted, given: parameter }) => {
      const { [wanted]: run } = await import(/** @type {string} */ ('/store-page.js'));
      return /** @type {Promise<unknown>} */ (run(parameter));
    },
    { name, given },
  );
}

/** @param {string} address @param {string} profile */
export async function openStorePage(address, profile) {
  const { page, close } = await openBrowser({ profile });
  page.setDefaultTimeout(600_000);
  // The page of the site makes the database, which its workers never do.
  await page.goto(address);
  await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  await page.goto(`${address}store.html`);
  return { page, close };
}

/**
 * The peak of memory above idle while each of `steps` runs, in a browser that has done nothing else.
 *
 * @param {string} address of the server
 * @param {string} profile
 * @param {readonly { what: string, name: string, given?: unknown }[]} steps `name` is a function of the
 *   page that answers `done`
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
export async function storeMemoryRows(address, profile, steps) {
  const worker = readdirSync('dist/assets').find((name) => /^store\.worker-.*\.js$/.test(name));
  const { page, close } = await openStorePage(address, profile);
  try {
    await call(page, 'startStore', `/assets/${basename(worker ?? '')}`);
    await page.waitForTimeout(3000);
    const idle = held(profile);
    const rows = [];
    for (const { what, name, given } of steps) {
      const startMs = performance.now();
      const run = () => call(page, name, given);
      const { value, peak, samples } = await peakDuring(profile, run);
      if (value !== 'done') throw new Error(`${what}: ${String(value)}`);
      const aboveBytes = peak.bytes - idle.bytes;
      const ownBytes = peak.ownBytes - idle.ownBytes;
      const seconds = (performance.now() - startMs) / 1000;
      rows.push({
        what: `peak memory of all the browser's processes while ${what}, above idle`,
        figure: megabytes(aboveBytes),
        target: '< 200 MB',
        met: aboveBytes < mostBytes,
        absolute: `${megabytes(idle.bytes)} idle, ${megabytes(peak.bytes)} at most; without mapped files ${megabytes(ownBytes)} above idle (${samples} samples, ${rounded(seconds, 0)} s)`,
      });
      await page.waitForTimeout(1000);
    }
    return rows;
  } finally {
    await close();
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${rounded(bytes / 1e6, 0)} MB`;
}
