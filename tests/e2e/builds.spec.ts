import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { ModelsScreen } from './models-screen';
import { PrivacyScreen } from './privacy-screen';

const mirrored = { id: 'Llama-3.2-1B-Instruct-q4f16_1-MLC', name: 'Llama 3.2 1B Instruct' };
const other = 'Qwen 3 0.6B';

/** A list of a mirror that says it has one model. */
function mirrorList(): string {
  const part = { path: 'library.wasm', sizeBytes: 7, sha256: 'a'.repeat(64) };
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
