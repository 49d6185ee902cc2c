import { defineConfig } from '@playwright/test';

// A run of its own, after all others and whatever came of them: what their browsers have reached.
export default defineConfig({
  testDir: 'e2e',
  testMatch: 'ledger.spec.ts',
  outputDir: '../test-results/ledger',
  reporter: [['list'], ['json', { outputFile: '../test-results/ledger.json' }]],
});
