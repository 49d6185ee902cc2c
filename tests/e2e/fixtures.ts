import { test as base, expect, type Page } from '@playwright/test';
import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startServer } from '../../tools/serve/server.mjs';
import { startHub, type Hub } from '../hosts/hub/hub';
import { hostNames } from '../hosts/hub/hub-hosts';
import { enter } from './ledger';
import { attachScreens } from './failed-screens';
import { startLoggingProxy, type LoggingProxy } from './logging-proxy';
import { notPlain, typed } from './plain-requests';
import { TestBrowser, type StartOptions } from './test-browser';

type Server = Awaited<ReturnType<typeof startServer>>;
type ServerOptions = Omit<Parameters<typeof startServer>[0], 'folder'> & {
  readonly folder?: string;
};

/** What a test is given. */
export interface Fixtures {
  /** Starts a site's server; without a folder it is the production build. Ended after the test. */
  readonly serve: (options?: ServerOptions) => Promise<Server>;
  /** Starts a browser with the test's profile, or another one by name. Ended after the test. */
  readonly start: (
    options?: Partial<StartOptions> & { readonly name?: string },
  ) => Promise<TestBrowser>;
  /**
   * A stand-in of a hub, over TLS, and what a browser has to be started with to be led to it by the
   * names of the real hosts. Ended after the test, which fails if it was asked for more than files: but
   * by GET, with what tells who asks, or with a word of a prompt.
   */
  readonly hub: Hub & { readonly led: Pick<StartOptions, 'proxy' | 'parameters'> };
  /** The production build, on a first visit. */
  readonly page: Page;
  /** The build with the scripted engine, on a first visit. */
  readonly scriptedPage: Page;
  /** Opens a page on a first visit, in the browser of many tests. What it kept goes with the test. */
  readonly visit: (address: string) => Promise<Page>;
  /** Copies a build, to break something in it. */
  readonly copyOfBuild: (folder?: string) => string;
}

interface WorkerFixtures {
  readonly loggingProxy: LoggingProxy;
  /**
   * One browser for the tests that neither end it nor look at all that it did: a start costs as much as
   * many of them. A site's storage belongs to its port, and each test serves on a port of its own.
   */
  readonly sharedBrowser: TestBrowser;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  loggingProxy: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the parameters
    async ({}, use) => {
      const proxy = await startLoggingProxy();
      await use(proxy);
      enter({ kind: 'proxy', asked: [...proxy.asked.keys()] });
      proxy.close();
    },
    { scope: 'worker' },
  ],
  sharedBrowser: [
    async ({ loggingProxy: proxy }, use, { workerIndex, project }) => {
      const profile = join(project.outputDir, `browser-${workerIndex}`);
      const browser = await TestBrowser.start({ profile, proxy });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- as above
  serve: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (options = {}) => {
      const server = await startServer({ folder: 'dist', ...options });
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.close();
  },
  start: async ({ loggingProxy: proxy }, use, info) => {
    const browsers: TestBrowser[] = [];
    await use(async ({ name = 'profile', ...options } = {}) => {
      const browser = await TestBrowser.start({
        profile: info.outputPath(name),
        proxy,
        ...options,
      });
      browsers.push(browser);
      return browser;
    });
    await attachScreens(info, browsers);
    for (const browser of browsers) await browser.close();
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  hub: async ({}, use, { file, title }) => {
    enter({ kind: 'hub', spec: basename(file), title });
    typed.length = 0;
    const hub = await startHub({ tls: true });
    const names = Object.values(hostNames);
    const proxy = await startLoggingProxy(new Map(names.map((name) => [name, hub.port])));
    const parameters = [`--ignore-certificate-errors-spki-list=${hub.keyHash}`];
    await use({ ...hub, led: { proxy, parameters } });
    const own = new Set(names.map((name) => `${name}:443`));
    enter({ kind: 'proxy', asked: [...proxy.asked.keys()].filter((host) => !own.has(host)) });
    proxy.close();
    await hub.close();
    expect(notPlain(hub.received, typed)).toEqual([]);
  },
  visit: async ({ sharedBrowser }, use, info) => {
    const visited = new Set<string>();
    await use((address) => {
      visited.add(new URL(address).origin);
      return sharedBrowser.open(address);
    });
    await attachScreens(info, [sharedBrowser]);
    await sharedBrowser.forget([...visited]);
  },
  page: async ({ serve, visit }, use) => {
    const { address } = await serve();
    await use(await visit(address));
  },
  scriptedPage: async ({ serve, visit }, use) => {
    const { address } = await serve({ folder: 'dist-scripted' });
    await use(await visit(address));
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  copyOfBuild: async ({}, use, info) => {
    await use((folder = 'dist') => {
      const copy = info.outputPath('site');
      cpSync(folder, copy, { recursive: true });
      return copy;
    });
  },
});

export { expect } from '@playwright/test';

export const modelFolder = join('models', 'SmolLM2-135M-Instruct-q4f32');
