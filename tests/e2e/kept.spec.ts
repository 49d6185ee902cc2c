import type { Page } from '@playwright/test';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillLibrary, lookAtLibrary } from '../faults/rows/library';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { PromptsScreen } from './prompts-screen';

const composer = (page: Page) => page.getByRole('textbox', { name: 'Prompt' });
const alert = (page: Page, text: string | RegExp) =>
  page.getByRole('alert').filter({ hasText: text });

/** Loads the page anew and waits until it has counted what is kept: the page before may do so until it is gone. */
async function reloadAndCount(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { beganMs: Date.now() });
  });
  await page.reload();
  await expect.poll(() => page.evaluate(counted)).toContain('"votes":85');
}

/** What this page has counted. */
function counted(): string {
  const { beganMs } = window as unknown as { readonly beganMs: number };
  const inventories = Object.values<string>(localStorage).filter((text) =>
    text.includes('countedAtMs'),
  );
  const isNew = (text: string) =>
    (JSON.parse(text) as { countedAtMs: number }).countedAtMs >= beganMs;
  return inventories.find(isNew) ?? '';
}

/** Waits until the page has a database, by writing into it. */
async function written(page: Page): Promise<void> {
  await composer(page).fill('typed');
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  await expect.poll(() => keptDraft(page)).toBe('typed');
}

/** What is kept of the composer. */
async function keptDraft(page: Page): Promise<string> {
  return (await lookAtLibrary(page)).draft;
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // A page that has crashed answers nothing.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}

test.describe('two tabs', () => {
  const elsewhere = 'open in another tab';

  test('have one kept screen: that of the newer one, which the older one neither overwrites nor loses', async ({
    scriptedPage: older,
  }) => {
    await composer(older).fill('first');
    await expect.poll(() => keptDraft(older)).toBe('first');
    const newer = await older.context().newPage();
    await newer.goto(older.url());
    await expect(composer(newer)).toHaveValue('first');
    await expect(alert(older, elsewhere)).toBeVisible();
    await composer(newer).fill('newer');
    await expect.poll(() => keptDraft(newer)).toBe('newer');
    await composer(older).fill('stale');
    // What is kept when a page goes is kept by then.
    await older.evaluate(() => dispatchEvent(new Event('pagehide')));
    await newer.reload();
    await expect(composer(newer)).toHaveValue('newer');

    await alert(older, elsewhere).getByRole('button', { name: 'Take over here' }).click();
    await expect(composer(older)).toHaveValue('newer');
    await expect(alert(older, elsewhere)).toHaveCount(0);
    await expect(alert(newer, elsewhere)).toBeVisible();
  });

  for (const [how, end] of [
    ['was closed', (newer: Page) => newer.close()],
    ['has crashed', crash],
  ] as const) {
    test(`of which the newer one ${how} leave the screen to the older one`, async ({
      scriptedPage: older,
    }) => {
      const newer = await older.context().newPage();
      await newer.goto(older.url());
      await composer(newer).fill('newer');
      await expect.poll(() => keptDraft(older)).toBe('newer');
      await end(newer);
      await alert(older, elsewhere).getByRole('button', { name: 'Take over here' }).click();
      await expect(composer(older)).toHaveValue('newer');
      await composer(older).fill('older again');
      await expect.poll(() => keptDraft(older)).toBe('older again');
    });
  }
});

test('an answer is whole at the next visit, though the browser crashes as soon as it has ended', async ({
  scriptedPage: page,
}) => {
  const compare = new CompareScreen(page);
  await compare.ask('Which of you?');
  await compare.finished();
  await crash(page);
  const next = await page.context().newPage();
  await next.goto(page.url());
  const again = new CompareScreen(next);
  for (const letter of ['A', 'B']) {
    await expect(again.said(letter)).not.toBeEmpty();
    await expect(again.answers(letter)).not.toContainText('Cut off');
  }
});

test('a screen that is saved as a file is taken back, over one that a person lets go', async ({
  scriptedPage: page,
}) => {
  await composer(page).fill('worth keeping');
  await page.getByRole('button', { name: /^One after another/ }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save screen as file' }).click();
  const file = await (await downloading).path();
  await composer(page).fill('something else');
  await page.getByLabel('Open saved screen').setInputFiles(file);
  await expect(composer(page)).toHaveValue('something else');
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect(composer(page)).toHaveValue('worth keeping');
});

/** Has a notice stand that tells of what was lost, from the next start of the page on. */
async function noteLoss(page: Page): Promise<void> {
  const counted = () =>
    page.evaluate(() => Object.keys(localStorage).find((key) => key.includes('inventory')));
  await expect.poll(counted).toBeDefined();
  // As the next start finds it: the page before writes what it has counted over it until it is gone.
  await page.addInitScript(
    (key) => {
      if (sessionStorage.getItem('noted')) return;
      sessionStorage.setItem('noted', 'once');
      const counts = { prompts: 1, runs: 0, votes: 0, models: 0 };
      const inventory = JSON.parse(localStorage.getItem(key) ?? '') as object;
      const lost = { counts, seenAtMs: 1 };
      localStorage.setItem(key, JSON.stringify({ ...inventory, lost }));
    },
    (await counted()) ?? '',
  );
}

test('who opens a saved screen and then stays for the sake of a draft is told that this one is not kept', async ({
  scriptedPage: page,
}) => {
  await written(page);
  await noteLoss(page);
  await page.reload();
  await expect(alert(page, 'Until')).toContainText('1 prompt');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^One after another/ }).click();
  await page.getByRole('button', { name: 'Save screen as file' }).click();
  const file = await (await downloading).path();
  const library = new PromptsScreen(page);
  await library.open();
  await page.getByRole('button', { name: 'New prompt', exact: true }).click();
  await library.text.fill('Not yet a prompt');
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await composer(page).fill('typed since');
  await page.getByRole('button', { name: /^One after another/ }).click();
  const asking = page.waitForEvent('dialog');
  await page.getByLabel('Open saved screen').setInputFiles(file);
  await page.getByRole('button', { name: 'Replace it' }).click({ noWaitAfter: true });
  await (await asking).dismiss();
  const notice = alert(page, 'has taken the place of this one');
  await expect(notice).toContainText('1 prompt');
  await expect(composer(page)).toHaveValue('typed since');

  page.once('dialog', (dialog) => void dialog.accept());
  await notice.getByRole('button', { name: 'Reload' }).click({ noWaitAfter: true });
  await expect(composer(page)).toHaveValue('typed');
});

