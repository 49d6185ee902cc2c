import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import type { Page } from '@playwright/test';

/** Asks once and tells what the page says about the model's network. */
async function networkAfterAnswer(page: Page): Promise<string> {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.ask('tokens=3');
  await screen.finished();
  await expect(screen.answers('A')).not.toBeEmpty();
  return page.locator('header').first().innerText();
}

const blocked = 'the browser blocks it';

test.describe('the model has no network', () => {
  test('on a server that sends the headers', async ({ scriptedPage }) => {
    expect(await networkAfterAnswer(scriptedPage)).toContain(blocked);
  });

  test('on a server without headers: at the first visit and after a hard reload', async ({
    serve,
    start,
  }) => {
    const server = await serve({ folder: 'dist-scripted', headers: false });
    const page = await (await start()).open(server.address);
    expect(await networkAfterAnswer(page)).toContain(blocked);
    // A hard reload leaves the page itself without its service worker.
    const session = await page.context().newCDPSession(page);
    const loaded = page.waitForEvent('load');
    await session.send('Page.reload', { ignoreCache: true });
    await loaded;
    const screen = new CompareScreen(page);
    await screen.ask('tokens=3');
    await screen.finished();
    await expect(page.getByText(blocked)).toBeVisible();
  });

  test('under a path of its own, as project pages are', async ({ serve, start }) => {
    const server = await serve({ folder: 'dist-scripted', headers: false, base: '/some/project/' });
    const page = await (await start()).open(server.address);
    expect(await networkAfterAnswer(page)).toContain(blocked);
    const names = await page.evaluate(async () => [
      ...(await caches.keys()),
      ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ]);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect(name).toContain('/some/project/');
  });

  test('and where neither server nor service worker blocks it, the page says so', async ({
    serve,
    start,
  }) => {
    const server = await serve({ folder: 'dist-scripted', headers: false });
    const browser = await start();
    await browser.context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
      Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
    });
    const page = await browser.open(server.address);
    expect(await networkAfterAnswer(page)).toContain('does not block the network');
  });
});

test.describe('the page', () => {
  test('is refused every other origin, inline code, evaluation and markup by the browser', async ({
    scriptedPage: page,
  }) => {
    await new CompareScreen(page).readyToAsk();
    const refused = await page.evaluate(async () => {
      const tried: Record<string, () => unknown> = {
        fetch: () => fetch('https://elsewhere.example/'),
        socket: () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://elsewhere.example/');
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        evaluation: () => Reflect.construct(Function, ['return 1']),
        markup: () => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>'),
        worker: () => new Worker('data:text/javascript,1'),
      };
      const outcome: Record<string, boolean> = {};
      for (const [name, attempt] of Object.entries(tried)) {
        try {
          await attempt();
          outcome[name] = false;
        } catch {
          outcome[name] = true;
        }
      }
      const image = new Image();
      outcome.image = await new Promise((resolve) => {
        image.onload = () => resolve(false);
        image.onerror = () => resolve(true);
        image.src = 'https://elsewhere.example/x.png';
      });
      const script = document.createElement('style');
      script.textContent = 'body { outline: 7px solid red }';
      document.head.append(script);
      outcome['inline style'] = getComputedStyle(document.body).outlineWidth !== '7px';
      return outcome;
    });
    expect(refused).toEqual({
      fetch: true,
      socket: true,
      evaluation: true,
      markup: true,
      worker: true,
      image: true,
      'inline style': true,
    });
  });

  test('has no WebRTC, before any other script runs', async ({ scriptedPage: page }) => {
    const left = await page.evaluate(() =>
      ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'].filter(
        (name) => Reflect.get(globalThis, name) !== undefined,
      ),
    );
    expect(left).toEqual([]);
    const scripts = await page
      .locator('script')
      .evaluateAll((all) => all.map((script) => script.getAttribute('src')));
    expect(scripts[0]).toBe('./without-webrtc.js');
  });
});
