import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fastModel } from './compare-screen';
import { expect, test } from './fixtures';
import { PrivacyScreen } from './privacy-screen';

const modelId = 'Glassbox-3M-q8f32';
const packName = `${modelId}.modelpack.tar`;

function makeKit(...parameters: string[]) {
  const main = ['tools/event-kit/main.mjs', ...parameters];
  return spawnSync(process.execPath, main, { encoding: 'utf8' });
}

/** A kit with the fast model; made once. */
let kit = '';

// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the parameters
test.beforeAll(({}, info) => {
  kit = join(info.project.outputDir, 'event-kit');
  rmSync(kit, { recursive: true, force: true });
  const made = makeKit(modelId, '--out', kit);
  expect(made.stderr).toBe('');
  expect(made.status).toBe(0);
});

const launchers: ChildProcess[] = [];

test.afterEach(() => {
  for (const launcher of launchers.splice(0)) launcher.kill();
});

/** Starts the kit's launcher, which ends itself if it tries to reach a network. */
async function launch(folder: string, port = 0): Promise<{ address: string; said: string }> {
  const launcher = spawn(
    process.execPath,
    ['--import', './tests/hosts/no-network.mjs', join(folder, 'start.mjs')],
    {
      env: { ...process.env, KIT_PORT: String(port) },
    },
  );
  launchers.push(launcher);
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (bytes: Buffer): void => {
      said += bytes.toString();
      const [address] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
      if (address !== undefined) resolve({ address, said });
    };
    launcher.stdout.on('data', hear);
    launcher.stderr.on('data', hear);
    launcher.on('exit', () => reject(new Error(said)));
  });
}

/** Every file of the kit with its size and when it was last changed. */
function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => {
      const { size, mtimeMs } = statSync(join(folder, path));
      return `${path} ${size} ${mtimeMs}`;
    })
    .toSorted();
}

test('a kit answers in a browser that never had a network, and the device is then ready without the kit', async ({
  start,
}) => {
  const before = listing(kit);
  const { address } = await launch(kit);
  const page = await (await start()).open(address);
  const screen = await PrivacyScreen.withFastModel(page);
  await screen.check();
  // A kit is a closed build.
  await expect(page.getByRole('banner')).toContainText('The page reaches its own site alone.');
  await expect(screen.section('Hosts that you have allowed')).toContainText(
    'This build of the page fetches from its own site alone.',
  );
  const openWorkers = () => page.workers().filter((one) => one.url().includes('open-store'));
  expect(openWorkers()).toEqual([]);
  const ready = `Ready without a network: ${fastModel}.`;
  await expect(screen.readiness.getByRole('status')).toHaveText(ready);
  for (const launcher of launchers) launcher.kill();

  await page.reload();
  await screen.check();
  await expect(screen.readiness.getByRole('status')).toHaveText(ready);
  await screen.unplug();
  await expect(screen.offlineTest.getByRole('status')).toContainText('none was tried beyond');
  // Nothing was written: it runs from a stick that cannot be written to.
  expect(listing(kit)).toEqual(before);
});

test('the launcher sends the policies and types that a browser needs, and nothing from outside the kit', async () => {
  const { address } = await launch(kit);
  const get = (path: string) => fetch(new URL(path, address));
  const page = await get('/');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
  const named = (start: string): string =>
    readdirSync(join(kit, 'site', 'assets')).find((name) => name.startsWith(start)) ?? '';
  const engine = named('engine.worker');
  const openStore = await get(`/assets/${named('open-store.worker')}`);
  expect(openStore.headers.get('content-security-policy')).toContain("connect-src 'self';");
  const script = await get(`/assets/${engine}`);
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(script.headers.get('content-security-policy')).toContain("connect-src 'none'");
  expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  for (const path of ['/_headers', '/start.mjs', '/packs/', '/%2e%2e/start.mjs', '/models/']) {
    expect((await get(path)).status, path).toBe(404);
  }
});

test('every part of the model is answered out of the pack as the repository has it', async () => {
  const { address } = await launch(kit);
  const folder = join('public', 'models', modelId);
  for (const name of readdirSync(folder).filter((file) => file !== 'manifest.json')) {
    const served = await fetch(new URL(`/models/${modelId}/${name}?sha256=x`, address));
    expect(
      Buffer.from(await served.arrayBuffer()).equals(readFileSync(join(folder, name))),
      name,
    ).toBe(true);
  }
  // The stick holds each model once.
  expect(readdirSync(join(kit, 'site'))).not.toContain('models');
});

test('where the port is taken the launcher says so and takes the next', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const { said, address } = await launch(kit, port);
  taken.close();
  expect(said).toContain(`Port ${port} is taken`);
  expect(new URL(address).port).not.toBe(String(port));
});

// eslint-disable-next-line no-empty-pattern -- as above
test('a kit is made of a pack as of a folder, and of no damaged pack', ({}, info) => {
  const pack = join(kit, 'packs', packName);
  const again = info.outputPath('again');
  expect(makeKit(pack, '--out', again).status).toBe(0);
  expect(readFileSync(join(again, 'packs', packName)).equals(readFileSync(pack))).toBe(true);

  const bytes = readFileSync(pack);
  const middle = bytes.byteLength >> 1;
  const damaged = info.outputPath('damaged.tar');
  writeFileSync(damaged, bytes.with(middle, (bytes[middle] ?? 0) ^ 1));
  const refused = makeKit(damaged, '--out', info.outputPath('refused'));
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('is damaged');
});

test('nothing is written over, and what is not a model is named', () => {
  expect(makeKit(modelId, '--out', kit).stderr).toContain('is not empty');
  expect(makeKit('no-such-model', '--out', `${kit}-none`).stderr).toContain('no-such-model');
  expect(makeKit().stderr).toContain('npm run event-kit');
});

test('the instructions are one file in two languages that names the models and asks for nothing', async ({
  start,
}) => {
  const text = readFileSync(join(kit, 'INSTRUCTIONS.html'), 'utf8');
  expect(text).toContain(fastModel);
  expect(text).not.toMatch(/(?:src|href)=/);
  const page = await (await start()).open('about:blank');
  await page.setContent(text);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(2);
});
