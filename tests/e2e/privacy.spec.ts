import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { parseShellList } from '../../src/core/offline/shell-list';
import { violations } from './axe';
import { fastModel } from './compare-screen';
import { expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { PrivacyScreen } from './privacy-screen';
import { inBothSchemes } from './schemes';

/** What the page may ask for; the browser looks by itself whether there is a newer service worker. */
function asks({ url = '' }: IncomingMessage): readonly string[] {
  return url === '/service-worker.js' ? [] : [url];
}

/** Changes what the service worker keeps of the first file whose address has `part` in it. */
function breakKept(page: Page, part: string, how: 'delete' | 'alter'): Promise<void> {
  return page.evaluate(
    async ([wanted, way]) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        const key = (await cache.keys()).find(({ url }) => url.includes(wanted));
        const kept = key && (await cache.match(key));
        if (!key || !kept) continue;
        if (way === 'delete') await cache.delete(key);
        else await cache.put(key, new Response(`${await kept.text()} `, { headers: kept.headers }));
        return;
      }
      throw new Error(`nothing is kept of ${wanted}`);
    },
    [part, how] as const,
  );
}

/** Lets the page's workers hear nothing of it until they may: what it asks of them waits. */
async function holdStore(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const said: (() => void)[] = [];
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
      said.push(() => void Reflect.apply(postMessage, this, given));
    };
    Object.assign(globalThis, {
      letWorkersHear: () => {
        Worker.prototype.postMessage = postMessage;
        for (const say of said) say();
      },
    });
  });
  return () => page.evaluate('letWorkersHear()');
}

test('the list of the program names exactly what the service worker keeps', () => {
  const list = parseShellList(readFileSync('dist/shell.json', 'utf8'));
  const worker = readFileSync('dist/service-worker.js', 'utf8');
  const kept = [...worker.matchAll(/"url":"([^"]+)"/g)].map(([, path = '']) => path);
  const listed = list.ok ? list.value.files.map(({ path }) => path) : [];
  expect(new Set([...listed, 'shell.json'])).toEqual(new Set(kept));
  for (const name of ['index.html', 'models.json', 'engine.worker', 'store.worker', '.css']) {
    expect(listed).toContainEqual(expect.stringContaining(name));
  }
});

test('a device with the program and a model is ready, also with the server gone', async ({
  serve,
  start,
}) => {
  const server = await serve();
  const screen = await PrivacyScreen.withFastModel(await (await start()).open(server.address));
  await screen.check();
  await expect(screen.readiness.getByRole('status')).toHaveText(
    `Ready without a network: ${fastModel}.`,
  );
  await server.close();
  await screen.page.reload();
  await screen.check();
  await expect(screen.readiness.getByRole('status')).toHaveText(
    `Ready without a network: ${fastModel}.`,
  );
  await expect(screen.finding('The program')).toContainText('Engine: whole');
});

test('without a model nothing is promised', async ({ page }) => {
  const screen = await PrivacyScreen.open(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(page.getByText('The page works without a network.')).toBeVisible({
    timeout: 30_000,
  });
  await screen.check();
  await expect(screen.readiness.getByRole('status')).toContainText('no model is on this device');
  await expect(screen.offlineTest).toContainText('No model is on this device yet.');
});

test('files of the program that are missing or altered are named, and fetched again when asked', async ({
  page,
}) => {
  const screen = await PrivacyScreen.withFastModel(page);
  await breakKept(page, 'engine.worker', 'delete');
  await breakKept(page, 'models.json', 'alter');
  await screen.check();
  const status = screen.readiness.getByRole('status');
  await expect(status).toContainText('the program is not whole');
  const program = screen.finding('The program');
  await expect(program).toContainText('Engine: missing');
  await expect(program).toContainText('List of models: damaged');
  await program.getByRole('button', { name: 'Fetch it again' }).click();
  await expect(status).toHaveText(`Ready without a network: ${fastModel}.`, { timeout: 30_000 });
});

test('a list of the program that was altered proves nothing, and is fetched again', async ({
  page,
}) => {
  const screen = await PrivacyScreen.withFastModel(page);
  await breakKept(page, 'shell.json', 'alter');
  await screen.check();
  await expect(screen.readiness.getByRole('status')).toContainText('the program is not whole');
  await screen.finding('The program').getByRole('button', { name: 'Fetch it again' }).click();
  await expect(screen.readiness.getByRole('status')).toContainText('Ready without', {
    timeout: 30_000,
  });
});

test('a host that has another version by now does not mend the program with it', async ({
  serve,
  start,
}) => {
  let newer = false;
  const server = await serve({
    before: ({ url }, response) => {
      if (!newer || !url?.includes('icon.svg')) return false;
      response.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
      return true;
    },
  });
  const screen = await PrivacyScreen.withFastModel(await (await start()).open(server.address));
  await breakKept(screen.page, 'icon.svg', 'alter');
  newer = true;
  await screen.check();
  await screen.finding('The program').getByRole('button', { name: 'Fetch it again' }).click();
  await expect(screen.readiness.getByRole('alert')).toContainText('another version of icon.svg');
});

test('a damaged model is found, and repaired when asked', async ({ page }) => {
  const screen = await PrivacyScreen.withFastModel(page);
  await page.evaluate(async () => {
    const [info] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const writing = database.transaction('parts', 'readwrite');
    writing.objectStore('parts').openCursor().onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue>).result;
      cursor.update(new Blob([new Uint8Array((cursor.value as Blob).size)]));
    };
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
  });
  await screen.check();
  const status = screen.readiness.getByRole('status');
  await expect(status).toContainText('no model on this device is whole');
  const model = screen.finding(fastModel);
  await expect(model).toContainText('damaged');
  await model.getByRole('button', { name: 'Fetch the damaged parts' }).click();
  await expect(status).toHaveText(`Ready without a network: ${fastModel}.`, { timeout: 30_000 });
});

