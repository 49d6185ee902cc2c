import type { Page } from '@playwright/test';
import type { Hub } from '../hosts/hub/hub';
import type { Fault } from '../hosts/hub/fault';
import { CompareScreen, fastModel } from './compare-screen';
import { expect, test, type Fixtures } from './fixtures';
import { HostQuestion } from './host-question';
import { offer, putGlassbox, putModel } from './hub-site';
import { ModelsScreen } from './models-screen';
import { canary } from './plain-requests';
import type { TestBrowser } from './test-browser';

const model = 'mlc-ai/Small-MLC';
const shard = 'params_shard_0.bin';

/** A first visit to a site that offers the hub's model, which is asked for. */
async function download(
  { hub, serve, start }: Pick<Fixtures, 'hub' | 'serve' | 'start'>,
  folder: string,
): Promise<{
  readonly browser: TestBrowser;
  readonly page: Page;
  readonly models: ModelsScreen;
}> {
  offer(folder, hub, [model]);
  const { address } = await serve({ folder });
  const browser = await start(hub.led);
  const page = await browser.open(address);
  await new CompareScreen(page).type(canary);
  const models = new ModelsScreen(page);
  await models.open();
  const card = await models.choose(model);
  await card.getByRole('button', { name: 'Download' }).click();
  await new HostQuestion(page).allow();
  return { browser, page, models };
}

test('a model of a hub is fetched through its redirects', async ({ hub, serve, start }, info) => {
  await putModel(hub, model);
  const { models } = await download({ hub, serve, start }, info.outputPath('site'));
  await expect(models.row(model)).toContainText('on this device');
  const weights = hub.asked.filter((line) => line.includes('GET us.aws.cdn.hf.co/xet-bridge-us/'));
  expect(weights).toHaveLength(2);
});

const put = (hub: Hub) => putModel(hub, model);
const faulty = (fault: Fault) => async (hub: Hub) => {
  await put(hub);
  hub.faults.set([fault]);
};

for (const [what, prepare, words] of [
  [
    'that needs an account',
    (hub: Hub) => putModel(hub, model, { isGated: true }),
    /^huggingface\.co gives .* only to people who have accepted the model’s licence/,
  ],
  ['that is not there, or private', () => undefined, /^huggingface\.co has no model under/],
  [
    'without one of its files',
    faulty({ kind: 'no-entry', file: shard }),
    `huggingface.co has no ${shard}.`,
  ],
  [
    'whose file host is in trouble',
    faulty({ kind: 'server-error', file: shard, at: 'files' }),
    `us.aws.cdn.hf.co is in trouble and did not send ${shard} (of ${shard}) (status 503).`,
  ],
  [
    'whose file host sends a web page',
    faulty({ kind: 'web-page', file: shard }),
    /^us\.aws\.cdn\.hf\.co sent a web page instead of params_shard_0\.bin/,
  ],
] as const) {
  test(`a model ${what} is told by that, and by who said so`, async ({
    hub,
    serve,
    start,
  }, info) => {
    await prepare(hub);
    const { page } = await download({ hub, serve, start }, info.outputPath('site'));
    await expect(page.getByRole('alert')).toHaveText(words, { timeout: 60_000 });
  });
}

test('a hub that has had too many requests is waited for in sight, and tried at once on demand', async ({
  hub,
  serve,
  start,
}, info) => {
  await faulty({ kind: 'too-many-requests', file: shard, times: 1 })(hub);
  const { page, models } = await download({ hub, serve, start }, info.outputPath('site'));
  const said = 'huggingface.co has had too many requests from your address. Next try in';
  await expect(page.getByText(said)).toBeVisible();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(models.row(model)).toContainText('on this device');
});

test('a connection that is cut every 300 kB gets on', async ({ hub, serve, start }, info) => {
  putGlassbox(hub, model, info.outputPath('model'));
  hub.faults.set([{ kind: 'cut', everyBytes: 300_000, file: shard }]);
  const { models } = await download({ hub, serve, start }, info.outputPath('site'));
  await expect(models.row(model)).toContainText('on this device', { timeout: 60_000 });
  const ranges = hub.asked.flatMap((line) => /^GET us\.aws.* bytes=(\d+)-$/.exec(line)?.[1] ?? []);
  expect(ranges.length).toBeGreaterThan(5);
  const steps = ranges.map((begin, index) => Number(begin) - Number(ranges[index - 1] ?? 0));
  // A browser that is busy may lose the end of what came before a cut, never what it had before.
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...steps)).toBeLessThanOrEqual(300_000);
});

test('a laptop that is closed in the middle goes on by itself when it is opened, from where it was', async ({
  hub,
  serve,
  start,
}, info) => {
  const stalledBytes = 2_000_000;
  putGlassbox(hub, model, info.outputPath('model'));
  hub.faults.set([{ kind: 'stalls', afterBytes: stalledBytes, file: shard, times: 1 }]);
  const { browser, page, models } = await download({ hub, serve, start }, info.outputPath('site'));
  const queue = page.getByRole('region', { name: 'Downloads' });
  // All other files, and as much of the shard: 74 % of all bytes.
  await expect(queue.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '74');
  browser.sleep();
  hub.hangUp();
  browser.wake();
  await expect(models.row(model)).toContainText('on this device', { timeout: 60_000 });
  const asked = hub.asked.filter((line) => line.includes('GET us.aws.cdn.hf.co/'));
  const [, begin] = / bytes=(\d+)-$/.exec(asked.at(-1) ?? '') ?? [];
  expect(asked).toHaveLength(2);
  // 1 % of all bytes may have been on the way.
  expect(Number(begin)).toBeGreaterThan(0.95 * stalledBytes);
  expect(Number(begin)).toBeLessThanOrEqual(stalledBytes);
});

test('a hub that says nothing does not hold up the models of other hosts', async ({
  hub,
  serve,
  start,
}, info) => {
  await faulty({ kind: 'silent' })(hub);
  const { page, models } = await download({ hub, serve, start }, info.outputPath('site'));
  const card = await models.choose(fastModel);
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(models.row(fastModel)).toContainText('on this device');
  await expect(page.getByRole('region', { name: 'Downloads' })).toContainText(model);
});
