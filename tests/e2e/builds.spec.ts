import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { ModelsScreen } from './models-screen';
import { PrivacyScreen } from './privacy-screen';

const mirrored = { id: 'Llama-3.2-1B-Instruct-q4f16_1-MLC', name: 'Llama 3.2 1B Instruct' };
const other = 'Qwen 3 0.6B';

/** A list of a mirror that says it has one model. */
function mirrorList(): string {
  const part = { path: 'library.wasm', sizeBytes: 7_000_000, sha256: 'a'.repeat(64) };
  const files = [{ ...part, parts: [part] }];
  return JSON.stringify({ format: 1, models: [{ id: mirrored.id, files, library: part.path }] });
}

/** Builds the site into a folder of its own. The models of the site are no part of what is tested. */
function build(folder: string, environment: Readonly<Record<string, string>>): void {
  execFileSync(
    'npx',
    ['vite', 'build', '--configLoader', 'runner', '--mode', 'scripted', '--outDir', folder],
    { env: { ...process.env, ...environment }, stdio: 'pipe' },
  );
}

/** What the built headers let the open store worker reach. */
function openWorkerReach(folder: string): string | undefined {
  const [, policy = ''] =
    /\/open-store\.worker-[^\n]*\n\s+Content-Security-Policy: ([^\n]*)/.exec(
      readFileSync(join(folder, '_headers'), 'utf8'),
    ) ?? [];
  return /connect-src ([^;]*)/.exec(policy)?.[1];
}

/** The sentence of the header that tells this build from others. */
const reach = (page: Page) => page.getByRole('banner').getByText(/page reaches its own site/);

async function choose(page: Page, name: string) {
  const models = new ModelsScreen(page);
  await models.open();
  return models.choose(name, new RegExp(`^${name.replaceAll('.', '\\.')}`));
}

const started = (page: Page): string[] =>
  page
    .workers()
    .map((worker) => worker.url())
    .filter((url) => url.includes('open-store.worker'));

test('a closed build says that it is one, and has no way to another host', async ({
  serve,
  visit,
}, info) => {
  const folder = info.outputPath('site');
  build(folder, { PLAYGROUND_HOSTS: 'none' });
  expect(openWorkerReach(folder)).toBe("'self'");
  expect(readFileSync(join(folder, 'service-worker.js'), 'utf8')).not.toContain('huggingface.co');
  const page = await visit((await serve({ folder })).address);
  await new CompareScreen(page).readyToAsk();
  await expect(reach(page)).toHaveText('The page reaches its own site alone.');
  const card = await choose(page, other);
  await expect(card).toContainText(
    'Its files are at huggingface.co, which this page may not reach.',
  );
  await expect(card.getByRole('button', { name: /^Download/ })).toHaveCount(0);
  const privacy = await PrivacyScreen.open(page);
  const hosts = privacy.section('Hosts that you have allowed');
  await expect(hosts).toContainText('This build of the page fetches from its own site alone.');
  await expect(hosts.getByRole('checkbox')).toHaveCount(0);
  const rules = privacy.section('What each part may reach');
  await expect(rules).toContainText('Downloads and storage');
  await expect(rules).not.toContainText('Requests to other hosts');
  expect(started(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(page.getByRole('banner')).toContainText('Die Seite erreicht nur die eigene Site.');
});

test.describe('a build with a mirror', () => {
  /** A build whose mirror is on another host; made once. */
  let site = '';

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the parameters
  test.beforeAll(({}, info) => {
    site = join(info.project.outputDir, 'mirror-site');
    mkdirSync(info.project.outputDir, { recursive: true });
    const list = join(info.project.outputDir, 'mirror.json');
    writeFileSync(list, mirrorList());
    build(site, { PLAYGROUND_MIRROR: 'https://mirror.example/', PLAYGROUND_MIRROR_LIST: list });
  });

  test('names the mirror and no other host, and asks it nothing before a word', async ({
    serve,
    start,
    loggingProxy,
  }) => {
    expect(openWorkerReach(site)).toBe("'self' https://mirror.example");
    const page = await (await start()).open((await serve({ folder: site })).address);
    await new CompareScreen(page).readyToAsk();
    const said = 'The page reaches its own site, and mirror.example once you allow it.';
    await expect(reach(page)).toHaveText(said);
    const card = await choose(page, mirrored.name);
    await card.getByRole('button', { name: 'Download 7 MB from mirror.example' }).click();
    const question = page.getByRole('dialog');
    await expect(question).toContainText('Download from mirror.example?');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(await choose(page, other)).toContainText(
      'Its files are at huggingface.co, which this page may not reach.',
    );
    const privacy = await PrivacyScreen.open(page);
    const hosts = privacy.section('Hosts that you have allowed');
    await expect(hosts).toContainText('Models can come from mirror.example.');
    await expect(privacy.section('What each part may reach')).toContainText(
      'its own site and mirror.example; it never sees what you type',
    );
    await hosts.getByRole('checkbox', { name: /^This site only/ }).check();
    await expect(reach(page)).toHaveText('The page reaches its own site alone, as you chose.');
    expect(started(page)).toEqual([]);
    const asked = [...loggingProxy.asked.keys()];
    expect(asked.filter((host) => /mirror\.example|huggingface/.test(host))).toEqual([]);
  });

  test('is as a closed one where the mirror is an address of the site itself', async ({
    serve,
    visit,
  }, info) => {
    const folder = info.outputPath('site');
    cpSync(site, folder, { recursive: true });
    const { address } = await serve({ folder });
    const list = join(folder, 'models.json');
    const own = readFileSync(list, 'utf8')
      .replaceAll('https://mirror.example/', address)
      .replaceAll('mirror.example', new URL(address).host);
    writeFileSync(list, own);
    const page = await visit(address);
    await expect(reach(page)).toHaveText('The page reaches its own site alone.');
    const card = await choose(page, mirrored.name);
    await expect(card.getByRole('button', { name: 'Download', exact: true })).toBeVisible();
    const privacy = await PrivacyScreen.open(page);
    await expect(privacy.section('Hosts that you have allowed')).toContainText(
      'This build of the page fetches from its own site alone.',
    );
  });
});

test('the default build names no host as one that it reaches without a word', async ({ page }) => {
  const said = 'The page reaches its own site, and other hosts once you allow them.';
  await expect(reach(page)).toHaveText(said);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(page.getByRole('banner')).toContainText(
    'Die Seite erreicht die eigene Site und, wenn du es erlaubst, andere Server.',
  );
  expect(started(page)).toEqual([]);
});
