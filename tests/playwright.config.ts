import { defineConfig } from '@playwright/test';
import { mainJob } from './e2e/main-job';

const ofMainJob = mainJob.map((name) => `e2e/${name}.spec.ts`);

// One worker: the software adapter takes all the cores there are.
export default defineConfig({
  testDir: '.',
  workers: 1,
  fullyParallel: false,
  // What a busy machine with a slow processor may take: a test that hangs is found, no other is cut off.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  projects: [
    { name: 'main', testMatch: ofMainJob, outputDir: '../test-results/main' },
    {
      name: 'further',
      testMatch: 'e2e/**/*.spec.ts',
      // What all of them have reached is looked at afterwards: ledger.config.ts.
      testIgnore: [...ofMainJob, 'e2e/ledger.spec.ts'],
      outputDir: '../test-results/further',
    },
    { name: 'faults', testMatch: 'faults/**/*.spec.ts', outputDir: '../test-results/faults' },
  ],
});
