import type { ServerResponse } from 'node:http';
import { violations } from './axe';
import { CompareScreen, fastModel } from './compare-screen';
import { expect, test } from './fixtures';
import { ModelsScreen } from './models-screen';
import { inBothSchemes } from './schemes';

test('the Models screen keeps its place over a reload, and the way back leads to the columns', async ({
  scriptedPage: page,
}) => {
  const models = new ModelsScreen(page);
  await models.open();
  await page.reload();
  await expect(models.list).toBeVisible();
  await page.goBack();
  await expect(new CompareScreen(page).composer).toBeVisible();
});

test('a model that was asked is here: verified on demand, deleted on demand', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.choose('A', fastModel);
  await screen.ask('tokens=3');
  await screen.finished();
  const models = new ModelsScreen(page);
  await models.open();
  await expect(models.row(fastModel)).toContainText('on this device');
  const card = await models.choose(fastModel);
  await card.getByRole('button', { name: 'Verify now' }).click();
  await expect(card.getByRole('status')).toHaveText('Every byte is as it came.');
  await card.getByText('6 files').click();
  await expect(card.getByRole('row', { name: /library\.wasm/ })).toContainText('SHA-256 known');
  await card.getByRole('button', { name: 'Delete', exact: true }).click();
  await card.getByRole('button', { name: 'Yes, delete' }).click();
  await expect(models.row(fastModel)).not.toContainText('on this device');
  await expect(page.getByText('0 bytes of models')).toBeVisible();
});

test('a column takes the model that was chosen for it', async ({ scriptedPage: page }) => {
  const models = new ModelsScreen(page);
  await models.open();
  const card = await models.choose(fastModel);
  await card.getByRole('link', { name: 'Use in column A' }).click();
  await expect(page.getByRole('region', { name: `Column A: ${fastModel}` })).toBeVisible();
});

test('a model waits in the queue, pauses, goes on and arrives; others keep their order', async ({
  serve,
  start,
}) => {
  // The weights come only once something was pressed.
  let held: ServerResponse[] | undefined = [];
  const { address } = await serve({
    folder: 'dist-scripted',
    before: ({ url }, response) => {
      if (!held || !url?.includes('params_shard')) return false;
      held.push(response);
      return true;
    },
  });
  const page = await (await start()).open(address);
  const models = new ModelsScreen(page);
  await models.open();
  const queue = page.getByRole('region', { name: 'Downloads' });
  const large = /^SmolLM2 135M Instruct 103/;
  for (const name of [large, fastModel]) {
    await models.row(name).click();
    await page.getByRole('article').getByRole('button', { name: 'Download' }).click();
  }
  const second = queue.getByRole('listitem').filter({ hasText: fastModel });
  const first = queue.getByRole('listitem').filter({ hasText: 'SmolLM2' }).first();
  await expect(second).toContainText('waits');
  // What is paused before the store has noted it is not there after a reload: nothing of it has come.
  await expect(first).toContainText(/of 10\d MB/);
  await first.getByRole('button', { name: 'Pause' }).click();
  await expect(first).toContainText('paused');
  // It is asked for again.
  for (const response of held) response.writeHead(503).end();
  held = undefined;
  await expect(models.row(fastModel)).toContainText('on this device', { timeout: 60_000 });
  await page.reload();
  await expect(first).toContainText('paused');
  await first.getByRole('button', { name: 'Go on' }).click();
  await expect(models.row(large)).toContainText('on this device', { timeout: 60_000 });
  await expect(queue).toHaveCount(0);
});

test('less memory for models gives less context, until the assumption is taken back', async ({
  scriptedPage: page,
}) => {
  const models = new ModelsScreen(page);
  await models.open();
  await models.row(/^SmolLM2 135M Instruct 103/).click();
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('Gigabytes that loaded models may take').fill('0.15');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(page.getByText('Set by you.')).toBeVisible();
  const card = models.card('SmolLM2 135M Instruct');
  await expect(card).toContainText('Runs here with a context of');
  await page.getByRole('button', { name: 'Back to the assumption' }).click();
  await expect(card).not.toContainText('Runs here with a context of');
});

test('models are found by their licence, and those that do not run here can be left out', async ({
  scriptedPage: page,
}) => {
  const models = new ModelsScreen(page);
  await models.open();
  await page.getByRole('searchbox', { name: 'Search models' }).fill('gemma terms');
  await expect(models.row('Gemma 2 2B Instruct')).toBeVisible();
  await expect(models.row(fastModel)).toHaveCount(0);
  await expect(models.list.getByText('shader-f16').first()).toBeVisible();
  await page.getByRole('button', { name: 'Runs here', exact: true }).click();
  await expect(models.list.getByText('shader-f16')).toHaveCount(0);
});

test('a model is listed once, its variants on its card, the one that does best here first', async ({
  scriptedPage: page,
}) => {
  const models = new ModelsScreen(page);
  await models.open();
  const name = 'SmolLM2 135M Instruct';
  await expect(models.row(new RegExp(`^${name}`))).toHaveCount(1);
  const card = await models.choose(name, new RegExp(`^${name}`));
  const variants = card.getByRole('region', { name: 'Variants' }).getByRole('button');
  await expect(variants).toHaveCount(3);
  await expect(variants.first()).toContainText('best here');
  await expect(variants.first()).toHaveAttribute('aria-current', 'true');
  await variants.filter({ hasText: 'q0f32' }).click();
  await expect(card).toContainText('float32 weights (q0f32)');
  await expect(variants.filter({ hasText: 'q0f32' })).toHaveAttribute('aria-current', 'true');
  await expect(models.row(new RegExp(`^${name}`))).toHaveAttribute('aria-current', 'true');
});

test('the list of what should fit a small device is an estimate, and leaves the large models out', async ({
  scriptedPage: page,
}) => {
  const models = new ModelsScreen(page);
  await models.open();
  await page.getByRole('button', { name: 'Should fit in 1.5 GB (estimate)' }).click();
  await expect(models.row(/^Llama 3\.2 1B Instruct/)).toHaveCount(1);
  await expect(models.row(/^Qwen 3 8B/)).toHaveCount(0);
});

test('axe finds nothing on the Models screen, light or dark', async ({ scriptedPage: page }) => {
  const look = () =>
    inBothSchemes(page, async (scheme) => {
      expect(await violations(page), scheme).toEqual([]);
    });
  const models = new ModelsScreen(page);
  await models.open();
  await look();
  const card = await models.choose(fastModel);
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(models.row(fastModel)).toContainText('on this device');
  await card.getByRole('button', { name: 'Verify now' }).click();
  await card.getByText('6 files').click();
  await look();
  await card.getByRole('button', { name: 'Export as a pack' }).click();
  await page.getByRole('dialog').getByText('Sign the pack').click();
  await expect(page.getByText('No key was made on this device.')).toBeVisible();
  await look();
});
