import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { manifestFor, packEntries, smallFiles, tarOf } from '../hosts/packs';
import { testModel } from '../hosts/models';
import { fastModel } from './compare-screen';
import { expect, test } from './fixtures';
import { ModelsScreen } from './models-screen';
import { PromptsScreen } from './prompts-screen';
import { RatingsScreen } from './ratings-screen';
import { RecordsScreen } from './records-screen';

/** Puts records into the database of a page that is open, as another version could have left them. */
function keep(page: Page, records: Readonly<Record<string, readonly object[]>>): Promise<void> {
  return page.evaluate(async (all) => {
    const [info] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const writing = database.transaction(Object.keys(all), 'readwrite');
    for (const [store, some] of Object.entries(all)) {
      for (const record of some) writing.objectStore(store).put(record);
    }
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
  }, records);
}

test('what cannot be read hides nothing else: it is told, saved as a file and deleted', async ({
  scriptedPage: page,
}) => {
  const bad = { id: 'bad', title: 5, runId: 'none', startedAt: '2026-01-01T00:00:00.000Z' };
  const asked = { role: 'user', text: 'Hello', tags: [], responseSchema: null };
  const prompts = [bad, { ...asked, id: 'odd', title: 'Odd language', language: 'en-1' }];
  const list = new PromptsScreen(page);
  // There is a database once something was read of it.
  await list.open();
  await keep(page, { prompts, runs: [bad], ballots: [bad] });
  await page.reload();
  await expect(list.row('Odd language')).toBeVisible();
  await list.write('Still here', 'A new one');
  await expectSetAside(page, 'prompt');
  await RecordsScreen.open(page);
  await expectSetAside(page, 'run');
  await RatingsScreen.open(page);
  await expectSetAside(page, 'vote');
});

async function expectSetAside(page: Page, kind: string): Promise<void> {
  const told = page.getByRole('group', { name: `1 ${kind} kept here cannot be read` });
  await expect(told).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    told.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`playground-unreadable-${kind}s.json`);
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject([{ id: 'bad' }]);
  await told.getByRole('button', { name: `Delete 1 ${kind}` }).click();
  await told.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(told).toHaveCount(0);
}

test('a table of 100,000 lines is refused, and the page goes on', async ({
  scriptedPage: page,
}) => {
  const screen = new PromptsScreen(page);
  await screen.open();
  await screen.write('Who is {{name}}?', 'Who is it?');
  await screen.sheet.getByRole('radio', { name: 'From a table' }).check();
  const file = screen.sheet.getByLabel('Read a CSV file');
  const table = (lines: number) => ({
    name: 'values.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`name\n${'Ada\n'.repeat(lines)}`),
  });
  await file.setInputFiles(table(100_000));
  await expect(screen.sheet).toContainText('The table has more than 10,000 lines.');
  await expect(screen.sheet.getByRole('textbox', { name: 'Table of values' })).toHaveValue('');
  await file.setInputFiles(table(2));
  await expect(screen.sheet).toContainText('Who is Ada?');
});

test('a pack with a catalogue’s id and other files is another model, with its own facts', async ({
  scriptedPage: page,
}) => {
  const files = await smallFiles();
  const model = { ...testModel('Glassbox-3M-q8f32', 'whole', files), name: fastModel };
  const pack = tarOf(await packEntries(manifestFor(files, { model })));
  await page.addInitScript(
    (bytes) => {
      Object.assign(globalThis, {
        showOpenFilePicker: async () => {
          const folder = await navigator.storage.getDirectory();
          const handle = await folder.getFileHandle('model.pack', { create: true });
          const writable = await handle.createWritable();
          await writable.write(Uint8Array.from(bytes));
          await writable.close();
          return [handle];
        },
      });
    },
    [...new Uint8Array(await pack.arrayBuffer())],
  );
  await page.reload();
  const models = new ModelsScreen(page);
  await models.open();
  await page.getByRole('button', { name: 'Import a pack' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`It calls itself “${fastModel}”, and its files are others`);
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const own = models.row(new RegExp(`^“${fastModel}” [0-9a-f]{8}`));
  await expect(own).toContainText('on this device');
  await own.click();
  await expect(page.getByRole('article')).toContainText('MIT');
  await models.row(new RegExp(`^${fastModel}`)).click();
  await expect(models.card(fastModel)).toContainText('Apache');
  await expect(models.row(new RegExp(`^${fastModel}`))).not.toContainText('on this device');
});
