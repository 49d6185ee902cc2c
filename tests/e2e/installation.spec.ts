import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

const folder = 'dist-scripted';
const worksOffline = 'The page works without a network.';
/** The page asks for itself as `/`; as `/index.html` its service worker alone does, to keep it. */
const keptPage = '/index.html';

test('the page opens without a network where the host sends /index.html on to /', async ({
  serve,
  start,
}) => {
  const server = await serve({
    folder,
    before: ({ url }, response) => {
      if (url !== keptPage) return false;
      response.writeHead(308, { Location: '/' }).end();
      return true;
    },
  });
  const page = await (await start()).open(server.address);
  await expect(page.getByText(worksOffline)).toBeVisible({ timeout: 30_000 });
  await server.close();
  await page.reload();
  await expect(new CompareScreen(page).composer).toBeVisible();
});

test('no worker starts before the service worker is ready, however slow the host is', async ({
  serve,
  start,
}) => {
  const held: ServerResponse[] = [];
  const server = await serve({
    folder,
    headers: false,
    before: ({ url }, response) => url === keptPage && held.push(response) > 0,
  });
  const browser = await start();
  await browser.context.clock.install();
  const page = await browser.open(server.address);
  await expect.poll(() => held).toHaveLength(1);
  await browser.context.clock.fastForward('10:00');
  await expect(page.getByText('Getting ready')).toBeVisible();
  // A worker that started with the page would be here before what the page asks for now.
  await page.evaluate(async () => (await fetch('models.json')).text());
  expect(page.workers()).toEqual([]);

  for (const response of held) {
    response.setHeader('Content-Type', 'text/html');
    response.end(readFileSync(`${folder}${keptPage}`));
  }
  await expect.poll(() => page.workers().length, { timeout: 20_000 }).toBe(1);
  await expect(page.getByText(worksOffline)).toBeVisible({ timeout: 30_000 });
});

test('a service worker that cannot be installed is not waited for, and not hidden', async ({
  serve,
  start,
}) => {
  const server = await serve({
    folder,
    headers: false,
    before: ({ url }, response) => {
      if (url !== keptPage) return false;
      response.writeHead(503).end();
      return true;
    },
  });
  const page = await (await start()).open(server.address);
  await expect(page.getByText('This browser does not keep the page')).toBeVisible();
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.ask('tokens=3');
  await screen.finished();
  await expect(page.getByText('does not block the network')).toBeVisible();
});

test('an engine that could not be kept is asked for again', async ({ serve, start }) => {
  let refused = 0;
  const server = await serve({
    folder,
    before: ({ url }, response) => {
      if (refused > 0 || !url?.includes('engine.worker')) return false;
      refused += 1;
      response.writeHead(503).end();
      return true;
    },
  });
  const browser = await start();
  await browser.context.clock.install();
  const page = await browser.open(server.address);
  await expect.poll(() => refused).toBe(1);
  await expect(page.getByText('Getting ready')).toBeVisible();
  // It is asked for again a while after the page has heard of the refusal, whenever that is.
  await expect(async () => {
    await browser.context.clock.fastForward('01:00');
    await expect(page.getByText(worksOffline)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
});
