import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '../../src/core/catalogue/catalogue';
import { fetchLanes } from '../../src/worker/store/lanes';
import { expect, modelFolder, test } from '../e2e/fixtures';
import { CompareScreen } from '../e2e/compare-screen';

const part = 'params_shard_1.bin.part2';

function flipByte(path: string): () => void {
  const whole = readFileSync(path);
  writeFileSync(path, whole.with(1000, (whole[1000] ?? 0) ^ 1));
  return () => {
    writeFileSync(path, whole);
  };
}

/** Paths of all that the embedded model consists of, as they are asked for. */
function partsOfModel(): string[] {
  const catalogue = parseCatalogue(readFileSync(join('dist', 'models.json'), 'utf8'));
  const files = catalogue.ok ? catalogue.value.models[0]?.files : undefined;
  if (files?.kind !== 'complete') throw new Error('the build has no model');
  const { folder, list } = files;
  return [...new Set(list.flatMap(({ parts }) => parts.map(({ path }) => `/${folder}${path}`)))];
}

test('a byte that was altered on this device is refused, and that part alone is fetched again', async ({
  page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.set('A', { 'Most tokens': '4' });
  await screen.ask('Hi');
  await screen.finished();
  await page.evaluate(async (path) => {
    const [info] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const get = <Value>(store: string, key: string): Promise<Value> =>
      new Promise((resolve) => {
        const reading = database.transaction(store).objectStore(store).get(key);
        reading.onsuccess = () => resolve(reading.result as Value);
      });
    const model = await get<{ files: { parts: { path: string; sha256: string }[] }[] }>(
      'models',
      'SmolLM2-135M-Instruct-q4f32',
    );
    const hash =
      model.files.flatMap(({ parts }) => parts).find((one) => one.path === path)?.sha256 ?? '';
    const bytes = new Uint8Array(await (await get<Blob>('parts', hash)).arrayBuffer());
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    const writing = database.transaction('parts', 'readwrite');
    writing.objectStore('parts').put(new Blob([bytes]), hash);
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
  }, part);

  await page.reload();
  await screen.ask('Hi again');
  const failure = page.getByRole('alert');
  await expect(failure).toContainText(`A stored file is damaged: ${part}`, { timeout: 30_000 });
  const fetched: string[] = [];
  page.context().on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await failure.getByRole('button', { name: 'Fetch the part again' }).click();
  await screen.finished();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(screen.answers('A').last()).not.toBeEmpty();
  const parts = fetched.filter((path) => path.includes('/models/'));
  expect(parts).toEqual([expect.stringContaining(part)]);
});

test('a byte that was altered on the host is refused, nothing is lost, and later only that part is fetched', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const folder = copyOfBuild();
  const mend = flipByte(join(folder, modelFolder, part));
  const fetched: string[] = [];
  const server = await serve({
    folder,
    before: (request) => {
      if (request.url?.includes('/models/')) fetched.push(request.url.split('?')[0] ?? '');
      return false;
    },
  });
  const page = await (await start()).open(server.address);
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.set('A', { 'Most tokens': '4' });
  await screen.ask('Hi');
  const failure = page.getByRole('alert');
  await expect(failure).toContainText('sends something else', { timeout: 60_000 });
  await expect(failure).toContainText(part);
  await expect(page.getByText('on this device.')).toHaveCount(0);

  const others = new Set(fetched.filter((path) => !path.endsWith(part)));
  mend();
  fetched.length = 0;
  await failure.getByRole('button', { name: 'Ask again' }).click();
  await screen.finished();
  await expect(screen.answers('A')).not.toBeEmpty();
  expect(
    fetched.filter((path) => others.has(path) && !path.endsWith(part)).length,
  ).toBeLessThanOrEqual(fetchLanes - 1);
  expect(fetched.filter((path) => path.endsWith(part)).length).toBe(1);
});

