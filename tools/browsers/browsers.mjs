// @ts-check
/**
 * The browsers beside Chromium in which the built page is tested, found on this machine: Firefox with
 * Mesa's Vulkan driver for processors, and WebKitGTK without WebGPU.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} name @returns {string | undefined} where this program is in the PATH */
function program(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/** @param {string} folder @returns {string[]} the paths in it; none where there is no such folder */
const pathsIn = (folder) =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

/** Paths by the Debian packages that bring them; undefined where one is missing. */
export const firefox = {
  'firefox-esr': program('firefox-esr'),
  'mesa-vulkan-drivers': pathsIn('/usr/share/vulkan/icd.d').find((path) =>
    path.includes('lvp_icd'),
  ),
};

/** As `firefox`. MiniBrowser comes with the driver: /usr/lib/<architecture>/webkit2gtk-4.1/MiniBrowser. */
export const webKit = {
  'webkit2gtk-driver': program('WebKitWebDriver'),
  'libwebkit2gtk-4.1-0': pathsIn('/usr/lib')
    .map((path) => join(path, 'webkit2gtk-4.1/MiniBrowser'))
    .find(existsSync),
  xvfb: program('Xvfb'),
};

/**
 * @param {Record<string, string | undefined>} browser
 * @returns {string | undefined} why it cannot be tested in, if it cannot
 */
export function lackOf(browser) {
  const missing = Object.keys(browser).filter((name) => browser[name] === undefined);
  if (missing.length === 0) return undefined;
  return `there is no ${missing.join(', no ')}; on Debian “apt install ${missing.join(' ')}” brings it`;
}

/**
 * @param {Record<string, string | undefined>} browser
 * @param {string} name of the package
 * @returns {string}
 * @throws {Error} with what to install, where it is missing
 */
export function pathOf(browser, name) {
  const path = browser[name];
  if (path === undefined) throw new Error(lackOf(browser));
  return path;
}
