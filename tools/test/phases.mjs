// @ts-check
/**
 * What the test suite consists of, in the order in which it runs. A further suite is one more task in
 * `further`: a program, and where it tells what passed. Its `phase` is its row in the table at the end.
 */
import { firefox, lackOf, webKit } from '../browsers/browsers.mjs';
import { checks } from './checks.mjs';
import { pythonTests } from './python.mjs';

/** @typedef {import('./task.mjs').Task} Task */

/** Everything that a run leaves, for its end and for the test of what browsers have reached. */
export const results = 'test-results';

/**
 * @param {string} phase
 * @param {string[]} projects of tests/vitest.config.ts
 * @param {Partial<Task>} [more] `alone` where they need the graphics adapter, which software plays
 * @returns {Task}
 */
function vitest(phase, projects, more = {}) {
  const path = `${results}/vitest-${phase.replaceAll(/\W+/g, '-')}.json`;
  return {
    name: phase,
    phase,
    program: 'vitest',
    parameters: [
      ...['run', '-c', 'tests/vitest.config.ts', '--configLoader', 'runner'],
      ...projects.map((project) => `--project=${project}`),
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
    ],
    report: { vitest: path },
    ...more,
  };
}

/**
 * @param {string} phase
 * @param {string[]} parameters
 * @returns {Task}
 */
function playwright(phase, parameters) {
  const path = `${results}/playwright-${phase.replaceAll(/\W+/g, '-')}.json`;
  return {
    name: phase,
    phase,
    program: 'playwright',
    parameters: ['test', '--reporter=list,json', ...parameters],
    variables: { PLAYWRIGHT_JSON_OUTPUT_FILE: path },
    report: { playwright: path },
    alone: true,
  };
}

/**
 * Tests in a browser beside Chromium. `.ci/run` installs those, and says so by the variable.
 *
 * @param {string} project its name
 * @param {Record<string, string | undefined>} browser
 */
const inBrowser = (project, browser) =>
  vitest(project, [project], {
    alone: true,
    lacks: () => lackOf(browser),
    required: process.env.PLAYGROUND_BROWSERS === 'required',
  });

/** `npm test`: checks, and what a person does first and most. @type {Task[]} */
export const main = [
  ...checks,
  {
    name: 'build with the scripted engine',
    phase: 'checks',
    program: 'vite',
    parameters: ['build', '--configLoader', 'runner', '--mode', 'scripted'],
    report: 'status',
  },
  vitest('unit tests', ['unit']),
  vitest('component and contract tests', ['browser', 'contract: scripted', 'contract: Glassbox'], {
    alone: true,
  }),
  playwright('end-to-end tests of the main job', ['-c', 'tests', '--project=main']),
];

/** What `npm run test:all` has beside it. @type {Task[]} */
export const further = [
  vitest('contract tests with SmolLM2', ['contract: SmolLM2'], { alone: true }),
  playwright('further end-to-end tests', ['-c', 'tests', '--project=further']),
  playwright('faults', ['-c', 'tests', '--project=faults']),
  inBrowser('Firefox', firefox),
  inBrowser('WebKit', webKit),
  ...pythonTests,
  // Last, whatever came of the others: it reads what all their browsers have reached.
  playwright('what the browsers have reached', ['-c', 'tests/ledger.config.ts']),
];
