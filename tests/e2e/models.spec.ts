import { CompareScreen, fastModel } from './compare-screen';
import { expect, test } from './fixtures';
import { ModelsScreen } from './models-screen';

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
  await card.getByRole('button', { name: 'Delete' }).click();
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
