import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { firefox, pathOf } from '../../tools/browsers/browsers.mjs';
import { enter } from '../e2e/ledger';
import type { LoggingProxy } from '../e2e/logging-proxy';
import { calling, type Tab } from './tab';

/** Where puppeteer's preferences send what Firefox asks for by itself; there is no such host. */
const housekeeping = /^dummy\.test(:|$)/;

interface Options {
  /** Folder of the profile: the same folder is the same person's browser, started again. */
  readonly profile: string;
  readonly proxy: LoggingProxy;
  /** Whether WebGPU is switched on; on Linux it is not by itself. */
  readonly hasWebGpu: boolean;
}

/** A Firefox with its own profile and one tab, which sends everything through the proxy. */
export class Firefox implements Tab {
  private constructor(
    readonly browser: Browser,
    readonly page: Page,
    readonly proxy: LoggingProxy,
  ) {}

  static async start({ profile, proxy, hasWebGpu }: Options): Promise<Firefox> {
    const { hostname, port } = new URL(proxy.address);
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: pathOf(firefox, 'firefox-esr'),
      userDataDir: profile,
      env: {
        ...process.env,
        // Vulkan's loader takes Mesa's driver for processors then, whatever graphics card there is.
        VK_ICD_FILENAMES: pathOf(firefox, 'mesa-vulkan-drivers'),
        // Firefox's own settings are not fetched then, but from where puppeteer says: nowhere.
        MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
      },
      extraPrefsFirefox: {
        'dom.webgpu.enabled': hasWebGpu,
        'gfx.webgpu.ignore-blocklist': hasWebGpu,
        'network.proxy.type': 1,
        'network.proxy.http': hostname,
        'network.proxy.http_port': Number(port),
        'network.proxy.ssl': hostname,
        'network.proxy.ssl_port': Number(port),
        'network.proxy.no_proxies_on': '',
        'network.proxy.allow_hijacking_localhost': true,
      },
    });
    try {
      const [page = await browser.newPage()] = await browser.pages();
      await page.setViewport({ width: 1440, height: 900 });
      return new Firefox(browser, page, proxy);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  open(address: string): Promise<unknown> {
    return this.page.goto(address);
  }

  async evaluate<Given extends readonly unknown[], Result>(
    work: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>> {
    return (await this.page.evaluate(calling(work, given))) as Awaited<Result>;
  }

  resize(width: number, height: number): Promise<void> {
    return this.page.setViewport({ width, height });
  }

  screenshot(): Promise<Uint8Array> {
    return this.page.screenshot();
  }

  /** Every host that it has asked the proxy for, in all of its proxy's life. */
  get asked(): string[] {
    return [...this.proxy.asked.keys()].filter((host) => !housekeeping.test(host));
  }

  /** Ends it as closing the last window does; what it has asked for goes into the ledger. */
  async close(): Promise<void> {
    await this.browser.close();
    enter({ kind: 'proxy', asked: this.asked });
  }
}
