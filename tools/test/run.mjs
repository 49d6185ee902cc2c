// @ts-check
/**
 * npm test: everything. The checks of `npm run verify`, the unit, component and contract tests, the
 * end-to-end and fault tests against the production build in a real Chromium with the real embedded
 * model, what all these browsers have reached, whatever came of the tests, and the model kit's own
 * tests where Python 3.11 is, and those of the glass-box model where torch is. Ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from '../chromium/chromium.mjs';
import { checks } from './checks.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { glassboxTests } from './glassbox.mjs';
import { modelkitTests } from './modelkit.mjs';
import { runSteps } from './steps.mjs';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** @typedef {import('./python.mjs').Counts} Counts */

/** What failed, told once more at the end. @type {import('./failures.mjs').Failure[]} */
const failures = [];

/**
 * Runs a test program that shows its own progress and leaves its figures in a file.
 *
 * @param {string} name
 * @param {string[]} parameters
 * @param {(report: any) => Counts} read takes the figures out of its report
 * @param {(report: any) => import('./failures.mjs').Failure[]} readFailures
 * @param {string} path of its report
 * @returns {Counts}
 */
function runTests(name, parameters, read, readFailures, path) {
  console.log(`\n--- ${name}\n`);
  const { status } = spawnSync(`node_modules/.bin/${parameters[0]}`, parameters.slice(1), {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    const counts = read(report);
    failures.push(...readFailures(report));
    // A program that failed without a failed test has failed all the same.
    if (status === 0 || counts.failed > 0) return counts;
    failures.push({ name, message: `ended with status ${status}, though no test failed` });
    return { ...counts, failed: 1 };
  } catch {
    failures.push({ name, message: 'left no report that can be read' });
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @returns {Counts} */
function runVitest() {
  const report = `${results}/vitest.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runTests(
    'unit, component and contract tests',
    ['vitest', 'run', '-c', 'tests/vitest.config.ts', '--configLoader', 'runner', ...reporters],
    ({ numPassedTests, numFailedTests, numPendingTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests,
    }),
    failuresOfVitest,
    report,
  );
}

/**
 * @param {string} name
 * @param {string} config
 * @param {string} report
 * @returns {Counts}
 */
function runPlaywright(name, config, report) {
  return runTests(
    name,
    ['playwright', 'test', '-c', config],
    ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }),
    failuresOfPlaywright,
    `${results}/${report}`,
  );
}

console.log(`browser: ${findChromium()}`);
console.log('\n--- checks\n');
const scriptedBuild = {
  name: 'build with the scripted engine',
  command: 'vite',
  parameters: ['build', '--configLoader', 'runner', '--mode', 'scripted'],
};
const checked = runSteps([...checks, scriptedBuild]);
failures.push(...checked.failures);
const all = [
  { ...checked, skipped: 0 },
  runVitest(),
  runPlaywright('end-to-end and fault tests', 'tests', 'playwright.json'),
  runPlaywright('what the browsers have reached', 'tests/ledger.config.ts', 'ledger.json'),
  modelkitTests(),
  glassboxTests(),
];

const sum = (/** @type {keyof Counts} */ key) => all.reduce((total, one) => total + one[key], 0);
for (const { name, message } of failures) console.log(`\nFAILED  ${name}\n${message}`);
if (sum('skipped') > 0) console.log(`\n${sum('skipped')} skipped, for the reasons above`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
