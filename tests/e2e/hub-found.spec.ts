import { CompareScreen, fastModel } from './compare-screen';
import { expect, test } from './fixtures';
import { HostQuestion } from './host-question';
import { glassboxQuantisation, offer, putGlassbox } from './hub-site';
import { ModelsScreen } from './models-screen';

/** Of the catalogue, and another one that its library runs. */
const listed = 'mlc-ai/Glassbox-MLC';
const repository = 'somebody/Glassbox-again-MLC';

for (const [library, where] of [
  ['a library of the catalogue', 'listed'],
  ['its own library', 'own'],
] as const) {
  test(`a real model is found by name, added with ${library}, fetched, and answers`, async ({
    hub,
    serve,
    start,
  }, info) => {
    putGlassbox(hub, listed, info.outputPath('listed'));
    const made = putGlassbox(hub, repository, info.outputPath('model'), where);
    const sizeBytes = made.at('main')?.files.get('params_shard_0.bin')?.bytes.byteLength ?? 0;
    const folder = info.outputPath('site');
    const quantisation = `8-bit (${glassboxQuantisation}), float32 arithmetic`;
    offer(folder, hub, [listed], { build: 'dist', quantisation, sizeBytes });
    const { address } = await serve({ folder });
    const page = await (await start(hub.led)).open(address);
    const models = new ModelsScreen(page);
    await models.open();
    await page.getByRole('button', { name: 'Add a model' }).click();
    const place = page.getByRole('region', { name: 'Add a model' });
    const words = place.getByRole('searchbox', { name: 'Search huggingface.co by name' });
    await words.fill('glassbox-again');
    await words.press('Enter');
    const question = new HostQuestion(page);
    await question.allow();
    await place.getByRole('button', { name: repository }).click();
    const found = place.getByRole('article', { name: repository });
    const choice = found.getByRole('combobox', { name: 'Library that runs it' });
    await expect(choice.locator('option:checked')).toHaveText(`as for ${listed} (4 MB of weights)`);
    if (where === 'own') await choice.selectOption('its own: library.wasm');
    await found.getByRole('button', { name: 'Add and download' }).click();
    if (where === 'listed') await question.allow();
    await expect(models.row(repository)).toContainText('on this device');

    const card = models.card(repository);
    if (where === 'own') {
      await card.getByRole('button', { name: 'Test now' }).click();
      await card.getByRole('button', { name: 'Let this library run here' }).click();
      await expect(card).toContainText('nothing was wrong with its answer');
    }
    await card.getByRole('link', { name: 'Use in column A' }).click();
    const screen = new CompareScreen(page);
    await screen.choose('B', fastModel);
    await screen.ask('Reverse this list: red, green, blue.');
    await screen.finished();
    for (const column of ['A', 'B']) {
      await expect(screen.said(column)).toHaveText('blue, green, red');
    }
  });
}
