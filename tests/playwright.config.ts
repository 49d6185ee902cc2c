import { defineConfig } from '@playwright/test';

// One worker: the software adapter takes all the cores there are.
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  globalSetup: './e2e/global-setup.ts',
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/playwright.json' }]],
  projects: [
    // What all of them have reached is looked at afterwards: ledger.config.ts.
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts', testIgnore: 'e2e/ledger.spec.ts' },
    { name: 'faults', testMatch: 'faults/**/*.spec.ts' },
  ],
});
