import { CompareScreen, fastModel } from '../e2e/compare-screen';
import { expect, test } from '../e2e/fixtures';
import { forgivingGpu } from '../e2e/test-browser';

test('a GPU process that crashes in an answer is survived: the text stays, asking again works', async ({
  serve,
  start,
}) => {
  const { address } = await serve();
  const browser = await start({ parameters: forgivingGpu });
  const page = await browser.open(address);
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.set('A', { 'Most tokens': '400' });
  await screen.ask('Write a long story about a dragon.');
  await expect(screen.said('A').first()).toContainText(/\w+ \w+ \w+/, { timeout: 120_000 });
  await browser.crashGpu();

  const failure = page.getByRole('alert');
  await expect(failure).toContainText('The graphics device was lost', { timeout: 30_000 });
  await expect(screen.said('A').first()).toContainText(/\w+ \w+ \w+/);
  await screen.set('A', { 'Most tokens': '4' });
  await failure.getByRole('button', { name: 'Ask again' }).click();
  await screen.finished();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(screen.answers('A')).not.toBeEmpty();
});

test('a browser that gives no adapter after crashes is told as that, with what to do', async ({
  serve,
  start,
}) => {
  const { address } = await serve();
  const browser = await start();
  const page = await browser.open(address);
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.choose('A', fastModel);
  await screen.set('A', { 'Most tokens': '3' });
  await screen.ask('Hi');
  await screen.finished();
  const failure = page.getByRole('alert');
  // How many it takes is the browser's own decision.
  for (let crash = 0; crash < 12; crash += 1) {
    await browser.crashGpu();
    await screen.ask('Hi');
    await screen.finished();
    if (await failure.filter({ hasText: 'no graphics adapter' }).count()) break;
  }
  await expect(
    failure.filter({ hasText: 'gives this page no graphics adapter' }).last(),
  ).toBeVisible();
  await expect(failure.getByRole('button', { name: 'Reload the page' }).last()).toBeVisible();
  await expect(screen.column('A')).toContainText('Hi');
});

test('a prefill that cannot be interrupted is ended after a second, and the model is loaded anew', async ({
  page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.set('A', { 'Most tokens': '3' });
  await screen.ask('Hi');
  await screen.finished();
  const engines = () => page.workers().filter((worker) => worker.url().includes('engine.worker'));
  const [before] = engines();
  expect(before).toBeDefined();
  // Some ten seconds of reading on a software adapter.
  await screen.ask('word '.repeat(150));
  await expect(screen.column('A')).toContainText('Reads the prompt');
  await page.keyboard.press('Escape');
  await expect(screen.column('A')).toContainText('Stopped.');
  // It has not come to its end by itself: another engine begins, once the adapter is done with what was read.
  const another = () => engines().some((engine) => engine !== before);
  await expect.poll(another, { timeout: 120_000 }).toBe(true);
  await screen.ask('Hi');
  await screen.finished();
  await expect(screen.answers('A').last()).not.toBeEmpty();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a prompt longer than the context is refused with both lengths; the next one is answered', async ({
  page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.choose('A', fastModel);
  await screen.set('A', { 'Most tokens': '3' });
  await screen.ask('word '.repeat(600));
  await expect(page.getByRole('alert')).toContainText('the model holds 512', { timeout: 60_000 });
  await screen.ask('Hi');
  await screen.finished();
  await expect(screen.answers('A').last()).not.toBeEmpty();
});

test.describe('a device without what a model needs is told what is missing, and the page still works', () => {
  test('no WebGPU', async ({ serve, start }) => {
    const { address } = await serve({ folder: 'dist-scripted' });
    const browser = await start();
    await browser.context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));
    const page = await browser.open(address);
    await expect(page.getByText('This browser has no WebGPU').first()).toBeVisible();
    await new CompareScreen(page).ask('Hi');
    await expect(page.getByRole('alert').first()).toContainText('current Chrome, Edge or Safari');
  });

  test('no adapter', async ({ serve, start }) => {
    const { address } = await serve({ folder: 'dist-scripted' });
    const browser = await start();
    await browser.context.addInitScript(() => {
      GPU.prototype.requestAdapter = () => Promise.resolve(null);
    });
    const page = await browser.open(address);
    await new CompareScreen(page).ask('Hi');
    await expect(page.getByRole('alert').first()).toContainText('no graphics adapter');
  });

  test('an adapter that is too small', async ({ serve, start }) => {
    const { address } = await serve({ folder: 'dist-scripted' });
    const browser = await start();
    await browser.context.addInitScript(() => {
      Object.defineProperty(GPUSupportedLimits.prototype, 'maxStorageBuffersPerShaderStage', {
        value: 8,
      });
    });
    const page = await browser.open(address);
    await new CompareScreen(page).ask('Hi');
    const failure = page.getByRole('alert').first();
    await expect(failure).toContainText(
      'maxStorageBuffersPerShaderStage would have to be 10, it is 8',
    );
  });
});

test('a worker that crashes in an answer leaves the text, and asking again works', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.ask('tokens=50 every=5 crash=20');
  await expect(page.getByRole('alert')).toContainText('ended unexpectedly', { timeout: 20_000 });
  await expect(screen.answers('A')).toContainText('A small model answers');
  await screen.ask('tokens=3');
  await screen.finished();
  await expect(screen.answers('A').last()).toContainText('A small model');
});
