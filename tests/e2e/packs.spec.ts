import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { CompareScreen, fastModel } from './compare-screen';
import { expect, test } from './fixtures';
import { ModelsScreen } from './models-screen';
import { PrivacyScreen } from './privacy-screen';

/** Headless browsers refuse their pickers: both give the same file of the browser's own file system. */
async function pickersGiveOneFile(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const handle = async (): Promise<FileSystemFileHandle> =>
      (await navigator.storage.getDirectory()).getFileHandle('model.pack', { create: true });
    Object.assign(globalThis, {
      showSaveFilePicker: handle,
      showOpenFilePicker: async () => [await handle()],
    });
  });
  await page.reload();
}

async function answered(page: Page): Promise<string> {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.choose('A', fastModel);
  await screen.ask('What is the capital of France?');
  await screen.finished();
  const said = screen.said('A').last();
  await expect(said).not.toBeEmpty();
  return said.innerText();
}

async function exportPack(models: ModelsScreen): Promise<void> {
  const card = await models.choose(fastModel);
  await card.getByRole('button', { name: 'Export as a pack' }).click();
  const dialog = models.page.getByRole('dialog');
  await expect(dialog).toContainText('Apache License 2.0');
  await dialog.getByText('1 licence text inside').click();
  await expect(dialog).toContainText('TERMS AND CONDITIONS');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog).toContainText('The pack is written');
  await dialog.getByRole('button', { name: 'Close' }).click();
}

test('a model goes out as a signed pack, is deleted, comes back from it, and answers the same', async ({
  page,
}) => {
  await pickersGiveOneFile(page);
  const before = await answered(page);
  const models = new ModelsScreen(page);
  await models.open();
  const card = await models.choose(fastModel);
  await card.getByRole('button', { name: 'Export as a pack' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Sign the pack').click();
  await dialog.getByRole('button', { name: 'never leaves this browser' }).click();
  await dialog.getByLabel('Sign with the key of this device').check();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog).toContainText('The pack is written');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await card.getByRole('button', { name: 'Delete', exact: true }).click();
  await card.getByRole('button', { name: 'Yes, delete' }).click();
  await expect(models.row(fastModel)).not.toContainText('on this device');
  await page.getByRole('button', { name: 'Import a pack' }).click();
  await expect(dialog).toContainText('Whose key that is, nobody has checked');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toContainText(`${fastModel} is on this device`);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(models.card(fastModel)).toContainText('from a pack');

  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  const screen = new CompareScreen(page);
  await screen.clear('A');
  await screen.ask('What is the capital of France?');
  await screen.finished();
  await expect(screen.said('A')).toHaveText(before);
});

test('a pack that was altered is refused by name, and nothing of it stays', async ({ page }) => {
  await pickersGiveOneFile(page);
  await answered(page);
  const models = new ModelsScreen(page);
  await models.open();
  await exportPack(models);
  await models.card(fastModel).getByRole('button', { name: 'Delete', exact: true }).click();
  await models.card(fastModel).getByRole('button', { name: 'Yes, delete' }).click();
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('model.pack');
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    const at = bytes.byteLength - 200_000;
    const writable = await handle.createWritable({ keepExistingData: true });
    await writable.write({
      type: 'write',
      position: at,
      data: new Uint8Array([(bytes[at] ?? 0) ^ 1]),
    });
    await writable.close();
  });
  await page.getByRole('button', { name: 'Import a pack' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('params_shard_0.bin');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(models.row(fastModel)).not.toContainText('on this device');
  await expect(page.getByText('0 bytes of models')).toBeVisible();
});

test('a GGUF that is dropped is told apart, and kept as an entry without its bytes', async ({
  page,
}) => {
  const models = new ModelsScreen(page);
  await models.open();
  const session = await page.context().newCDPSession(page);
  const files = [resolve('tools/glassbox/glassbox-v1.gguf')];
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      x: 640,
      y: 500,
      data: { items: [], files, dragOperationsMask: 1 },
    });
  await drag('dragEnter');
  await drag('dragOver');
  await expect(page.getByText('Drop it here')).toBeVisible();
  await drag('drop');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('glassbox-v1.gguf');
  await expect(dialog.getByRole('alert')).toContainText('modelkit');
  await dialog.getByRole('button', { name: 'Keep as an entry' }).click();
  await expect(dialog).toContainText('glassbox-v1.gguf is kept as an entry.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  const kept = page.getByRole('region', { name: 'Added GGUF files' });
  await expect(kept).toContainText(
    /glassbox-v1\.gguf.*llama · 3,084,704 parameters · Q8_0 · 3 MB, needs about/,
  );
  await expect(kept).toContainText('it is not stored here');
  await expect(kept.getByRole('button', { name: 'Copy link' })).toHaveCount(0);
  await kept.getByRole('button', { name: 'Remove entry' }).click();
  await expect(kept).toHaveCount(0);
});