/** Has every write of the page's own connection fail as on a full disk, or no more. */
async function fillDisk(page: Page, isFull: boolean): Promise<void> {
  await page.evaluate((full) => {
    interface Writes {
      put: (this: IDBObjectStore, ...given: unknown[]) => IDBRequest;
      add: Writes['put'];
    }
    const prototype = IDBObjectStore.prototype as unknown as Writes & { whole?: Writes };
    const whole = (prototype.whole ??= { put: prototype.put, add: prototype.add });
    const refused: Writes['put'] = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    Object.assign(prototype, full ? { put: refused, add: refused } : whole);
  }, isFull);
}

/** How many runs, answers, votes and prompts are kept. */
function countAll(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const [info] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const names = ['runs', 'cells', 'ballots', 'prompts'];
    const reading = database.transaction(names);
    const counts = names.map(
      (name) =>
        new Promise<[string, number]>((resolve) => {
          const request = reading.objectStore(name).count();
          request.onsuccess = () => resolve([name, request.result]);
        }),
    );
    const found = Object.fromEntries(await Promise.all(counts));
    database.close();
    return found;
  });
}

test('what finds no room is told by count, goes into the file, and is kept once when there is room', async ({
  scriptedPage: page,
  serve,
  start,
}) => {
  const none = { runs: 0, cells: 0, ballots: 0, prompts: 0 };
  const all = { runs: 1, cells: 2, ballots: 1, prompts: 1 };
  const compare = new CompareScreen(page);
  const library = new PromptsScreen(page);
  await written(page);
  await fillDisk(page, true);
  await compare.ask('Which of you?');
  await compare.finished();
  await page.getByRole('button', { name: 'A is best' }).click();
  await library.open();
  await page.getByRole('button', { name: 'New prompt', exact: true }).click();
  await library.text.fill('Not yet a prompt');
  await library.sheet.getByRole('button', { name: 'Save', exact: true }).click();
  const notice = alert(page, 'Not saved yet');
  await expect(notice).toContainText('1 prompt, 1 run, and 1 vote');
  await expect(page.getByRole('alert')).toHaveCount(1);
  expect(await countAll(page)).toEqual(none);
  const downloading = page.waitForEvent('download');
  await notice.getByRole('button', { name: 'Save screen as file' }).click();
  const file = await (await downloading).path();

  await fillDisk(page, false);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => countAll(page)).toEqual(all);
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await expect(page.getByText('Your vote: column A')).toBeVisible();

  const { address } = await serve({ folder: 'dist-scripted' });
  const other = await (await start({ name: 'other' })).open(address);
  for (let time = 0; time < 2; time += 1) {
    await other.getByRole('button', { name: /^One after another/ }).click();
    const loaded = other.waitForEvent('load');
    await other.getByLabel('Open saved screen').setInputFiles(file);
    if (time === 1) await other.getByRole('button', { name: 'Replace it' }).click();
    await loaded;
    await expect(other.getByText('Your vote: column A')).toBeVisible();
    await expect.poll(() => countAll(other)).toEqual(all);
  }
});

