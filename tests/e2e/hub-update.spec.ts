import type { Page } from '@playwright/test';
import type { Hub } from '../hosts/hub/hub';
import type { HubRepository } from '../hosts/hub/repository';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { HostQuestion } from './host-question';
import { offer, putModel } from './hub-site';
import { ModelsScreen } from './models-screen';

const model = 'mlc-ai/Small-MLC';
const shard = 'params_shard_1.bin';

/** Moves the repository on: a shard has other bytes of the same length. */
function moveOn(repository: HubRepository): string {
  const files = [...(repository.at('main')?.files ?? [])].map(([path, { bytes }]) => {
    const moved = path === shard ? bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) : bytes;
    return [path, moved] as const;
  });
  return repository.commit(new Map(files)).sha;
}

const commitOf = (repository: HubRepository): string => repository.at('main')?.sha ?? '';
const short = (commit: string): string => commit.slice(0, 7);

/** Asks in Compare, and goes back to the card of the model. */
async function answers(page: Page, models: ModelsScreen): Promise<void> {
  const compare = new CompareScreen(page);
  await models.card(model).getByRole('link', { name: 'Use in column A' }).click();
  await compare.ask('What is here? tokens=3');
  await compare.finished();
  await expect(compare.answers('A').last()).not.toBeEmpty();
  await models.open();
  await models.choose(model);
}

const asksOf = (hub: Hub): readonly string[] =>
  hub.asked.filter((line) => line.includes('huggingface.co/'));

test('a newer commit of a hub’s model is offered on demand, and takes the old one’s place when it is whole', async ({
  hub,
  serve,
  start,
}, info) => {
  const repository = await putModel(hub, model);
  const folder = info.outputPath('site');
  offer(folder, hub, [model]);
  const { address } = await serve({ folder });
  const page = await (await start(hub.led)).open(address);
  const models = new ModelsScreen(page);
  await new CompareScreen(page).keepOneColumn();
  await models.open();
  const card = await models.choose(model);
  const press = (name: string) => card.getByRole('button', { name, exact: true }).click();
  const queue = page.getByRole('region', { name: 'Downloads' });
  await card.getByRole('button', { name: /^Download/ }).click();
  await new HostQuestion(page).allow();
  await expect(models.row(model)).toContainText('on this device');
  await press('Test now');
  await expect(card).toContainText('Tested on this device');

  const here = commitOf(repository);
  await press('Check for update');
  await expect(card).toContainText(`Up to date: ${short(here)}`);
  const newest = moveOn(repository);
  const asked = asksOf(hub).length;
  await answers(page, models);
  expect(asksOf(hub)).toHaveLength(asked);
  await press('Check for update');
  await expect(card).toContainText(`The newest commit is ${short(newest)}`);
  await expect(card).toContainText(`${short(here)} is here`);
  expect(asksOf(hub)).toHaveLength(asked + 1);

  hub.faults.set([{ kind: 'stalls', afterBytes: 1000, repository: model, file: shard }]);
  const sent = () => hub.asked.filter((line) => line.includes('GET us.aws.cdn.hf.co/')).length;
  const sentBefore = sent();
  await press('Update');
  await expect.poll(sent).toBeGreaterThan(sentBefore);
  await expect(card).toContainText('An update is on its way');
  await answers(page, models);
  await expect(card.getByRole('link', { name: short(here) })).toBeVisible();
  await queue.getByRole('button', { name: 'Pause' }).click();
  await page.reload();
  await models.open();
  await models.choose(model);
  await expect(queue).toContainText('paused');
  await expect(models.row(model)).toContainText('update paused');
  await answers(page, models);

  hub.faults.set([]);
  await press('Go on');
  await expect(card.getByRole('link', { name: short(newest) })).toBeVisible();
  await expect(queue).toHaveCount(0);
  await expect(card).not.toContainText('Tested on this device');
  const files = asksOf(hub)
    .filter((line) => line.includes('/resolve/'))
    .slice(-20);
  expect(files.filter((line) => line.includes(shard)).at(-1)).toContain(newest);
  await press('Test now');
  await expect(card).toContainText('Tested on this device');
  await press('Check for update');
  await expect(card).toContainText(`Up to date: ${short(newest)}`);
});
