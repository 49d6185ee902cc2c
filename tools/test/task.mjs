// @ts-check
/** Runs one program of the test suite, and tells what passed in it and how long it took. */
import { spawn } from 'node:child_process';
import { readCounts } from './reports.mjs';

/**
 * @typedef {object} Task a program whose outcome counts
 * @property {string} name
 * @property {string} phase under which the table at the end sums it up
 * @property {string} program a path, `node`, or a program of node_modules/.bin
 * @property {string[]} parameters
 * @property {Record<string, string>} [variables] of its environment
 * @property {import('./reports.mjs').Report} report where its counts are read
 * @property {boolean} [alone] nothing else runs meanwhile; its progress is shown as it comes, unless its counts
 *   are read in it
 * @property {string} [after] the name of the task of which it needs the success
 * @property {() => string | undefined | Promise<string | undefined>} [lacks] why it cannot run on this machine, if
 *   it cannot: it is skipped then
 * @property {boolean} [tells] what it says is worth reading when it succeeds, too
 * @property {boolean} [required] counts as failed where it would be skipped
 */

/**
 * @typedef {import('./reports.mjs').Counts & { task: Task, startMs: number, endMs: number,
 *   failures: import('./failures.mjs').Failure[] }} Result
 */

/** @param {string} program */
const executable = (program) =>
  program === 'node'
    ? process.execPath
    : program.includes('/')
      ? program
      : `node_modules/.bin/${program}`;

/**
 * @param {Task} task
 * @returns {Promise<{ status: number | null, output: string }>} nothing in `output` where it was shown as it came
 */
function run({ program, parameters, variables, report, alone = false }) {
  const isShown = alone && report !== 'output';
  return new Promise((resolve) => {
    const child = spawn(executable(program), parameters, {
      stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // Programs of node_modules are .cmd files there.
      shell: process.platform === 'win32',
      env: { ...process.env, ...(!isShown && { FORCE_COLOR: '0' }), ...variables },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', (error) => {
      resolve({ status: null, output: String(error) });
    });
    child.on('close', (status) => {
      resolve({ status, output });
    });
  });
}

/** @param {Result} result */
export const seconds = ({ startMs, endMs }) => (endMs - startMs) / 1000;

/**
 * @param {Task} task
 * @returns {Promise<Result>}
 */
export async function runTask(task) {
  const startMs = Date.now();
  const reason = await task.lacks?.();
  if (reason !== undefined) return skipped(task, reason, startMs);
  if (task.alone) console.log(`\n--- ${task.name}\n`);
  const { status, output } = await run(task);
  const counts = readCounts(task, status, output);
  const result = { task, startMs, endMs: Date.now(), ...counts };
  const verdict = counts.failed === 0 ? 'ok    ' : 'FAILED';
  console.log(`${verdict}  ${task.name} (${seconds(result).toFixed(1)} s)`);
  const tellsOfSkipped = task.report === 'output' && counts.skipped > 0;
  if (counts.failed > 0 || tellsOfSkipped || task.tells) process.stdout.write(output);
  return result;
}

/**
 * @param {Task} task
 * @param {string} reason
 * @returns {Result}
 */
export function skipped(task, reason, startMs = Date.now()) {
  const { name, required = false } = task;
  console.log(`${required ? 'FAILED' : 'skipped'}  ${name}\n  because ${reason}`);
  return {
    task,
    startMs,
    endMs: Date.now(),
    passed: 0,
    failed: required ? 1 : 0,
    skipped: required ? 0 : 1,
    failures: required ? [{ name, message: `was skipped because ${reason}` }] : [],
  };
}
