import type { Page, Worker } from '@playwright/test';
import type { Hub } from '../hosts/hub/hub';
import { violations } from './axe';
import { CompareScreen } from './compare-screen';
import { expect, test, type Fixtures } from './fixtures';
import { HostQuestion } from './host-question';
import { offer, putModel } from './hub-site';
import { ModelsScreen } from './models-screen';
import { canary, notPlain } from './plain-requests';
import { PrivacyScreen } from './privacy-screen';

const model = 'mlc-ai/Small-MLC';
const hosts = 'huggingface.co and raw.githubusercontent.com';

type Serve = Fixtures['serve'];

/** A build with the usual policies, whose catalogue has one more model: on the stand-in of the hub. */
async function site(serve: Serve, hub: Hub, folder: string): Promise<string> {
  await putModel(hub, model);
  offer(folder, hub, [model]);
  return (await serve({ folder })).address;
}

const openWorkers = (page: Page): Worker[] =>
  page.workers().filter((worker) => worker.url().includes('open-store.worker'));

async function openWorker(page: Page): Promise<Worker> {
  await expect.poll(() => openWorkers(page).length).toBe(1);
  const [worker] = openWorkers(page);
  return worker ?? Promise.reject(new Error('no open worker'));
}

/** Begins a download that comes to a stand after its first bytes. */
async function stalledDownload(page: Page, hub: Hub): Promise<ModelsScreen> {
  hub.faults.set([{ kind: 'stalls', afterBytes: 1000, repository: model }]);
  await new CompareScreen(page).type(canary);
  const models = new ModelsScreen(page);
  await models.open();
  await (await models.choose(model)).getByRole('button', { name: 'Download' }).click();
  await new HostQuestion(page).allow();
  await expect.poll(() => hub.asked.some((line) => line.includes('us.aws.cdn.hf.co'))).toBe(true);
  return models;
}

