import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { catalogueFile } from '../tools/build/catalogue-file';
import { policyFiles } from '../tools/build/policy-files';
import { scriptedEngine } from '../tools/build/scripted-engine';
import { faultyHost } from './hosts/faulty-host';
import { chromiumArguments, findChromium } from '../tools/chromium/chromium.mjs';

const root = resolve(import.meta.dirname, '..');
const inBrowser = 'src/**/*.browser.test.ts';

/** Real workers, a real database and a real WebGPU adapter, in a real browser. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: findChromium(), args: chromiumArguments },
  }),
  instances: [{ browser: 'chromium' as const }],
});

const site = [svelte({ configFile: false }), catalogueFile(), policyFiles(), faultyHost()];

export default defineConfig({
  root,
  cacheDir: '.cache/vitest',
  test: {
    projects: [
      {
        root,
        plugins: [svelte({ configFile: false })],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: [inBrowser, '**/node_modules/**'],
        },
      },
      {
        root,
        plugins: site,
        test: {
          name: 'browser',
          include: [inBrowser],
          browser: inChromium(),
          fileParallelism: false,
        },
      },
      {
        root,
        plugins: site,
        test: {
          name: 'contract: WebLLM',
          include: ['tests/contract/**/*.test.ts'],
          browser: inChromium(),
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        plugins: [...site, scriptedEngine()],
        test: {
          name: 'contract: scripted',
          include: ['tests/contract/**/*.test.ts'],
          browser: inChromium(),
        },
      },
    ],
  },
});
