import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumArguments, findChromium } from '../../tools/chromium/chromium.mjs';
import { enter } from './ledger';
import type { LoggingProxy } from './logging-proxy';
import { reachedBy, type Reached } from './net-log';

export interface StartOptions {
  /** Folder of the profile: the same folder is the same person's browser, started again. */
  readonly profile: string;
  readonly proxy: LoggingProxy;
  readonly parameters?: readonly string[];
}

/** How long a busy machine may take to start a browser, and to do what a test asks of a page. */
const startMs = 60_000;
const actionMs = 60_000;

/** With these a browser gives new adapters however often its GPU process has crashed. */
export const forgivingGpu = [
  '--disable-gpu-process-crash-limit',
  '--disable-domain-blocking-for-3d-apis',
];

/**
 * A Chromium that is started and ended as a person's would be: with a profile that stays, by its
 * executable, so that it can be killed from outside. All that it reaches goes into the ledger.
 */
export class TestBrowser {
  /** What it has reached in all its life; pending until it has ended, in whichever way. */
  readonly reached: Promise<Reached>;

  private constructor(
    readonly browser: Browser,
    readonly process: ChildProcess,
    readonly profile: string,
    standIns: readonly string[],
  ) {
    this.reached = new Promise((resolve, reject) => {
      process.once('exit', () => {
        try {
          const reached = reachedBy(netLogOf(profile));
          enter({ kind: 'ended', reached, standIns });
          resolve(reached);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
  }

  static async start({ profile, proxy, parameters = [] }: StartOptions): Promise<TestBrowser> {
    mkdirSync(profile, { recursive: true });
    const portFile = join(profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    enter({ kind: 'started' });
    const child = spawn(
      findChromium(),
      [
        '--headless',
        '--remote-debugging-port=0',
        '--window-size=1280,900',
        `--user-data-dir=${profile}`,
        `--proxy-server=${proxy.address}`,
        '--proxy-bypass-list=<-loopback>',
        `--log-net-log=${netLogOf(profile)}`,
        ...chromiumArguments,
        ...parameters,
        'about:blank',
      ],
      // A group of its own: a kill ends the browser with all its processes.
      { detached: true, stdio: 'ignore' },
    );
    const port = await portIn(portFile);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    return new TestBrowser(browser, child, profile, proxy.standIns);
  }

  get context(): BrowserContext {
    const [context] = this.browser.contexts();
    if (!context) throw new Error('the browser has no context');
    return context;
  }

  async open(address: string): Promise<Page> {
    this.context.setDefaultTimeout(actionMs);
    const page = await this.context.newPage();
    await page.goto(address);
    return page;
  }

  /** Closes all pages of a test, and deletes what its sites have kept. */
  async forget(origins: readonly string[]): Promise<void> {
    // The empty page that it was started with stays, as the last page takes a browser along.
    const [first, ...opened] = this.context.pages();
    for (const page of opened) await page.close();
    await this.context.clearPermissions();
    if (!first) return;
    const session = await this.context.newCDPSession(first);
    for (const origin of origins) {
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    }
    await session.detach();
  }

  /** Ends the GPU process; the devices of all pages are lost, the rest of the browser goes on. */
  async crashGpu(): Promise<void> {
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.crashGpuProcess').catch(() => undefined);
    await session.detach().catch(() => undefined);
  }

  /** Ends it as closing the last window does. */
  async close(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => undefined);
    await this.reached;
  }

  /** Stops all its processes where they are, as a laptop that is closed does; the kernel keeps its connections. */
  sleep(): void {
    this.#signal('SIGSTOP');
  }

  wake(): void {
    this.#signal('SIGCONT');
  }

  #signal(name: NodeJS.Signals): void {
    if (this.process.pid !== undefined) process.kill(-this.process.pid, name);
  }

  /** Ends it as a crash of the machine would: the whole process group, at once. */
  async kill(): Promise<void> {
    this.#signal('SIGKILL');
    await this.reached;
    // It names the process that has the profile, whose number another one may have by the next start.
    rmSync(join(this.profile, 'SingletonLock'), { force: true });
  }
}

/** The port that a browser has written down, once it listens; the line after it is written with it. */
async function portIn(path: string): Promise<string> {
  const latestMs = performance.now() + startMs;
  for (;;) {
    const [port, ...more] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    if (port && more.length > 0) return port;
    if (performance.now() > latestMs) throw new Error('Chromium did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function netLogOf(profile: string): string {
  return join(profile, 'net-log.json');
}
