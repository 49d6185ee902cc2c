import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

/** What the database has of the Compare screen. */
function keptWork(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no reason'));
      });
    const [info] = await indexedDB.databases();
    const database = await done(indexedDB.open(info?.name ?? ''));
    const kept = await done(database.transaction('workspaces').objectStore('workspaces').getAll());
    database.close();
    return JSON.stringify(kept);
  });
}

test('the engine is kept after the first paint, whole, and weights never are', async ({ page }) => {
  const screen = new CompareScreen(page);
  await screen.readyToAsk();
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    });
  await expect
    .poll(kept, { timeout: 30_000 })
    .toContainEqual(expect.stringMatching(/engine\.worker/));
  const paths = await kept();
  expect(paths.filter((path) => path.includes('/models/'))).toEqual([]);
  expect(paths).toContainEqual(expect.stringMatching(/index\.html/));
  expect(paths).toContainEqual(expect.stringMatching(/store\.worker/));
  // Nothing is promised while there is no model.
  await expect(page.getByText('The page works without a network. No model')).toBeVisible();
});

test('after a restart with the server gone, the page opens and answers again', async ({
  serve,
  start,
}) => {
  const server = await serve();
  const first = await start();
  const screen = new CompareScreen(await first.open(server.address));
  await screen.keepOneColumn();
  await screen.ask('What is the capital of France?');
  await screen.finished();
  await screen.readyOffline();
  await first.close();
  await server.close();

  const second = await start();
  const again = new CompareScreen(await second.open(server.address));
  await again.readyOffline();
  await expect(again.answers('A')).toContainText('Paris');
  await again.ask('And of Italy?');
  await again.finished();
  await expect(again.answers('A').last()).toContainText('Rome');
});

test('the largest file of the program is not dropped on the way into the cache', () => {
  const worker = readFileSync('dist/service-worker.js', 'utf8');
  expect(worker).toMatch(/assets\/engine\.worker-[\w-]+\.js/);
  expect(worker).not.toContain('params_shard');
});

test('an answer that was cut off by the end of the browser is still there, and said to be cut off', async ({
  serve,
  start,
}) => {
  const server = await serve({ folder: 'dist-scripted' });
  const first = await start();
  const page = await first.open(server.address);
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  // It is not over before the browser is killed, however busy this machine is.
  await screen.ask('tokens=2000 every=100');
  await expect(screen.answers('A')).toContainText('A small model answers here');
  // What the database does not have ends with the page.
  await expect.poll(() => keptWork(page), { timeout: 30_000 }).toContain('A small model answers');
  await first.kill();

  const second = await start();
  const again = new CompareScreen(await second.open(server.address));
  await expect(again.answers('A')).toContainText('A small model answers here');
  await expect(again.column('A')).toContainText('Cut off.');
});
