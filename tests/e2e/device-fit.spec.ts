import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompareScreen, fastModel } from './compare-screen';
import { expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { ModelsScreen } from './models-screen';

interface Catalogue {
  models: { name: string; selfTest: object | null; needs: { memoryBytes: number } }[];
}

/** Changes the fast model's entry in a build's catalogue. */
function changeModel(build: string, change: (model: Catalogue['models'][number]) => void): void {
  const path = join(build, 'models.json');
  const catalogue = JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
  const model = catalogue.models.find(({ name }) => name === fastModel);
  if (!model) throw new Error('the build has no fast model');
  change(model);
  writeFileSync(path, JSON.stringify(catalogue));
}

/** The fast model alone, so that nothing but it is loaded. */
async function onlyTheFastModel(page: Page): Promise<CompareScreen> {
  const screen = new CompareScreen(page);
  await screen.readyToAsk();
  await screen.keepOneColumn();
  await screen.choose('A', fastModel);
  return screen;
}

test('a model that answers gibberish is said to, once, and can be tested again', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const folder = copyOfBuild('dist-scripted');
  // The scripted engine goes by the prompt.
  changeModel(folder, (model) => {
    model.selfTest = { prompt: 'text=!!!!!!!!!!!!', startsWith: '2 + 2 = 4' };
  });
  const { address } = await serve({ folder });
  const page = await (await start()).open(address);
  const screen = await onlyTheFastModel(page);
  const warning = screen.column('A').getByText('This model failed its self-test');
  await expect(warning).toHaveCount(0);
  await screen.ask('tokens=3');
  await screen.finished();
  await expect(warning).toContainText('!!!!!!!!!!!!');
  // It is a warning: who asks gets an answer.
  await expect(screen.answers('A')).toContainText('A small model');

  const testedAtMs = (): Promise<number[]> =>
    page.evaluate(() =>
      Object.entries(localStorage as Record<string, string>)
        .filter(([key]) => key.includes('self-tests'))
        .flatMap(([, value]) => JSON.parse(value) as { atMs: number }[])
        .map(({ atMs }) => atMs),
    );
  await expect.poll(testedAtMs).toEqual([expect.any(Number)]);
  const [first] = await testedAtMs();
  await page.reload();
  await screen.readyToAsk();
  await expect(warning).toBeVisible();
  await screen.ask('tokens=3');
  await screen.finished();
  expect(await testedAtMs()).toEqual([first]);

  await screen.column('A').getByRole('button', { name: 'Test again' }).click();
  await expect.poll(async () => (await testedAtMs())[0]).toBeGreaterThan(first ?? Infinity);
  await expect(warning).toBeVisible();
});

test('a model that is too large is refused before it is fetched, until more memory is allowed', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const folder = copyOfBuild('dist-scripted');
  changeModel(folder, (model) => {
    model.needs.memoryBytes = 50e9;
  });
  const fetched: string[] = [];
  const { address } = await serve({
    folder,
    before: ({ url = '' }) => {
      fetched.push(url);
      return false;
    },
  });
  const page = await (await start()).open(address);
  const screen = await onlyTheFastModel(page);
  await screen.ask('tokens=3');
  await screen.finished();
  await expect(page.getByRole('alert')).toContainText('This model needs about 50 GB');
  expect(fetched.filter((path) => path.startsWith('/models/'))).toEqual([]);

  await page.getByRole('button', { name: 'Allow 50 GB and ask again' }).click();
  await expect(screen.answers('A')).toContainText('A small model', { timeout: 30_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  // It is remembered.
  await page.reload();
  await screen.ask('tokens=3');
  await screen.finished();
  await expect(screen.answers('A').last()).toContainText('A small model');
});

test('where there is no adapter, the steps are those of this browser and system', async ({
  serve,
  start,
}) => {
  const { address } = await serve({ folder: 'dist-scripted' });
  const browser = await start();
  await browser.context.addInitScript(() => {
    GPU.prototype.requestAdapter = () => Promise.resolve(null);
  });
  const page = await browser.open(address);
  const screen = await onlyTheFastModel(page);
  await screen.ask('Hi');
  await screen.finished();
  const steps = page.getByRole('alert').getByRole('listitem');
  await expect(steps.first()).toHaveText('Reload the page.');
  await expect(steps.filter({ hasText: 'chrome://gpu' })).toBeVisible();
  await expect(steps.filter({ hasText: 'Safari' })).toHaveCount(0);
});

test('a real model passes its self-test, and a little memory gives it a little context', async ({
  page,
}) => {
  await page.evaluate(() => {
    const budget = JSON.stringify({ source: 'person', bytes: 200e6 });
    localStorage.setItem(`playground budget ${location.pathname}`, budget);
  });
  await page.reload();
  const screen = new CompareScreen(page);
  await screen.readyToAsk();
  await screen.keepOneColumn();
  await screen.set('A', { 'Most tokens': '3' });
  await screen.ask('Hi');
  await expect(screen.column('A')).toContainText('Checks once that the model answers sensibly', {
    timeout: 120_000,
  });
  await screen.finished();
  await expect(screen.column('A')).toContainText('context 1,792 of 2,048 tokens');
  await expect(screen.column('A')).not.toContainText('failed its self-test');
  await expect(screen.answers('A')).not.toBeEmpty();
});

test('on a small device a context is chosen that fits, two models take turns, and both stand there before a run', async ({
  scriptedPage: page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => {
    const budget = JSON.stringify({ source: 'person', bytes: 200e6 });
    localStorage.setItem(`playground budget ${location.pathname}`, budget);
  });
  await page.reload();
  const screen = new CompareScreen(page);
  await screen.readyToAsk();
  await expect(screen.column('A')).toContainText('context 1,792 of 2,048 tokens');
  await expect(screen.column('B')).not.toContainText('context');
  const bar = page.getByRole('button', { name: 'One after another, models take turns in memory' });
  await bar.click();
  const plan = page.getByRole('region', { name: 'How the columns are asked' }).getByRole('list');
  await expect(plan).toContainText(/Load.*Ask A.*unload.*Load.*Ask B/);
  await bar.click();
  // At once is as far as they fit: the same.
  await screen.control({ 'At once, as far as they fit': true });
  const atOnce = page.getByRole('button', { name: 'At once, models take turns in memory' });
  await expect(atOnce).toBeVisible();
  await expectNothingCutOff(page);

  await screen.ask('tokens=3');
  await screen.finished();
  for (const letter of ['A', 'B']) {
    await expect(screen.answers(letter)).toContainText('A small model');
  }
  await expect(screen.column('A')).toContainText('context 1,792 of 2,048 tokens');
  const engines = () => page.workers().filter((one) => one.url().includes('engine.worker'));
  await expect.poll(() => engines().length).toBe(1);

  const models = new ModelsScreen(page);
  await models.open();
  await expect(await models.choose('SmolLM2 135M Instruct')).toContainText(
    'Runs here with a context of 1,792 of 2,048 tokens, to fit.',
  );
  await expectNothingCutOff(page);
});
