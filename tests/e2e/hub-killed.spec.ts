import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { HostQuestion } from './host-question';
import { offer, putGlassbox } from './hub-site';
import { ModelsScreen } from './models-screen';

const model = 'mlc-ai/Small-MLC';
const shard = 'params_shard_0.bin';
/** From as many bytes on the part that is coming is kept at a cut: an eighth of 8 MiB. */
const leastKeptBytes = 2 ** 20;

test('a download whose browser was closed, then killed goes on from what was kept, and the model answers', async ({
  hub,
  serve,
  start,
}, info) => {
  const repository = putGlassbox(hub, model, info.outputPath('model'));
  const folder = info.outputPath('site');
  offer(folder, hub, [model], { build: 'dist' });
  const { address } = await serve({ folder });
  async function visit() {
    const browser = await start(hub.led);
    const page = await browser.open(address);
    const models = new ModelsScreen(page);
    await models.open();
    const queue = page.getByRole('region', { name: 'Downloads' });
    const goOn = () => queue.getByRole('button', { name: 'Go on' }).click();
    return { browser, page, models, goOn };
  }
  /** Where each answer of the file host was to begin. */
  const begins = (): readonly number[] =>
    hub.asked
      .filter((line) => line.includes('GET us.aws.cdn.hf.co/'))
      .map((line) => Number(/ bytes=(\d+)-$/.exec(line)?.[1] ?? 0));

  // A word that was given is kept when the browser is closed; one that is killed may have forgotten it.
  hub.faults.set([{ kind: 'stalls', afterBytes: 1000, file: shard }]);
  const first = await visit();
  await (await first.models.choose(model)).getByRole('button', { name: 'Download' }).click();
  await new HostQuestion(first.page).allow();
  await expect.poll(begins).toEqual([0]);
  await first.browser.close();

  // Far beyond what is kept at least: a browser may lose up to 512 KiB of what came before a cut.
  hub.faults.set([
    { kind: 'cut', everyBytes: 2_500_000, file: shard, times: 1 },
    { kind: 'stalls', afterBytes: 0, file: shard },
  ]);
  const second = await visit();
  await second.goOn();
  await expect.poll(() => begins().length).toBe(3);
  await second.browser.kill();
  const [, , keptBytes = 0] = begins();
  expect(keptBytes).toBeGreaterThanOrEqual(leastKeptBytes);

  hub.faults.set([]);
  const third = await visit();
  await third.goOn();
  await expect(third.models.row(model)).toContainText('on this device', { timeout: 60_000 });
  expect(begins()).toEqual([0, 0, keptBytes, keptBytes]);
  const revisions = hub.asked.flatMap((line) => /\/resolve\/([^/]+)\//.exec(line)?.[1] ?? []);
  expect(new Set(revisions)).toEqual(new Set([repository.at('main')?.sha]));

  await (await third.models.choose(model)).getByRole('link', { name: 'Use in column A' }).click();
  const screen = new CompareScreen(third.page);
  await screen.keepOneColumn();
  await screen.ask('Reverse this list: red, green, blue.');
  await screen.finished();
  await expect(screen.said('A')).toHaveText('blue, green, red');
});
