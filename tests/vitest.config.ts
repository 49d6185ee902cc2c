import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { PluginOption } from 'vite';
import { defineConfig } from 'vitest/config';
import { catalogueFile } from '../tools/build/catalogue-file';
import { messages } from '../tools/build/messages';
import { policyFiles } from '../tools/build/policy-files';
import { scriptedEngine } from '../tools/build/scripted-engine';
import {
  chromiumArguments,
  findChromium,
  nowhere,
  withoutFeature,
} from '../tools/chromium/chromium.mjs';
import { glassbox, smolLm2 } from './contract/tested-models';
import { vitestLog } from './e2e/ledger';
import { faultyHost } from './hosts/faulty-host';
import { hubHost } from './hosts/hub-host';
import { remoteHosts } from './hosts/remote-hosts';

/** A test that hangs is found; one that shares two cores with the engines of the contract tests is not cut off. */
const patience = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
  setupFiles: [resolve(import.meta.dirname, 'whole-failures.ts')],
};

const root = resolve(import.meta.dirname, '..');
const inBrowser = 'src/**/*.browser.test.ts';

/**
 * Real workers, a real database and a real WebGPU adapter, in a real browser. It can reach this
 * machine alone: everything else is sent to a proxy that does not exist. Its log of the network is
 * looked at after all tests (e2e/ledger.spec.ts).
 */
function inChromium(log: Parameters<typeof vitestLog>[0]) {
  const netLog = resolve(root, vitestLog(log));
  mkdirSync(dirname(netLog), { recursive: true });
  const args = [
    // All component tests share one process of the browser, and each of its hundreds of workers hashes with
    // WebAssembly. V8 reserves address space around each memory, enough for about 125, where the trap handler is on.
    ...(log === 'browser' ? withoutFeature('WebAssemblyTrapHandler') : chromiumArguments),
    `--proxy-server=${nowhere}`,
    '--proxy-bypass-list=<-loopback>;localhost',
    `--log-net-log=${netLog}`,
  ];
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: { executablePath: findChromium(), args } }),
    instances: [{ browser: 'chromium' as const }],
  };
}

/**
 * What workers alone import. Vite finds it only when the first of them starts; in a fresh clone it
 * would then bundle it, and load every page anew in the middle of its tests.
 */
const optimizeDeps = { include: ['@mlc-ai/web-llm', '@mlc-ai/web-xgrammar', 'hash-wasm'] };

const site = [
  svelte({ configFile: false }),
  messages(),
  catalogueFile(),
  policyFiles(),
  faultyHost(),
  remoteHosts(),
  hubHost(),
];

/** The contract of an engine, with the scripted one or with WebLLM and real models. */
function contract(
  name: string,
  log: Parameters<typeof vitestLog>[0],
  models: readonly string[],
  engine: PluginOption[] = [],
) {
  return {
    root,
    plugins: [...site, ...engine],
    optimizeDeps,
    test: {
      name,
      include: ['tests/contract/**/*.test.ts'],
      browser: inChromium(log),
      provide: { contractModels: models },
      ...patience,
      // A model on the software adapter takes minutes, beside others on two cores.
      ...(engine.length === 0 && { testTimeout: 240_000, hookTimeout: 240_000 }),
    },
  };
}

/** The production build in a browser that a driver of its own starts. */
function inOtherBrowser(name: string, include: string) {
  return {
    root,
    test: {
      name,
      include: [include],
      // Each of its browsers takes all the cores there are.
      fileParallelism: false,
      testTimeout: 240_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 30_000 } },
    },
  };
}

export default defineConfig({
  root,
  cacheDir: '.cache/vitest',
  test: {
    projects: [
      {
        root,
        plugins: [svelte({ configFile: false }), messages()],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          environment: 'node',
          ...patience,
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: [inBrowser, '**/node_modules/**'],
        },
      },
      {
        root,
        plugins: site,
        optimizeDeps,
        test: {
          name: 'browser',
          include: [inBrowser],
          browser: inChromium('browser'),
          ...patience,
          fileParallelism: false,
        },
      },
      contract('contract: scripted', 'contract-scripted', [smolLm2, glassbox], [scriptedEngine()]),
      contract('contract: Glassbox', 'contract-glassbox', [glassbox]),
      contract('contract: SmolLM2', 'contract-smollm2', [smolLm2]),
      inOtherBrowser('Firefox', 'tests/browsers/firefox*.test.ts'),
      inOtherBrowser('WebKit', 'tests/browsers/webkit.test.ts'),
    ],
  },
});
