import type { Page } from '@playwright/test';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { HostQuestion } from './host-question';
import { putModel } from './hub-site';
import { ModelsScreen } from './models-screen';
import { canary } from './plain-requests';
import { PrivacyScreen } from './privacy-screen';

const repository = 'somebody/Small-MLC';

const openWorkers = (page: Page): number =>
  page.workers().filter((worker) => worker.url().includes('open-store.worker')).length;

/** Types the canary where prompts are typed, and goes to where a model is added. */
async function openPlace(page: Page) {
  const compare = new CompareScreen(page);
  await compare.readyToAsk();
  await compare.type(canary);
  await new ModelsScreen(page).open();
  await page.getByRole('button', { name: 'Add a model' }).click();
  const place = page.getByRole('region', { name: 'Add a model' });
  const address = place.getByRole('searchbox', { name: 'Address of the model' });
  const words = place.getByRole('searchbox', { name: 'Search huggingface.co by name' });
  return { place, address, words };
}

test('a search sends its words on Enter alone, and after a person’s word; a look-up then asks no more', async ({
  hub,
  serve,
  start,
}) => {
  await putModel(hub, repository, { licence: 'mit', tags: ['mlc-llm'] });
  const { address: site } = await serve({ folder: 'dist-scripted' });
  const page = await (await start(hub.led)).open(site);
  const { place, words } = await openPlace(page);
  const question = new HostQuestion(page);
  await words.pressSequentially('Small');
  await expect(question.dialog).toHaveCount(0);
  await words.press('Enter');
  await expect(question.dialog).toContainText('“Small” is sent there as you typed it');
  await expect(question.dialog).toContainText('the words of this search, never a prompt');
  expect(openWorkers(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(place.getByRole('alert')).toContainText(
    'huggingface.co was not asked: you have not allowed it',
  );
  expect(hub.received).toEqual([]);

  await words.press('Enter');
  await question.allow();
  const hit = place.getByRole('button', { name: repository });
  await expect(hit).toBeVisible();
  expect(hub.received).toHaveLength(1);
  expect(hub.received[0]).toContain('/api/models?search=Small&');

  await hit.click();
  await expect(place.getByRole('article', { name: repository })).toBeVisible();
  await expect(question.dialog).toHaveCount(0);
  await expect.poll(() => openWorkers(page)).toBe(0);
  expect(hub.asked.filter((line) => /params_|tokenizer/.test(line))).toEqual([]);
});

test('a look-up asks by its open worker, which a withdrawn word ends at once, in every tab', async ({
  hub,
  serve,
  start,
}) => {
  await putModel(hub, repository);
  hub.faults.set([{ kind: 'silent', file: 'api' }]);
  const { address: site } = await serve({ folder: 'dist-scripted' });
  const browser = await start(hub.led);
  const page = await browser.open(site);
  const { place, address } = await openPlace(page);
  const question = new HostQuestion(page);
  await address.fill(repository);
  await address.press('Enter');
  await expect(question.dialog).toContainText(`${repository}: the list of its files`);
  expect([hub.received, openWorkers(page)]).toEqual([[], 0]);
  await question.allow();
  await expect.poll(() => hub.asked.length).toBe(1);
  await expect.poll(() => openWorkers(page)).toBe(1);

  const { page: tab } = await PrivacyScreen.open(await browser.open(site));
  await tab.getByRole('button', { name: 'Withdraw huggingface.co' }).click();
  await expect(place.getByRole('alert')).toContainText('you have withdrawn huggingface.co');
  await expect.poll(() => openWorkers(page)).toBe(0);

  hub.faults.set([]);
  await address.press('Enter');
  await expect(question.dialog).toContainText(repository);
  expect(hub.asked).toHaveLength(1);
  await question.siteOnly();
  await expect(place).toContainText('You have chosen “This site only”');
  expect(hub.asked).toHaveLength(1);
});