test('nothing is asked before a person’s word; after it only GET, without cookies, a referrer or a word of a prompt', async ({
  hub,
  serve,
  start,
}, info) => {
  const address = await site(serve, hub, info.outputPath('site'));
  const page = await (await start(hub.led)).open(address);
  const screen = new CompareScreen(page);
  const question = new HostQuestion(page);
  await screen.readyToAsk();
  await screen.keepOneColumn();
  await screen.choose('A', model);
  await screen.ask(`${canary} tokens=3`);
  await expect(question.dialog).toContainText(model);
  await expect(question.dialog).toContainText('*.hf.co');
  await expect(question.dialog).toContainText('never a prompt or an answer');
  await expect(question.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  expect(openWorkers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toContainText('you have not allowed huggingface.co');
  expect(hub.received).toEqual([]);

  await page.getByRole('button', { name: 'Ask again' }).click();
  await question.allow();
  await screen.finished();
  await expect(screen.answers('A').last()).not.toBeEmpty();
  await expect.poll(() => openWorkers(page)).toEqual([]);
  expect(hub.received.length).toBeGreaterThan(5);
  expect(notPlain(hub.received, [canary])).toEqual([]);

  // The word is kept, and holds for what else is there.
  const before = hub.received.length;
  await page.reload();
  const models = new ModelsScreen(page);
  await models.open();
  const card = await models.choose(model);
  await card.getByRole('button', { name: 'Delete' }).click();
  await card.getByRole('button', { name: 'Yes, delete' }).click();
  await card.getByRole('button', { name: `Download from ${hosts}` }).click();
  await expect(models.row(model)).toContainText('on this device');
  await expect(question.dialog).toHaveCount(0);
  expect(hub.received.length).toBeGreaterThan(before);
});

test('the open worker reaches the hosts that it names, and by no way another', async ({
  hub,
  serve,
  start,
}, info) => {
  const address = await site(serve, hub, info.outputPath('site'));
  const browser = await start(hub.led);
  const page = await browser.open(address);
  await stalledDownload(page, hub);
  hub.addLibrary('/there', new TextEncoder().encode('here'));
  hub.sentOn.set('/away', 'https://elsewhere.example/');
  const worker = await openWorker(page);
  const ways = await worker.evaluate(async () => {
    const tried = async (way: () => Promise<unknown>): Promise<string> => {
      try {
        return `got ${String(await way())}`;
      } catch {
        return 'refused';
      }
    };
    const socket = (of: string) =>
      new Promise((resolve, reject) => {
        const opened = new WebSocket(of);
        opened.onopen = () => resolve('a socket');
        opened.onerror = () => reject(new Error('no socket'));
      });
    const events = (of: string) =>
      new Promise((resolve, reject) => {
        const opened = new EventSource(of);
        opened.onopen = () => resolve('events');
        opened.onerror = () => reject(new Error('no events'));
      });
    const text = async (of: string) => (await fetch(of)).text();
    const raw = 'https://raw.githubusercontent.com';
    const elsewhere = 'https://elsewhere.example/';
    return {
      named: await tried(() => text(`${raw}/there`)),
      another: await tried(() => text(elsewhere)),
      opaque: await tried(() => fetch(elsewhere, { mode: 'no-cors' })),
      post: await tried(() => fetch(elsewhere, { method: 'POST', body: 'x', keepalive: true })),
      redirect: await tried(() => text(`${raw}/away`)),
      socket: await tried(() => socket('wss://elsewhere.example/')),
      socketOfNamed: await tried(() => socket('wss://raw.githubusercontent.com/')),
      events: await tried(() => events(elsewhere)),
      script: await tried(() => import(/* @vite-ignore */ `${elsewhere}x.js`)),
      scriptOfNamed: await tried(() => import(/* @vite-ignore */ `${raw}/there`)),
      worker: await tried(() => Promise.resolve(new Worker(location.href))),
      absent: ['RTCPeerConnection', 'document', 'open'].filter((name) => name in self).join(),
      beacon: 'sendBeacon' in navigator,
    };
  });
  expect(ways).toEqual({
    named: 'got here',
    another: 'refused',
    opaque: 'refused',
    post: 'refused',
    redirect: 'refused',
    socket: 'refused',
    socketOfNamed: 'refused',
    events: 'refused',
    script: 'refused',
    scriptOfNamed: 'refused',
    worker: 'refused',
    absent: '',
    beacon: false,
  });
  // It was the browser that refused: nothing of it came as far as the proxy.
  const asked = [...hub.led.proxy.asked.keys()];
  expect(asked.filter((host) => host.includes('elsewhere.example'))).toEqual([]);
  // The closed worker, beside it, reaches not even those.
  const closed = page.workers().find((one) => one.url().includes('/store.worker'));
  const there = 'https://raw.githubusercontent.com/there';
  expect(await closed?.evaluate((of) => fetch(of).then(String, () => 'refused'), there)).toBe(
    'refused',
  );
});

test('a word that is withdrawn ends the download at once, in every tab, and keeps what has arrived', async ({
  hub,
  serve,
  start,
}, info) => {
  const address = await site(serve, hub, info.outputPath('site'));
  const browser = await start(hub.led);
  const page = await browser.open(address);
  const models = await stalledDownload(page, hub);
  await openWorker(page);

  const other = await browser.open(address);
  const { page: tab } = await PrivacyScreen.open(other);
  const allowed = tab.getByRole('region', { name: 'Hosts that you have allowed' });
  await expect(allowed.getByRole('listitem')).toHaveCount(2);
  await expect(allowed).toContainText('sends files on to *.huggingface.co and *.hf.co');
  expect(await violations(tab)).toEqual([]);
  await allowed.getByRole('button', { name: 'Withdraw huggingface.co' }).click();
  await expect(allowed.getByRole('status')).toContainText('huggingface.co is not asked any more');
  await expect(allowed.getByRole('listitem')).toHaveCount(1);

  await expect.poll(() => openWorkers(page).length).toBe(0);
  const queue = page.getByRole('region', { name: 'Downloads' });
  await expect(queue).toContainText('you have withdrawn huggingface.co');
  const before = hub.asked.length;
  hub.faults.set([]);
  await queue.getByRole('button', { name: 'Try again' }).click();
  const question = new HostQuestion(page);
  await expect(question.dialog).toContainText('huggingface.co');
  expect(hub.asked.length).toBe(before);
  await question.allow();
  await expect(models.row(model)).toContainText('on this device');
});

test('who wants this site only is asked no more, until they change it on the Privacy screen', async ({
  hub,
  serve,
  start,
}, info) => {
  const address = await site(serve, hub, info.outputPath('site'));
  const page = await (await start(hub.led)).open(address);
  const models = new ModelsScreen(page);
  await models.open();
  const card = await models.choose(model);
  const download = card.getByRole('button', { name: `Download from ${hosts}` });
  await download.click();
  await new HostQuestion(page).siteOnly();
  await expect(card).toContainText('you have chosen “This site only”');
  await expect(download).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Downloads' })).toHaveCount(0);

  await page.reload();
  await models.open();
  await expect(await models.choose(model)).toContainText('you have chosen “This site only”');
  const privacy = await PrivacyScreen.open(page);
  const choice = privacy
    .section('Hosts that you have allowed')
    .getByRole('checkbox', { name: /^This site only/ });
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await models.open();
  await models.choose(model);
  await expect(download).toBeVisible();
  expect(hub.asked).toEqual([]);
});
