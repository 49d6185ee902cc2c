// @ts-check
import { spawnSync } from 'node:child_process';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, parameters: string[] }} Step a program whose output ends with
 *   `N passed, N failed`, before which `N skipped` may stand
 */

/**
 * @param {string} python
 * @param {Step} step
 * @returns {Counts}
 */
function runStep(python, { name, parameters }) {
  console.log(`\n${name}`);
  const { stdout, status } = spawnSync(python, parameters, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(stdout ?? '');
  const counts = /^(\d+) passed, (\d+) failed$/m.exec(stdout ?? '');
  const passed = Number(counts?.[1] ?? 0);
  const failed = Number(counts?.[2] ?? 1);
  const skipped = Number(/^(\d+) skipped$/m.exec(stdout ?? '')?.[1] ?? 0);
  // A program that failed without a failed check has failed all the same.
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed, skipped };
}

/** @param {string} python its executable @param {Step[]} steps @returns {Counts} */
export function runPython(python, steps) {
  return steps
    .map((step) => runStep(python, step))
    .reduce((sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }));
}
