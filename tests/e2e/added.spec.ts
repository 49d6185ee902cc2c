import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { HubRepository } from '../hosts/hub/repository';
import { violations } from './axe';
import { CompareScreen } from './compare-screen';
import { expect, test, type Fixtures } from './fixtures';
import { HostQuestion } from './host-question';
import { putModelWithLibrary } from './hub-site';
import { ModelsScreen } from './models-screen';

const repository = 'somebody/Small-MLC';

async function openPlace(page: Page) {
  const models = new ModelsScreen(page);
  await models.open();
  await page.getByRole('button', { name: 'Add a model' }).click();
  const place = page.getByRole('region', { name: 'Add a model' });
  const box = place.getByRole('searchbox', { name: 'Address of the model' });
  await expect(box).toBeFocused();
  return { models, place, box };
}

/** Opens the place in a browser that the hub is led to, looks the repository up, and allows the hub. */
async function lookedUp(
  { hub, serve, start }: Pick<Fixtures, 'hub' | 'serve' | 'start'>,
  name: string,
) {
  const { address } = await serve({ folder: 'dist-scripted' });
  const page = await (await start(hub.led)).open(address);
  const opened = await openPlace(page);
  await opened.box.fill(name);
  await opened.box.press('Enter');
  await new HostQuestion(page).allow();
  return { page, ...opened };
}

test('a model is added by its address: asked about, looked up, downloaded, allowed, answering, kept, removed', async ({
  hub,
  serve,
  start,
}) => {
  await putModelWithLibrary(hub, repository, { licence: 'mit' });
  const { address } = await serve({ folder: 'dist-scripted' });
  const browser = await start(hub.led);
  const page = await browser.open(address);
  const { models, place, box } = await openPlace(page);
  await box.fill(`https://huggingface.co/${repository}`);
  expect(hub.asked).toEqual([]);
  await box.press('Enter');
  const question = new HostQuestion(page);
  await expect(question.dialog).toContainText(repository);
  await question.allow();

  const found = place.getByRole('article', { name: repository });
  await expect(found).toContainText('By somebody.');
  await expect(found).toContainText('Context 100 tokens');
  await expect(found.getByRole('combobox', { name: 'Library that runs it' })).toHaveValue('own');
  await expect(found).toContainText('nobody here has checked it');
  expect(await violations(page)).toEqual([]);
  expect(hub.asked.filter((line) => line.includes('params_shard'))).toEqual([]);
  await found.getByRole('button', { name: 'Add and download' }).click();
  await expect(models.row(repository)).toContainText('on this device');
  const card = models.card(repository);
  await expect(card).toContainText('You added it by its address.');

  // Its library is somebody's program: it runs once it is allowed, and not before.
  await card.getByRole('button', { name: 'Test now' }).click();
  await card.getByRole('button', { name: 'Let this library run here' }).click();
  await expect(card).toContainText('nothing was wrong with its answer');
  await card.getByRole('link', { name: 'Use in column A' }).click();
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.ask('text=Yes.');
  await screen.finished();
  await expect(screen.said('A')).toHaveText('Yes.');

  await page.reload();
  await models.open();
  await models.choose(repository);
  await card.getByRole('button', { name: 'Remove entry' }).click();
  await expect(card).toContainText('its entry was removed');
  await card.getByRole('button', { name: 'Delete' }).click();
  await card.getByRole('button', { name: 'Yes, delete' }).click();
  await expect(models.row(repository)).toHaveCount(0);
});

test('a GGUF file is chosen out of a repository and kept as an entry, after nothing but its head was read', async ({
  hub,
  serve,
  start,
}) => {
  const name = 'somebody/Glassbox-GGUF';
  const glassbox = await readFile('tools/glassbox/glassbox-v1.gguf');
  const files = new Map<string, Uint8Array>([
    ['README.md', new TextEncoder().encode('# Glassbox')],
    ['glassbox-Q8_0.gguf', glassbox],
    ['glassbox-F16-00001-of-00002.gguf', new Uint8Array(6_000_000)],
    ['mmproj-glassbox-F16.gguf', new Uint8Array(9)],
  ]);
  const gguf = { architecture: 'llama', context_length: 4096, total: 3_084_704 };
  const made = new HubRepository(name, files, { licence: 'apache-2.0', gguf });
  hub.add(made);
  const { sha = '' } = made.at('main') ?? {};
  const { page, place } = await lookedUp({ hub, serve, start }, name);
  const found = place.getByRole('article', { name });
  await expect(found.getByRole('radio', { name: /^Q8_0.*recommended/ })).toBeChecked();
  await expect(found.getByRole('radio', { name: /^F16.*1 of 2 parts are missing/ })).toBeDisabled();
  await expect(found).toContainText('Context: 4,096 tokens at the hub, 512 in the file');
  expect(await violations(page)).toEqual([]);
  await found.getByRole('button', { name: 'Keep as an entry' }).click();
  const kept = page.getByRole('region', { name: 'Added GGUF files' });
  await expect(kept).toContainText('glassbox-Q8_0.gguf');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await kept.getByRole('button', { name: 'Copy link' }).click();
  await expect(kept.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`#add=${name}@${sha}/glassbox-Q8_0.gguf`);
  await page.reload();
  await expect(kept).toContainText('llama · 3,084,704 parameters · Q8_0 · 3 MB');
  await expect(kept).toContainText('Licence tag apache-2.0.');
  await expect(kept.getByRole('link')).toHaveAttribute(
    'href',
    `https://huggingface.co/${name}/tree/${sha}`,
  );
  await kept.getByRole('button', { name: 'Remove entry' }).click();
  await expect(kept).toHaveCount(0);
});

