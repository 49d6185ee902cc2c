import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { layOutGlassbox } from '../hosts/mlc-folder';
import { HostQuestion } from './host-question';
import { ModelsScreen } from './models-screen';
import { CompareScreen, fastModel } from './compare-screen';
import { expect, test, type Fixtures } from './fixtures';

type Serve = Fixtures['serve'];

const withoutFiles = (address: string) => ({
  files: { kind: 'discovered', folder: address, revision: null, sizeBytes: null },
  library: { kind: 'address', address: `${address}library.wasm`, sha256: null },
});

/**
 * A hub that sends weights on to other hosts, as the large ones do: from one folder to its own file
 * host, from another to one that nobody has been told of.
 */
async function startHub(serve: Serve, folder: string) {
  layOutGlassbox(join(folder, 'model'));
  layOutGlassbox(join(folder, 'stray'));
  const asked: string[] = [];
  const open = (to?: (path: string) => string | undefined) => {
    return (request: IncomingMessage, response: ServerResponse): boolean => {
      const { url = '', method = '', headers } = request;
      asked.push(`${method} ${headers.host ?? ''}${url}`);
      response.setHeader('Access-Control-Allow-Origin', '*');
      const location = to?.(url);
      if (location === undefined) return false;
      response.writeHead(302, { Location: location }).end();
      return true;
    };
  };
  const files = await serve({ folder, before: open() });
  const stranger = await serve({ folder, before: open() });
  const hub = await serve({
    folder,
    before: open((url) => {
      if (!url.includes('params_')) return undefined;
      return (url.startsWith('/stray/') ? stranger : files).origin + url;
    }),
  });
  return {
    hub,
    files,
    stranger,
    asked,
    names: [hub, files].map(({ origin }) => new URL(origin).host),
  };
}

/** Adds the hub's models to a build, which allows the first of the hosts, and the others that it sends on to. */
function offer(build: string, hub: string, hosts: readonly string[]): void {
  const path = join(build, 'models.json');
  const catalogue = JSON.parse(readFileSync(path, 'utf8')) as {
    hosts: object[];
    models: { name: string }[];
  };
  const model = catalogue.models.find(({ name }) => name === fastModel);
  const [host, ...redirectsTo] = hosts;
  catalogue.hosts = host === undefined ? [] : [{ host, redirectsTo }];
  catalogue.models.push(
    { ...model, id: 'remote', name: 'Remote', ...withoutFiles(`${hub}/model/`) } as never,
    { ...model, id: 'stray', name: 'Stray', ...withoutFiles(`${hub}/stray/`) } as never,
  );
  writeFileSync(path, JSON.stringify(catalogue));
}

test('a build that allows a hub and the host of its files fetches a model from there, which answers', async ({
  serve,
  start,
}, info) => {
  const { hub, files, stranger, asked, names } = await startHub(serve, info.outputPath('hub'));
  const build = info.outputPath('build');
  execFileSync('npx', ['vite', 'build', '--configLoader', 'runner', '--outDir', build], {
    env: { ...process.env, PLAYGROUND_HOSTS: names.join(' ') },
    stdio: 'pipe',
  });
  offer(build, hub.origin, names);
  // No headers: what the service worker puts on the worker counts.
  const { address } = await serve({ folder: build, headers: false });
  const page = await (await start()).open(address);
  const screen = new CompareScreen(page);
  await screen.readyToAsk();
  await screen.keepOneColumn();
  await screen.choose('A', 'Remote');
  await screen.ask('Reverse this list: red, green, blue.');
  await new HostQuestion(page).allow();
  await screen.finished();
  await expect(screen.said('A')).toHaveText('blue, green, red');
  const weights = asked.filter((line) => line.includes('/model/params_shard_0.bin'));
  const path = '/model/params_shard_0.bin';
  expect(weights).toEqual([hub, files].map(({ port }) => `GET localhost:${port}${path}`));

  // It is here now: another question asks nobody.
  const before = asked.length;
  await page.reload();
  await screen.ask('Reverse this list: one, two.');
  await screen.finished();
  await expect(screen.said('A').last()).toHaveText('two, one');
  expect(asked.length).toBe(before);

  await screen.choose('A', 'Stray');
  await screen.ask('Hi');
  const failure = page.getByRole('alert');
  await expect(failure).toContainText(
    `localhost:${hub.port} sent the browser on to another host for params_shard_0.bin`,
  );
  expect(asked.filter((line) => line.includes(`localhost:${stranger.port}`))).toEqual([]);
});

test('a build that does not name the hub says so, and does not try', async ({
  serve,
  start,
  copyOfBuild,
}, info) => {
  const { hub, asked } = await startHub(serve, info.outputPath('hub'));
  const folder = copyOfBuild();
  offer(folder, hub.origin, []);
  const { address } = await serve({ folder });
  const page = await (await start()).open(address);
  const models = new ModelsScreen(page);
  await models.open();
  const card = await models.choose('Remote');
  await expect(card).toContainText(`Its files are at localhost:${hub.port}`);
  await expect(card.getByRole('button', { name: 'Download' })).toHaveCount(0);
  await expect(card.getByRole('link', { name: 'Use in column' })).toHaveCount(0);
  expect(asked).toEqual([]);
});
