// @ts-check
/** A browser with a profile on the disk, and what its processes read and hold. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../tools/chromium/chromium.mjs';

/**
 * @typedef {object} BenchBrowser
 * @property {import('playwright-core').BrowserContext} context
 * @property {import('playwright-core').Page} page
 * @property {string} profile
 * @property {() => Promise<void>} close
 */

/** @param {{ profile?: string }} [options] @returns {Promise<BenchBrowser>} */
export async function openBrowser({ profile } = {}) {
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'playground-bench-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    args: chromiumArguments,
    viewport: { width: 1440, height: 900 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    profile: folder,
    async close() {
      await context.close();
      if (!profile) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} path @returns {string} its content; nothing where it is gone */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * The processes of a browser, by its profile; Linux alone.
 *
 * @param {string} profile
 * @returns {{ pid: string, type: string }[]}
 */
function processes(profile) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const main = all.find((pid) => {
    const command = readIfThere(`/proc/${pid}/cmdline`);
    return command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=');
  });
  return all.flatMap((pid) => {
    const [, , , parent] = readIfThere(`/proc/${pid}/stat`)
      .replace(/\(.*\)/, 'name')
      .split(' ');
    const command = readIfThere(`/proc/${pid}/cmdline`);
    const [, type = pid === main ? 'browser' : ''] = /--type=([\w-]+)/.exec(command) ?? [];
    const ours = pid === main || parent === main || command.includes(profile);
    return ours && type ? [{ pid, type }] : [];
  });
}

/** @param {string} profile @returns {number} bytes that the browser has read from files so far */
export function bytesRead(profile) {
  return processes(profile)
    .map(({ pid }) => Number(/rchar: (\d+)/.exec(readIfThere(`/proc/${pid}/io`))?.[1] ?? 0))
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** @param {string} pid @param {string} field @returns {number} bytes */
function memory(pid, field) {
  const status = readIfThere(`/proc/${pid}/status`);
  return 1024 * Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
}

/**
 * Memory of the page's process: what it holds now and the most it has held since `forgetPeak`.
 *
 * @param {string} profile
 */
export function rendererMemory(profile) {
  const renderers = allRenderers(profile);
  const largest = renderers.toSorted(
    (one, other) => memory(other, 'VmRSS') - memory(one, 'VmRSS'),
  )[0];
  return {
    nowBytes: memory(largest ?? '', 'VmRSS'),
    /** Of that, the browser's own program and its other files: every tab maps the same ones. */
    programBytes: memory(largest ?? '', 'RssFile'),
    peakBytes: memory(largest ?? '', 'VmHWM'),
    forgetPeak: () => writeFileSync(`/proc/${largest}/clear_refs`, '5'),
  };
}

/** @param {string} profile @returns {string[]} */
function allRenderers(profile) {
  const main = processes(profile).find(({ type }) => type === 'browser')?.pid;
  return readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) &&
      readIfThere(`/proc/${pid}/cmdline`).includes('--type=renderer') &&
      ancestors(pid).includes(main ?? ''),
  );
}

/** @param {string} pid @returns {string[]} */
function ancestors(pid) {
  const parent = readIfThere(`/proc/${pid}/stat`)
    .replace(/\(.*\)/, 'name')
    .split(' ')[3];
  return parent === undefined || parent === '0' ? [] : [parent, ...ancestors(parent)];
}