test('the offline test answers with every request held back, and counts what was asked for', async ({
  serve,
  start,
}) => {
  const asked: string[] = [];
  const server = await serve({
    before: (request) => {
      asked.push(...asks(request));
      return false;
    },
  });
  const screen = await PrivacyScreen.withFastModel(await (await start()).open(server.address));
  asked.length = 0;
  await screen.unplug();
  await expect(screen.offlineTest.getByRole('status')).toContainText('none was tried beyond');
  await expect(screen.offlineTest.locator('blockquote')).not.toBeEmpty();
  await expect(screen.offlineTest).toContainText('The browser itself refused the model');
  // The engine's script came out of what is kept, the model out of the store.
  expect(asked).toEqual([]);
});

test('requests of the page and of its workers are refused and counted while it is unplugged', async ({
  serve,
  start,
}) => {
  const asked: string[] = [];
  const server = await serve({
    before: (request) => {
      asked.push(...asks(request));
      return false;
    },
  });
  const screen = await PrivacyScreen.withFastModel(await (await start()).open(server.address));
  const { page } = screen;
  asked.length = 0;
  const goOn = await holdStore(page);
  await page.getByRole('button', { name: 'Unplug and ask' }).click();
  // The network is away by then.
  await expect(screen.offlineTest.getByRole('status')).toContainText('Loads the model');
  const storeWorker = page.workers().find((worker) => worker.url().includes('store.worker'));
  const tries = await Promise.all([
    page.evaluate(() =>
      fetch('from-the-page').then(
        () => 'got through',
        () => 'refused',
      ),
    ),
    storeWorker?.evaluate(() =>
      fetch('/from-the-store').then(
        () => 'got through',
        () => 'refused',
      ),
    ),
  ]);
  expect(tries).toEqual(['refused', 'refused']);
  await goOn();
  await expect(screen.offlineTest.getByRole('status')).toContainText(
    '2 requests were tried and refused',
    {
      timeout: 60_000,
    },
  );
  await expect(screen.offlineTest.getByText('/from-the-store')).toBeVisible();
  expect(asked).toEqual([]);
  // Afterwards the network is back.
  expect(await page.evaluate(() => fetch('icon.svg?again').then(({ ok }) => ok))).toBe(true);
  expect(await page.evaluate(() => fetch('nowhere').then(({ status }) => status))).toBe(404);
});

test('a page that its service worker does not control says that it cannot be unplugged', async ({
  page,
}) => {
  const screen = await PrivacyScreen.withFastModel(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.reload', { ignoreCache: true });
  await page.waitForFunction(() => navigator.serviceWorker.controller === null);
  await screen.unplug();
  await expect(screen.offlineTest.getByRole('alert')).toContainText(
    'do not pass its service worker',
  );
  // What is kept can be looked at all the same.
  await screen.check();
  await expect(screen.readiness.getByRole('status')).toContainText('Ready without');
});

test('the policy of the page is shown as the browser enforces it', async ({ page }) => {
  const screen = await PrivacyScreen.open(page);
  const rules = screen.section('What each part may reach');
  await expect(rules).toContainText('The browser has just refused a request beyond this site.');
  await rules.getByText('The policy in the words of the browser').click();
  await expect(rules.locator('code')).toContainText("connect-src 'self'");
});

test('axe finds nothing, and nothing is cut off on a phone, light or dark', async ({ page }) => {
  const screen = await PrivacyScreen.withFastModel(page);
  await breakKept(page, 'icon.svg', 'delete');
  await screen.check();
  await screen.unplug();
  const policy = screen.page.getByText('The policy in the words of the browser');
  await expect(policy).toBeVisible();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await inBothSchemes(page, async (scheme) => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await violations(page), scheme).toEqual([]);
      await expectNothingCutOff(page, scheme);
    }
    const path = test.info().outputPath(`privacy-${scheme}.png`);
    await page.screenshot({ path, fullPage: true });
  });
});
