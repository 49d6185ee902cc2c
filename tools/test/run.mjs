// @ts-check
/**
 * npm test: the tests of the main job; `npm run test:all`: all of them. `rest` runs what the `npm test`
 * before it has not run, and sums up both. Ends with where the time went, what failed, and
 * `N passed, N failed`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { findChromium } from '../chromium/chromium.mjs';
import { further, main, results } from './phases.mjs';
import { sumOf } from './reports.mjs';
import { runTasks } from './schedule.mjs';
import { readSummary, summaryOf, summaryText } from './summary.mjs';

const summaryFile = `${results}/summary.json`;
const suites = { main, all: [...main, ...further], rest: further };

/** @typedef {import('./summary.mjs').Kept} Kept */

const [suite = ''] = process.argv.slice(2);
if (suite !== 'main' && suite !== 'all' && suite !== 'rest') {
  throw new Error(`“${suite}” is no suite: main, all and rest are`);
}

/** @type {Kept} */
const before = suite === 'rest' ? readSummary(summaryFile) : { rows: [], failures: [], seconds: 0 };
if (suite !== 'rest') rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

console.log(`browser: ${findChromium()}`);
const startMs = Date.now();
const now = summaryOf(await runTasks(suites[suite]));
/** @type {Kept} */
const summary = {
  rows: [...before.rows, ...now.rows],
  failures: [...before.failures, ...now.failures],
  seconds: before.seconds + (Date.now() - startMs) / 1000,
};
// Once summed up, it is not to be summed up again.
if (suite === 'main') writeFileSync(summaryFile, JSON.stringify(summary));
else rmSync(summaryFile, { force: true });
console.log(summaryText(summary, summary.seconds));
process.exitCode = sumOf(summary.rows).failed === 0 ? 0 : 1;
