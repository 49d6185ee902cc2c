import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { violations } from './axe';
import { CompareScreen } from './compare-screen';
import { expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { expectFocusKept, goTo } from './focus';
import { PromptsScreen } from './prompts-screen';
import { inBothSchemes } from './schemes';

const csv = (text: string) => ({
  name: 'values.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});
const json = (text: string) => ({
  name: 'prompts.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

test('a prompt is written, filled, asked, exported, and comes into a fresh browser', async ({
  serve,
  start,
}, info) => {
  const { address } = await serve({ folder: 'dist-scripted' });
  const page = await (await start()).open(address);
  const screen = new PromptsScreen(page);
  await screen.open();
  await screen.write('Who is {{name}}, from {{place}}? <img src=x onerror=alert(1)>', 'Who is it?');

  await screen.sheet.getByLabel('name', { exact: true }).fill('Ada');
  await expect(screen.sheet).toContainText('This variable has no value: place.');
  await screen.sheet.getByLabel('place', { exact: true }).fill('London');
  await screen.sheet.getByRole('button', { name: 'Ask in Compare' }).click();
  const compare = new CompareScreen(page);
  await expect(compare.composer).toHaveValue(
    'Who is Ada, from London? <img src=x onerror=alert(1)>',
  );

  // What was typed is still there, and after a reload what was saved.
  await screen.open();
  await expect(screen.sheet.getByLabel('place', { exact: true })).toHaveValue('London');
  await page.reload();
  await screen.row('Who is it?').click();
  await expect(screen.text).toHaveValue(/^Who is \{\{name\}\}/);

  await screen.sheet.getByRole('radio', { name: 'From a table' }).check();
  const file = screen.sheet.getByLabel('Read a CSV file');
  await file.setInputFiles(csv('name;place;age\nBo;Oslo;3\nCy;Rome\n'));
  await expect(screen.sheet).toContainText('The first row has 3 fields, but line 3 has 2.');
  await file.setInputFiles(csv('PK\0\0'));
  await expect(screen.sheet).toContainText('not a table of text');
  await file.setInputFiles(csv('name;place;age\nBo;Oslo;3\nCy;"Rome; Italy";4\n'));
  await expect(screen.sheet.getByRole('listitem').nth(1)).toHaveText(
    'Who is Cy, from Rome; Italy? <img src=x onerror=alert(1)>',
  );
  await expect(screen.sheet).toContainText('not used by the prompt: age');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export your own' }).click();
  const path = info.outputPath('prompts.json');
  await (await downloading).saveAs(path);
  const text = readFileSync(path, 'utf8');

  const fresh = await (await start({ name: 'fresh' })).open(address);
  const there = new PromptsScreen(fresh);
  await there.open();
  const importing = fresh.getByLabel('Import');
  await importing.setInputFiles(json(text));
  await expect(fresh.getByText('1 prompt added.')).toBeVisible();
  await there.row('Who is it?').click();
  await expect(there.text).toHaveValue(/^Who is \{\{name\}\}/);
  await importing.setInputFiles(json(text));
  await expect(fresh.getByText('0 prompts added. 1 was here already.')).toBeVisible();
  await importing.setInputFiles(json('{"format": "playground-votes", "version": 1}'));
  await expect(fresh.getByRole('alert')).toContainText('not a library of prompts');

  await there.sheet.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(there.sheet.getByRole('button', { name: 'No, keep' })).toBeFocused();
  await fresh.keyboard.press('Enter');
  await expect(there.sheet.getByRole('button', { name: 'Delete', exact: true })).toBeFocused();
  await fresh.keyboard.press('Enter');
  await there.sheet.getByRole('button', { name: 'Yes, delete' }).press('Enter');
  await expect(there.row('Who is it?')).toHaveCount(0);
  await expectFocusKept(fresh);
  await fresh.getByRole('button', { name: 'Bring back' }).click();
  await expect(there.row('Who is it?')).toBeVisible();

  await fresh.getByRole('checkbox', { name: 'Select “Who is it?”' }).check();
  await fresh.getByRole('button', { name: 'Delete 1 prompt' }).press('Enter');
  await expectFocusKept(fresh);
  await fresh.getByRole('button', { name: 'Yes, delete' }).press('Enter');
  await expect(there.row('Who is it?')).toHaveCount(0);
  await expectFocusKept(fresh);
});

test('a huge paste is refused at once and told, and the page goes on', async ({
  scriptedPage: page,
}) => {
  const screen = new PromptsScreen(page);
  await screen.open();
  await page.getByRole('button', { name: 'New prompt', exact: true }).click();
  await screen.text.fill('Before');
  const isTaken = await screen.text.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x'.repeat(20_000_000));
    return field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  // A field that took it would be at it for long.
  expect(isTaken).toBe(false);
  await expect(screen.sheet).toContainText('20,000,000 characters, 100,000 fit here');
  await expect(screen.text).toHaveValue('Before');
});

test('the whole screen works by keyboard', async ({ scriptedPage: page }) => {
  const screen = new PromptsScreen(page);
  await screen.open();
  await page.getByRole('searchbox', { name: 'Search prompts' }).focus();
  await page.keyboard.type('heavier');
  await expect(screen.rows).toHaveCount(1);
  const row = screen.row('A kilogram of feathers');
  await goTo(page, row);
  await page.keyboard.press('Enter');
  await expect(screen.text).toHaveValue(/^What is heavier/);
  const ask = screen.sheet.getByRole('button', { name: 'Ask in Compare' });
  await goTo(page, ask);
  await page.keyboard.press('Enter');
  await expect(new CompareScreen(page).composer).toHaveValue(/^What is heavier/);
});

test('axe finds nothing, whatever the screen shows, light or dark', async ({
  scriptedPage: page,
}) => {
  const look = () =>
    inBothSchemes(page, async (scheme) => {
      expect(await violations(page), scheme).toEqual([]);
    });
  const screen = new PromptsScreen(page);
  await screen.open();
  await look();
  await screen.write('{{a}}', 'Mine');
  await screen.sheet.getByText('JSON schema of the answer').first().click();
  await screen.sheet.getByLabel('JSON schema of the answer').fill('{"type": "text"}');
  await screen.sheet.getByRole('radio', { name: 'From a table' }).check();
  await screen.sheet.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Select “Mine”' }).check();
  await expect(screen.sheet).toContainText('This is not a JSON schema');
  await look();
  await page.getByRole('button', { name: 'Delete 1 prompt' }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  await look();
  for (const code of ['en', 'de']) {
    await page.locator('header select').selectOption(code);
    await expect(page.locator('html')).toHaveAttribute('lang', code);
    await inBothSchemes(page, (scheme) => expectNothingCutOff(page, scheme));
  }
});

/** Texts of the drafts that are kept. */
function keptDrafts(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const [info] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const keys = IDBKeyRange.bound('draft of prompt ', 'draft of prompt \uFFFF');
    const reading = database.transaction('workspaces').objectStore('workspaces').getAll(keys);
    const drafts = await new Promise<{ draft: { text: string } }[]>((resolve) => {
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return drafts.map(({ draft }) => draft.text).toSorted();
  });
}

test('a prompt that is being written is there after a reload, and asks where it could not be kept', async ({
  scriptedPage: page,
}) => {
  const screen = new PromptsScreen(page);
  await screen.open();
  await screen.write('First', 'Mine');
  await screen.text.fill('Half a');
  await page.getByRole('button', { name: 'New prompt', exact: true }).click();
  await screen.text.fill('Begun and left');
  await expect(screen.row('Mine')).toContainText('not saved');
  await expect.poll(() => keptDrafts(page)).toEqual(['Begun and left', 'Half a']);
  await page.reload();
  await screen.row('Begun and left').click();
  await expect(screen.text).toHaveValue('Begun and left');
  await screen.row('Mine').click();
  await expect(screen.text).toHaveValue('Half a');
  await screen.sheet.getByRole('button', { name: 'Discard changes' }).click();
  await expect(screen.row('Mine')).not.toContainText('not saved');

  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
  });
  await screen.text.fill('Nowhere but here');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.accept();
});
