// @ts-check
/** What importing and exporting a pack of one gigabyte holds in memory. */
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startServer } from '../../tools/serve/server.mjs';
import { openBrowser } from './browser.mjs';
import { held, peakDuring } from './memory.mjs';
import { rounded } from './report.mjs';

const packBytes = 1e9;
const mostBytes = 200e6;
const blank = '<!doctype html><title>packs</title>';

/** Libraries that the page needs beside the built site's store worker. */
const served = /** @type {Record<string, string>} */ ({
  '/comlink.js': 'node_modules/comlink/dist/esm/comlink.mjs',
  '/pack-page.js': 'tests/bench/pack-page.js',
});

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function packsRows() {
  const server = await startServer({
    folder: 'dist',
    before(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const file = pathname.startsWith('/modern-tar/')
        ? join('node_modules/modern-tar/dist', pathname.slice('/modern-tar/'.length))
        : served[pathname];
      if (pathname === '/packs.html') response.setHeader('Content-Type', 'text/html').end(blank);
      else if (file) {
        response.setHeader('Content-Type', 'text/javascript');
        createReadStream(file).pipe(response);
      } else return false;
      return true;
    },
  });
  const worker = readdirSync('dist/assets').find((name) => /^store\.worker-.*\.js$/.test(name));
  const profile = mkdtempSync(join(tmpdir(), 'playground-packs-'));
  const address = `${server.address}packs.html`;
  try {
    await makePack(profile, address);
    return await measure(profile, address, `/assets/${basename(worker ?? '')}`);
  } finally {
    rmSync(profile, { recursive: true, force: true });
    await server.close();
  }
}

/** @param {string} profile @param {string} address */
async function makePack(profile, address) {
  const { page, close } = await openBrowser({ profile });
  page.setDefaultTimeout(600_000);
  await page.goto(address);
  await page.evaluate(async (bytes) => {
    const { writePack } = await import(/** @type {string} */ ('/pack-page.js'));
    await writePack(bytes);
  }, packBytes);
  await close();
}

/**
 * In a browser that has done nothing else.
 *
 * @param {string} profile
 * @param {string} address
 * @param {string} worker path of the store worker's script
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
async function measure(profile, address, worker) {
  const { page, close } = await openBrowser({ profile });
  page.setDefaultTimeout(600_000);
  await page.goto(address);
  await page.evaluate(async (script) => {
    const { startStore } = await import(/** @type {string} */ ('/pack-page.js'));
    await startStore(script);
  }, worker);
  await page.waitForTimeout(3000);
  const idle = held(profile);
  const rows = [];
  for (const [what, name] of [
    ['importing', 'importPack'],
    ['exporting', 'exportPack'],
  ]) {
    const startMs = performance.now();
    const { value, peak, samples } = await peakDuring(profile, () =>
      page.evaluate(async (call) => {
        const { [call]: run } = await import(/** @type {string} */ ('/pack-page.js'));
        return /** @type {Promise<string>} */ (run());
      }, name ?? ''),
    );
    if (value !== 'done') throw new Error(`${what}: ${value}`);
    const aboveBytes = peak.bytes - idle.bytes;
    const ownBytes = peak.ownBytes - idle.ownBytes;
    const seconds = (performance.now() - startMs) / 1000;
    rows.push({
      what: `peak memory of all the browser's processes while ${what} a pack of 1 GB, above idle`,
      figure: megabytes(aboveBytes),
      target: '< 200 MB',
      met: aboveBytes < mostBytes,
      absolute: `${megabytes(idle.bytes)} idle, ${megabytes(peak.bytes)} at most; without mapped files ${megabytes(ownBytes)} above idle (${samples} samples, ${rounded(seconds, 0)} s)`,
    });
    await page.waitForTimeout(1000);
  }
  await close();
  return rows;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${rounded(bytes / 1e6, 0)} MB`;
}
