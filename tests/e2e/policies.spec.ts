import type { Locator, Page, Worker } from '@playwright/test';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { HostQuestion } from './host-question';
import { ModelsScreen } from './models-screen';
import type { TestBrowser } from './test-browser';

/** Asks once; where the page says then what it knows about the model's network. */
async function networkAfterAnswer(page: Page): Promise<Locator> {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.ask('tokens=3');
  await screen.finished();
  await expect(screen.answers('A')).not.toBeEmpty();
  return page.getByRole('banner');
}

const blocked = 'the browser blocks it';

/** Makes the browser one without service workers, which are one of the sources of policies. */
function withoutServiceWorkers(browser: TestBrowser): Promise<unknown> {
  return browser.context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
}

async function workerOf(page: Page, name: 'engine' | 'store'): Promise<Worker> {
  const find = () => page.workers().find((worker) => worker.url().includes(`/${name}.worker`));
  await expect.poll(find).toBeDefined();
  return find() ?? Promise.reject(new Error(`no ${name} worker`));
}

/** What a worker gets of its own site and of another one, and which directives refused it. */
function reachOf(worker: Worker): Promise<unknown> {
  return worker.evaluate(async () => {
    const refusedBy: string[] = [];
    addEventListener('securitypolicyviolation', (event) => {
      const { disposition, effectiveDirective, blockedURI } = event;
      refusedBy.push(`${disposition} ${effectiveDirective}: ${new URL(blockedURI).host}`);
    });
    const reached = async (address: string) => {
      try {
        return (await fetch(address, { method: 'HEAD', mode: 'no-cors' })).type;
      } catch {
        return 'nothing';
      }
    };
    const ownSite = await reached(location.href);
    const elsewhere = await reached('https://elsewhere.example/');
    // The report is a task of its own.
    for (let waits = 0; waits < 200 && refusedBy.length === 0; waits += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { ownSite, elsewhere, refusedBy };
  });
}

/** Whether it can make a further worker out of an address of its own site. */
function startsWorkers(worker: Worker): Promise<boolean> {
  return worker.evaluate(() => {
    try {
      new Worker(location.href).terminate();
      return true;
    } catch {
      return false;
    }
  });
}

const ownSiteAlone = {
  ownSite: 'basic',
  elsewhere: 'nothing',
  refusedBy: ['enforce connect-src: elsewhere.example'],
};

test.describe('the model has no network, and the store no other site before a person’s word', () => {
  test('by the headers of the server alone', async ({ serve, start }) => {
    const { address } = await serve({ folder: 'dist-scripted' });
    const browser = await start();
    await withoutServiceWorkers(browser);
    const page = await browser.open(address);
    await expect(await networkAfterAnswer(page)).toContainText(blocked);
    expect(await reachOf(await workerOf(page, 'store'))).toEqual(ownSiteAlone);

    const headerOf = async (of: string) =>
      (await fetch(of)).headers.get('Content-Security-Policy') ?? '';
    expect(await headerOf(address)).toContain("frame-ancestors 'none'");
    for (const [name, connect] of [
      ['engine', "connect-src 'none'"],
      ['store', "connect-src 'self'"],
    ] as const) {
      expect(await headerOf((await workerOf(page, name)).url())).toContain(connect);
    }
    expect(await startsWorkers(await workerOf(page, 'store'))).toBe(false);
  });

  test('on a server without headers: at the first visit and after a hard reload', async ({
    serve,
    start,
  }) => {
    const server = await serve({ folder: 'dist-scripted', headers: false });
    const page = await (await start()).open(server.address);
    await expect(await networkAfterAnswer(page)).toContainText(blocked);
    expect(await reachOf(await workerOf(page, 'store'))).toEqual(ownSiteAlone);
    // A hard reload leaves the page itself without its service worker.
    const session = await page.context().newCDPSession(page);
    const loaded = page.waitForEvent('load');
    await session.send('Page.reload', { ignoreCache: true });
    await loaded;
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    const screen = new CompareScreen(page);
    await screen.ask('tokens=3');
    await screen.finished();
    await expect(page.getByText(blocked)).toBeVisible();
    expect(await reachOf(await workerOf(page, 'store'))).toEqual(ownSiteAlone);
  });

  test('under a path of its own, as project pages are', async ({ serve, start }) => {
    const server = await serve({ folder: 'dist-scripted', headers: false, base: '/some/project/' });
    const page = await (await start()).open(server.address);
    await expect(await networkAfterAnswer(page)).toContainText(blocked);
    expect(await reachOf(await workerOf(page, 'store'))).toEqual(ownSiteAlone);
    const names = await page.evaluate(async () => [
      ...(await caches.keys()),
      ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ]);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect(name).toContain('/some/project/');
  });

  test('and where neither server nor service worker blocks it, the page says so, and asks no other host', async ({
    serve,
    start,
  }) => {
    const server = await serve({ folder: 'dist-scripted', headers: false });
    const browser = await start();
    await withoutServiceWorkers(browser);
    const page = await browser.open(server.address);
    await expect(await networkAfterAnswer(page)).toContainText('does not block the network');
    await new ModelsScreen(page).open();
    await page.getByRole('button', { name: 'Add a model' }).click();
    const place = page.getByRole('region', { name: 'Add a model' });
    const address = place.getByRole('searchbox', { name: 'Address of the model' });
    await address.fill('somebody/Small-MLC');
    await address.press('Enter');
    await new HostQuestion(page).allow();
    await expect(place.getByRole('alert')).toContainText(
      'nothing would hold the page to the hosts',
    );
  });
});

/** All that docs/security.md names. */
const connecting = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'Worker',
  'SharedWorker',
  'FontFace',
  'RTCPeerConnection',
  'caches',
];

test('in the engine worker nothing that connects is left, on its global object or a prototype', async ({
  serve,
  start,
}) => {
  // Without any policy, so that it is the worker's own guard that refuses.
  const server = await serve({ folder: 'dist-scripted', headers: false });
  const browser = await start();
  await withoutServiceWorkers(browser);
  const page = await browser.open(server.address);
  await networkAfterAnswer(page);
  const engine = await workerOf(page, 'engine');
  const found = await engine.evaluate(async (names) => {
    const chain: object[] = [];
    for (let scope: unknown = self; scope instanceof Object; scope = Object.getPrototypeOf(scope)) {
      chain.push(scope);
    }
    const outcomes: Record<string, readonly string[]> = {};
    for (const name of names) {
      const owners = chain.filter((scope) => Object.hasOwn(scope, name));
      outcomes[name] = await Promise.all(
        owners.map(async (scope) => {
          try {
            // A getter is asked for the worker itself, as its own code would.
            const value: unknown = Reflect.get(scope, name, self);
            if (typeof value !== 'function') return 'an object';
            await Reflect.apply(value, self, [location.href]);
            return 'works';
          } catch (error) {
            return String(error);
          }
        }),
      );
    }
    return outcomes;
  }, connecting);
  const refused = 'TypeError: the engine worker has no network';
  expect(found.fetch?.length).toBeGreaterThan(1);
  expect(Object.keys(found)).toEqual(connecting);
  for (const [name, outcomes] of Object.entries(found)) {
    expect(outcomes.length, name).toBeGreaterThan(0);
    expect({ name, outcomes }).toEqual({ name, outcomes: outcomes.map(() => refused) });
  }
});
