import { test, expect } from './fixtures';
import { buildForHub, offer, putModel } from './hub-site';
import { ModelsScreen } from './models-screen';

/** One build for all tests of this file. */
let build = '';
// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the parameters
test.beforeAll(({}, info) => {
  build = info.outputPath('build');
  buildForHub(build);
});

const model = 'mlc-ai/Small-MLC';

test('a model of a hub is fetched through its redirects', async ({ hub, serve, start }, info) => {
  await putModel(hub, model);
  const folder = info.outputPath('site');
  offer(build, folder, hub, [model]);
  const { address } = await serve({ folder });
  const page = await (await start(hub.led)).open(address);
  const models = new ModelsScreen(page);
  await models.open();
  const card = await models.choose(model);
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(models.row(model)).toContainText('on this device');
  const weights = hub.asked.filter((line) => line.includes('GET us.aws.cdn.hf.co/xet-bridge-us/'));
  expect(weights).toHaveLength(2);
});