test('an entry that is not downloaded is there after a reload, in the column that it was given to', async ({
  hub,
  serve,
  start,
}) => {
  await putModelWithLibrary(hub, repository);
  const { page, models, place } = await lookedUp({ hub, serve, start }, repository);
  await place.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(place.getByRole('status').getByText(`${repository} is added.`)).toBeVisible();
  await models.card(repository).getByRole('link', { name: 'Use in column A' }).click();
  const column = new CompareScreen(page).column('A');
  await expect(column.getByRole('combobox', { name: 'Model' })).toHaveValue('somebody--Small-MLC');
  await page.reload();
  await expect(column.getByRole('combobox', { name: 'Model' })).toHaveValue('somebody--Small-MLC');
});

test('an entry is handed on as a link and as a file, which bring its address and ask nobody', async ({
  hub,
  serve,
  start,
}) => {
  await putModelWithLibrary(hub, repository);
  const { page, models, place, box } = await lookedUp({ hub, serve, start }, repository);
  await place.getByRole('button', { name: 'Add', exact: true }).click();
  const card = models.card(repository);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await card.getByRole('button', { name: 'Copy link' }).click();
  await expect(card.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const [, commit = ''] = /#add=somebody\/Small-MLC@([0-9a-f]{40})$/.exec(link) ?? [];
  const brought = `https://huggingface.co/${repository}/tree/${commit}`;
  const saving = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Save entry as file' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  await card.getByRole('button', { name: 'Remove entry' }).click();
  await expect(models.row(repository)).toHaveCount(0);

  // The hub is allowed now: it is not asked because nobody has pressed.
  const asked = [...hub.asked];
  await page.goto('about:blank');
  await page.goto(link);
  await expect(box).toHaveValue(brought);
  await expect(page).toHaveURL(/#models$/);
  await place.getByRole('button', { name: 'Close' }).click();
  await choose(page, text.replace(commit, 'main'));
  await expect(place.getByRole('alert')).toContainText('This file brings no model');
  await choose(page, text);
  await expect(place.getByRole('alert')).toHaveCount(0);
  await expect(box).toHaveValue(brought);
  expect(await violations(page)).toEqual([]);
  expect(hub.asked).toEqual(asked);

  await place.getByRole('button', { name: 'Look up' }).click();
  await place.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(models.row(repository)).toBeVisible();
});

/** Chooses a file with the text, where the browser has a dialogue for that. */
async function choose(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const getFile = () => Promise.resolve(new File([content], 'entry.json'));
    Object.assign(globalThis, { showOpenFilePicker: () => Promise.resolve([{ getFile }]) });
  }, text);
  await page.getByRole('button', { name: 'Import a pack' }).click();
}

test('a link that was cut is told, also where the Models screen is open', async ({
  scriptedPage: page,
}) => {
  const { models, place } = await openPlace(page);
  await page.evaluate(() => (location.hash = 'add=somebody/Small-MLC@0123'));
  await expect(place.getByRole('alert')).toContainText('This link brings no model');
  await expect(page).toHaveURL(/#models$/);
  await expect(models.list).toBeVisible();
  await expect(new HostQuestion(page).dialog).toHaveCount(0);
});

for (const [address, words] of [
  ['https://huggingface.co/datasets/a/b', 'a/b is a dataset, not a model.'],
  ['hf.co/spaces/a/b', 'a/b is a Space'],
  ['https://huggingface.co/mlc-ai', 'a page of the hub, but not a model’s'],
  ['https://example.org/model.gguf', 'Models are not looked up at example.org'],
  ['a small model', 'This is not the address of a model.'],
] as const) {
  test(`${address} asks nobody, and is told as what it is`, async ({ scriptedPage: page }) => {
    const { place, box } = await openPlace(page);
    await box.fill(address);
    await box.press('Enter');
    await expect(place.getByRole('alert')).toContainText(words);
    await expect(new HostQuestion(page).dialog).toHaveCount(0);
  });
}
