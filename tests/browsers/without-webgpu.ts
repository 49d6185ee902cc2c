import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../tools/serve/server.mjs';
import { tooWide } from '../e2e/too-wide';
import { textOf, type Tab } from './tab';

const screenshots = 'test-results/browsers';

/** Notes in the page what nobody has caught: not every driver tells it. */
const noteUncaught = `uncaught = [];
addEventListener('error', ({ message }) => uncaught.push(message));
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
`;

/** The production build without its models, which nothing could run, and with those notes. */
function copyOfSite(folder: string): string {
  const site = join(folder, 'site');
  cpSync('dist', site, { recursive: true, filter: (path) => !path.includes('models/') });
  writeFileSync(join(site, 'uncaught.js'), noteUncaught);
  const page = join(site, 'index.html');
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace('<head>', '<head><script src="./uncaught.js"></script>'));
  return site;
}

interface Given {
  /** Starts the browser, which may keep what it likes in the folder. */
  readonly start: (folder: string) => Promise<Tab>;
  /** What helps in this browser, in the words of the page. */
  readonly help: string;
}

/** The page in a browser that has no WebGPU: it says so, and all that needs no model works. */
export function describeWithoutWebGpu(name: string, { start, help }: Given): void {
  describe(`${name} without WebGPU`, () => {
    /** Ends what was started, the latest first. */
    const endings: (() => unknown)[] = [];
    let tab: Tab;
    let address: string;

    beforeAll(async () => {
      mkdirSync(screenshots, { recursive: true });
      const folder = mkdtempSync(join(tmpdir(), 'playground-'));
      endings.push(() => rmSync(folder, { recursive: true, force: true }));
      const server = await startServer({ folder: copyOfSite(folder) });
      endings.push(() => server.close());
      ({ address } = server);
      tab = await start(folder);
      endings.push(() => tab.close());
      await tab.open(address);
    });

    afterAll(async () => {
      for (const end of endings.splice(0).reverse()) await end();
    });

    test('says so, and what helps in this browser, when a model is asked', async () => {
      await expect.poll(() => textOf(tab)).toContain('This browser has no WebGPU');
      await tab.evaluate(() => document.querySelector<HTMLElement>('main button')?.click());
      await expect.poll(() => textOf(tab)).toContain(help);
      await expect.poll(() => textOf(tab)).not.toContain('Stop all');
    });

    test.each([360, 1440])('lays every screen out at a width of %i', async (width) => {
      await tab.resize(width, 900);
      await expect.poll(() => tab.evaluate(() => innerWidth)).toBe(width);
      const screens = await tab.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('nav a')].map(({ hash }) => hash),
      );
      expect(screens.length).toBeGreaterThan(5);
      const headings = new Set<string>();
      for (const screen of screens) {
        await tab.open(address + screen);
        const heading = () =>
          tab.evaluate((hash) => {
            const shown = document.querySelector<HTMLAnchorElement>('nav a[aria-current]')?.hash;
            const heading = document.querySelector('main h1')?.textContent;
            return shown === hash ? (heading ?? '') : '';
          }, screen);
        await expect.poll(heading, { message: screen }).toMatch(/\w/);
        headings.add(await heading());
        await expect.poll(() => tab.evaluate(tooWide), { message: screen }).toEqual([]);
        const picture = `${name.toLowerCase()}-${width}-${screen.slice(1)}.png`;
        writeFileSync(join(screenshots, picture), await tab.screenshot());
      }
      expect(headings.size).toBe(screens.length);
    });

    test('leaves no error uncaught', async () => {
      const uncaught = () => (globalThis as unknown as { uncaught: string[] }).uncaught;
      expect(await tab.evaluate(uncaught)).toEqual([]);
    });
  });
}
