import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumArguments, findChromium } from '../../tools/chromium/chromium.mjs';
import type { LoggingProxy } from './logging-proxy';
import { reachedBy } from './net-log';

export const ledgerFile = 'test-results/reached.jsonl';

export interface StartOptions {
  /** Folder of the profile: the same folder is the same person's browser, started again. */
  readonly profile: string;
  readonly proxy: LoggingProxy;
  readonly parameters?: readonly string[];
}

/**
 * A Chromium that is started and ended as a person's would be: with a profile that stays, by its
 * executable, so that it can be killed from outside. All that it reaches goes into the ledger.
 */
export class TestBrowser {
  readonly #netLog: string;
  #ended: Promise<void>;

  private constructor(
    readonly browser: Browser,
    readonly process: ChildProcess,
    profile: string,
  ) {
    this.#netLog = netLogOf(profile);
    this.#ended = new Promise((resolve) => process.once('exit', () => resolve()));
  }

  static async start({ profile, proxy, parameters = [] }: StartOptions): Promise<TestBrowser> {
    mkdirSync(profile, { recursive: true });
    const portFile = join(profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
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
    for (
      let tries = 0;
      !existsSync(portFile) || readFileSync(portFile, 'utf8') === '';
      tries += 1
    ) {
      if (tries === 300) throw new Error('Chromium did not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    return new TestBrowser(browser, child, profile);
  }

  get context(): BrowserContext {
    const [context] = this.browser.contexts();
    if (!context) throw new Error('the browser has no context');
    return context;
  }

  async open(address: string): Promise<Page> {
    this.context.setDefaultTimeout(15_000);
    const page = await this.context.newPage();
    await page.goto(address);
    return page;
  }

  /** Ends it as closing the last window does. */
  async close(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => undefined);
    await this.#ended;
    this.#record();
  }

  /** Ends it as a crash of the machine would: the whole process group, at once. */
  async kill(): Promise<void> {
    if (this.process.pid !== undefined) process.kill(-this.process.pid, 'SIGKILL');
    await this.#ended;
    this.#record();
  }

  #record(): void {
    mkdirSync('test-results', { recursive: true });
    appendFileSync(ledgerFile, `${JSON.stringify(reachedBy(this.#netLog))}\n`);
  }
}

function netLogOf(profile: string): string {
  return join(profile, 'net-log.json');
}
