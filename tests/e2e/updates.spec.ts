import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

/** Opens the page and waits until all of it is on the device. */
async function keptIn(page: Page): Promise<Page> {
  await new CompareScreen(page).readyToAsk();
  const kept = page.getByText('The page works without a network.');
  await expect(kept).toBeVisible({ timeout: 30_000 });
  return page;
}

/** Puts a version with another title in the place of the one that is served. */
function revise(folder: string): void {
  const change = (file: string, from: string | RegExp, to: string): void => {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };
  change('index.html', '<title>Playground', '<title>Newer');
  change('service-worker.js', /"revision":"\w+"(,"url":"index\.html")/, '"revision":"newer"$1');
}

const useUpdate = (page: Page) => page.getByRole('button', { name: 'Reload to use it' });

test('an update waits until the person asks for it, and takes over whole', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const folder = copyOfBuild('dist-scripted');
  const server = await serve({ folder });
  const page = await keptIn(await (await start()).open(server.address));

  revise(folder);
  await page.reload();
  await expect(page).toHaveTitle('Playground');
  await expect(useUpdate(page)).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(page).toHaveTitle('Playground');
  // What is told above the button moves it: a press in that moment meets nothing.
  await keptIn(page);
  await useUpdate(page).click();
  await expect(page).toHaveTitle('Newer', { timeout: 20_000 });
  await expect(useUpdate(page)).toHaveCount(0);
});

test('an update that is taken in one tab is offered in the others, whose files it has removed', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const folder = copyOfBuild('dist-scripted');
  const server = await serve({ folder });
  const browser = await start();
  const one = await keptIn(await browser.open(server.address));
  const other = await keptIn(await browser.open(server.address));

  revise(folder);
  await one.reload();
  await useUpdate(await keptIn(one)).click();
  await expect(one).toHaveTitle('Newer', { timeout: 20_000 });

  // The other tab is not reloaded behind the back of the person, who may be reading an answer.
  await expect(other).toHaveTitle('Playground');
  await useUpdate(other).click();
  await expect(other).toHaveTitle('Newer', { timeout: 20_000 });
  await expect(useUpdate(other)).toHaveCount(0);
});