test('what is held in memory is not given up unasked, where a page is closed or takes the screen over', async ({
  scriptedPage: page,
}) => {
  const compare = new CompareScreen(page);
  await written(page);
  await fillDisk(page, true);
  await compare.ask('Which of you?');
  await compare.finished();
  const newer = await page.context().newPage();
  await newer.goto(page.url());
  const notice = alert(page, 'open in another tab');
  await expect(notice).toContainText('1 run');

  for (const leave of [
    () => page.close({ runBeforeUnload: true }),
    () => notice.getByRole('button', { name: 'Take over here' }).click({ noWaitAfter: true }),
  ]) {
    const asking = page.waitForEvent('dialog');
    await leave();
    const question = await asking;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await expect(notice).toContainText('1 run');
  }

  await fillDisk(page, false);
  await notice.getByRole('button', { name: 'Take over here' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => countAll(page)).toMatchObject({ runs: 1, cells: 2 });
});

test.describe('a database that is gone', () => {
  const lost = /12 prompts, 30 runs,? and 85 votes/;

  test('with damaged files is told at the next visit, by what was in it, until that is noted', async ({
    serve,
    start,
  }, info) => {
    const { address } = await serve({ folder: 'dist-scripted' });
    const first = await start();
    const before = await first.open(address);
    await written(before);
    await fillLibrary(before);
    await reloadAndCount(before);
    await first.close();
    const folder = join(info.outputPath('profile'), 'Default', 'IndexedDB');
    for (const database of readdirSync(folder)) {
      for (const name of readdirSync(join(folder, database))) {
        if (/^(MANIFEST|CURRENT|\d+\.log)/.test(name)) {
          writeFileSync(join(folder, database, name), 'damaged'.repeat(100));
        }
      }
    }

    const page = await (await start()).open(address);
    await expect(alert(page, lost)).toContainText('Nothing of it comes back by itself');
    await page.getByRole('link', { name: 'Prompts' }).click();
    await alert(page, lost).getByRole('button', { name: 'Understood' }).click();
    await expect(alert(page, lost)).toHaveCount(0);
    await page.reload();
    await expect(composer(page).or(page.getByRole('button', { name: 'New prompt' }))).toBeVisible();
    await expect(alert(page, lost)).toHaveCount(0);
  });

  test('since site data was cleared during the visit is told at once, and not made anew unasked', async ({
    scriptedPage: page,
  }) => {
    await written(page);
    await fillLibrary(page);
    await reloadAndCount(page);
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await expect(alert(page, 'has removed what this page kept')).toContainText(lost);
    await composer(page).fill('typed since');
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(alert(page, 'has removed what this page kept')).toHaveCount(0);
    await expect.poll(() => keptDraft(page)).toBe('typed since');
  });
});
