import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompareScreen } from '../e2e/compare-screen';
import { expect, test } from '../e2e/fixtures';

type Tools = Parameters<Parameters<typeof test>[2]>[0];

/** The page of a site whose list of models reads otherwise in one place. */
async function openWith(
  { serve, start, copyOfBuild }: Pick<Tools, 'serve' | 'start' | 'copyOfBuild'>,
  was: string,
  is: string,
): Promise<Page> {
  const folder = copyOfBuild('dist-scripted');
  const path = join(folder, 'models.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(was, is));
  const { address } = await serve({ folder });
  return (await start()).open(address);
}

test('a broken catalogue is told as that, with every place that is wrong', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const page = await openWith({ serve, start, copyOfBuild }, '"id":"', '"id":"../');
  await expect(page.getByText('The list of models on this page is broken')).toBeVisible();
  await expect(page.getByText('models.0.id')).toBeVisible();
});

test('a model of a kind that only a later version knows is counted, and the others are there', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const page = await openWith({ serve, start, copyOfBuild }, '"kind":"chat"', '"kind":"oracle"');
  await new CompareScreen(page).readyToAsk();
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByText('1 further model needs a newer version')).toBeVisible();
});

test('a catalogue that never comes is told as that after a minute', async ({ serve, start }) => {
  const { address } = await serve({
    folder: 'dist-scripted',
    before: ({ url = '' }) => url.endsWith('/models.json'),
  });
  const browser = await start();
  // The minute is over at once; a signal of any other time never comes.
  await browser.context.addInitScript(() => {
    AbortSignal.timeout = (ms) =>
      ms === 60_000 ? AbortSignal.abort() : new AbortController().signal;
  });
  const page = await browser.open(address);
  await expect(page.getByText('The list of models could not be fetched.')).toBeVisible();
});

test('a database of a newer version is left alone, and the person is told', async ({
  serve,
  start,
}) => {
  const { address } = await serve({ folder: 'dist-scripted' });
  const browser = await start();
  const page = await browser.open(address);
  await new CompareScreen(page).readyToAsk();
  const name = await page.evaluate(async () => (await indexedDB.databases())[0]?.name ?? '');
  const opened = page.evaluate(
    (database) =>
      new Promise((resolve) => {
        const opening = indexedDB.open(database, 99);
        opening.onsuccess = () => {
          opening.result.close();
          resolve(true);
        };
      }),
    name,
  );
  expect(await opened).toBe(true);
  await page.reload();
  const screen = new CompareScreen(page);
  await expect(page.getByRole('alert')).toContainText('keeps nothing of this visit');
  await screen.ask('Hi');
  const failure = screen.column('A').getByRole('alert');
  await expect(failure).toContainText('A newer version of the playground');
});

test('conversations of another version are put aside, not written over', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.readyToAsk();
  await screen.composer.fill('A draft');
  const records = (change: 'none' | 'another version'): Promise<unknown[]> =>
    page.evaluate(async (wanted) => {
      const name = (await indexedDB.databases())[0]?.name ?? '';
      const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const database = await done(indexedDB.open(name));
      const store = database.transaction('workspaces', 'readwrite').objectStore('workspaces');
      if (wanted !== 'none') await done(store.put({ ofAnotherVersion: 'precious' }, 'compare'));
      const all: unknown[] = await done(store.getAll());
      database.close();
      // The database's own id is kept there too.
      return all.filter((kept) => typeof kept === 'object');
    }, change);
  await expect.poll(() => records('none')).toHaveLength(1);
  await records('another version');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('It was put aside');
  await screen.composer.fill('A new draft');
  await expect.poll(() => records('none')).toHaveLength(2);
  expect(await records('none')).toContainEqual({ ofAnotherVersion: 'precious' });
});

const hostile = [
  '<script>window.hacked = true</script>',
  '<img src=x onerror="window.hacked = true">',
  '<svg onload="window.hacked = true"></svg>',
  '<style>body { display: none }</style>',
  '<iframe srcdoc="<script>parent.hacked = true</script>"></iframe>',
  '![x](https://elsewhere.example/pixel.png?secret)',
  '[press me](javascript:window.hacked=true)',
  '<a href="https://elsewhere.example">there</a>',
  '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
  '<form action="https://elsewhere.example"><button>send</button></form>',
  '```html\n<script>window.hacked = true</script>\n```',
];

test('an answer made of hostile markup is shown as text: nothing runs, nothing is fetched', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.set('A', { 'Most tokens': '2000' });
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await screen.ask(`text=${encodeURIComponent(hostile.join('\n\n'))}`);
  await screen.finished();
  const answer = screen.answers('A');
  // With its end: what comes before is drawn by then.
  await expect(answer).toContainText('<img src=x');
  await expect(answer.locator('pre')).toContainText('window.hacked = true');
  const elements = await answer.evaluate((element) => [
    ...new Set([...element.querySelectorAll('*')].map(({ tagName }) => tagName)),
  ]);
  expect(
    elements.filter((name) => /SCRIPT|IMG|SVG|STYLE|IFRAME|LINK|FORM|^A$/i.test(name)),
  ).toEqual([]);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  expect(asked.filter((address) => address.includes('elsewhere'))).toEqual([]);
  await expect(page.locator('body')).toBeVisible();
});
