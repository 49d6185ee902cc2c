// @ts-check
/**
 * The Chromium that tests, benchmarks and screenshots run in: found on this machine, or installed.
 *
 * Order: the PLAYGROUND_CHROMIUM variable, Playwright's own download, a Chrome or Chromium of the
 * system; where none is there, Playwright's download is tried, then Debian's package (as root).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Names under which systems install a browser of Chromium's family. */
const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];

/** Places outside PATH where installers of macOS and Windows put Chrome. */
const applicationPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google/Chrome/Application/chrome.exe'),
];

/** Where nothing listens: the browser's own housekeeping is sent there, so that logs hold the page's. */
export const nowhere = 'http://127.0.0.1:9/';

/**
 * Flags for a machine without a GPU: Chromium's software WebGPU adapter (float32 only), and no
 * traffic of the browser's own, so that every request in a log is the page's.
 */
export const chromiumArguments = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-field-trial-config',
  '--disable-domain-reliability',
  `--component-updater=url-source=${nowhere}`,
  `--gaia-url=${nowhere}`,
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,NetworkTimeServiceQuerying',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The same with one more feature of the browser off: of several such flags Chromium takes the last alone.
 *
 * @param {string} feature
 */
export function withoutFeature(feature) {
  return chromiumArguments.map((argument) =>
    argument.startsWith('--disable-features=') ? `${argument},${feature}` : argument,
  );
}

/** @returns {string | undefined} the executable of a browser that is already here */
function installedChromium() {
  const named = process.env.PLAYGROUND_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PLAYGROUND_CHROMIUM names a file that does not exist: ${named}`);
  }
  const downloaded = chromium.executablePath();
  if (downloaded && existsSync(downloaded)) return downloaded;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => commandNames.map((name) => join(folder, name)));
  return [...candidates, ...applicationPaths].find((path) => existsSync(path));
}

/** @param {string} command @param {string[]} parameters @returns {boolean} whether it succeeded */
function attempt(command, parameters) {
  console.error(`no browser found; trying: ${command} ${parameters.join(' ')}`);
  return spawnSync(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/**
 * @returns {string} the path of a Chromium executable, installed on the way where none was there
 * @throws {Error} with what to install, when nothing worked
 */
export function findChromium() {
  const found = installedChromium();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  const install = ['node_modules/playwright-core/cli.js', 'install', 'chromium'];
  // The libraries that it needs come from the system's packages, which root alone can install.
  const installed = isRoot && attempt(process.execPath, [...install, '--with-deps']);
  if (!installed) attempt(process.execPath, install);
  const downloaded = installedChromium();
  if (downloaded) return downloaded;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    attempt('apt-get', ['update', '-qq']);
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  const packaged = installedChromium();
  if (packaged) return packaged;
  throw new Error(
    'No Chromium was found and none could be installed. Install Chrome or Chromium (Debian: ' +
      '"apt install chromium"), or set PLAYGROUND_CHROMIUM to the path of one.',
  );
}

/** @param {string} executable @returns {string} for reports, such as "Chromium 156.0.8078.79" */
export function chromiumVersion(executable) {
  const said = execFileSync(executable, ['--version'], { encoding: 'utf8' });
  return said.replace(/ built .*/s, '').trim();
}