test('a file that the host lacks is named, and who lacks it', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const folder = copyOfBuild();
  rmSync(join(folder, modelFolder, 'tokenizer.json'));
  const server = await serve({ folder });
  const page = await (await start()).open(server.address);
  await new CompareScreen(page).ask('Hi');
  const failure = page.getByRole('alert').first();
  await expect(failure).toContainText('The host of this page has no tokenizer.json.', {
    timeout: 30_000,
  });
});

test('a full disk is told in words, nothing that was here is lost, and asking again goes on', async ({
  serve,
  start,
}) => {
  const server = await serve();
  const page = await (await start()).context.newPage();
  // Before the page writes anything: for a while the browser goes by the room that it saw last.
  const session = await page.context().newCDPSession(page);
  const { origin } = server;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 40_000_000 });
  await page.goto(server.address);
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.set('A', { 'Most tokens': '4' });
  await screen.readyToAsk();
  await screen.ask('Hi');
  const failure = screen.column('A').getByRole('alert');
  await expect(failure).toContainText('There is not enough room on this device', {
    timeout: 60_000,
  });
  await expect(screen.column('A')).toContainText('Hi');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await failure.getByRole('button', { name: 'Ask again' }).click();
  await screen.finished();
  await expect(screen.answers('A')).not.toBeEmpty();
});

test('a browser killed in the middle of the first load fetches only what is missing', async ({
  serve,
  start,
}) => {
  const fetched: string[] = [];
  // The first browser is sent this many parts whole; of each further one only the first half.
  const wholeParts = 9;
  let halves = true;
  const server = await serve({
    before: (request, response) => {
      if (!request.url?.includes('/models/')) return false;
      const { pathname } = new URL(request.url, 'http://localhost');
      fetched.push(pathname);
      if (!halves || fetched.length <= wholeParts) return false;
      const bytes = readFileSync(join('dist', pathname));
      response.writeHead(200, { 'Content-Length': String(bytes.byteLength) });
      response.write(bytes.subarray(0, bytes.byteLength / 2));
      return true;
    },
  });
  const first = await start();
  const screen = new CompareScreen(await first.open(server.address));
  await screen.keepOneColumn();
  await screen.ask('What is the capital of France?');
  await expect.poll(() => fetched.length, { timeout: 30_000 }).toBe(wholeParts + fetchLanes);
  await first.kill();
  halves = false;
  const before = new Set(fetched);
  const missing = partsOfModel().filter((path) => !before.has(path));
  expect(missing).not.toEqual([]);
  fetched.length = 0;

  const second = await start();
  const again = new CompareScreen(await second.open(server.address));
  await again.ask('What is the capital of France?');
  await expect(again.answers('A').last()).toContainText('Paris', { timeout: 120_000 });
  expect(new Set(fetched).size).toBe(fetched.length);
  const repeated = fetched.filter((path) => before.has(path));
  expect(fetched.filter((path) => !before.has(path)).toSorted()).toEqual(missing.toSorted());
  // Each lane asks for its next part when the last one is on the disk: one was under way in each.
  expect(repeated.length).toBeLessThanOrEqual(fetchLanes);
});

test('two tabs that start the same model share one download, and both answer', async ({
  serve,
  start,
}) => {
  const fetched: string[] = [];
  const server = await serve({
    before: (request) => {
      if (request.url?.includes('/models/')) fetched.push(request.url);
      return false;
    },
  });
  const browser = await start();
  const pages = [await browser.open(server.address), await browser.open(server.address)];
  const screens = pages.map((page) => new CompareScreen(page));
  for (const screen of screens) {
    await screen.page.bringToFront();
    await screen.keepOneColumn();
    await screen.set('A', { 'Most tokens': '2' });
  }
  await Promise.all(screens.map((screen) => screen.ask('Hi')));
  for (const screen of screens) {
    await screen.page.bringToFront();
    await screen.finished();
    await expect(screen.answers('A')).not.toBeEmpty();
  }
  expect(new Set(fetched).size).toBe(fetched.length);
});