/** The picker for folders gives a copy of the site's folder of this model. */
async function pickerGivesFolder(page: Page, modelId: string): Promise<void> {
  await page.evaluate(async (id) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(id, { create: true });
    const manifest: unknown = await (await fetch(`models/${id}/manifest.json`)).json();
    const { files } = manifest as { files: { parts: { path: string }[] }[] };
    const paths = files.flatMap(({ parts }) => parts.map(({ path }) => path));
    for (const path of ['manifest.json', ...paths]) {
      const handle = await folder.getFileHandle(path, { create: true });
      const writable = await handle.createWritable();
      await writable.write(await (await fetch(`models/${id}/${path}`)).blob());
      await writable.close();
    }
    Object.assign(globalThis, { showDirectoryPicker: () => Promise.resolve(folder) });
  }, modelId);
}

test('a library that came from outside runs once it is allowed, until that is withdrawn', async ({
  copyOfBuild,
  serve,
  start,
}) => {
  const id = 'Glassbox-3M-q8f32';
  const folder = copyOfBuild();
  const listing = join(folder, 'models.json');
  // A site that does not have this model: its library is then one that nobody here knows.
  const catalogue = JSON.parse(readFileSync(listing, 'utf8')) as { models: { id: string }[] };
  const others = catalogue.models.filter((model) => model.id !== id);
  writeFileSync(listing, JSON.stringify({ ...catalogue, models: others }));
  const { address } = await serve({ folder });
  const page = await (await start()).open(address);

  await pickerGivesFolder(page, id);
  const models = new ModelsScreen(page);
  await models.open();
  await page.getByRole('button', { name: 'Import a folder' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await dialog.getByLabel('Let this library run here').check();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toContainText('is on this device');
  await dialog.getByRole('button', { name: 'Close' }).click();

  const toCompare = page.getByRole('link', { name: 'Compare', exact: true });
  await toCompare.click();
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.column('A').getByRole('combobox', { name: 'Model' }).selectOption({ value: id });
  await screen.ask('What is the capital of France?');
  await screen.finished();
  await expect(screen.said('A')).not.toBeEmpty();

  const privacy = await PrivacyScreen.open(page);
  const libraries = privacy.section('Libraries that you have allowed');
  await expect(libraries.getByRole('listitem')).toContainText(id);
  await libraries.getByRole('button', { name: 'Withdraw' }).click();
  await expect(libraries.getByRole('listitem')).toHaveCount(0);
  await expect(libraries.getByRole('status')).toContainText('you are asked');

  await toCompare.click();
  await screen.clear('A');
  await screen.ask('What is the capital of France?');
  const refusal = screen.answers('A').getByRole('alert');
  await expect(refusal).toContainText('not allowed to run here');
  await refusal.getByRole('button', { name: 'Allow it and ask again' }).click();
  await screen.finished();
  await expect(screen.said('A')).not.toBeEmpty();
});
