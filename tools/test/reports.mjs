// @ts-check
/** Reads out of what a test program has left how much passed, failed and was skipped. */
import { readFileSync } from 'node:fs';
import { failuresOfPlaywright, failuresOfVitest, shortened } from './failures.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Counts & { failures: import('./failures.mjs').Failure[] }} Told
 */

/**
 * @typedef {'status' | 'output' | { vitest: string } | { playwright: string }} Report where a
 *   program's counts are: `status` is one check, which holds where the program ends with 0; `output`
 *   ends with `N passed, N failed`, before which `N skipped` may stand; else the path of a JSON report
 */

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0 };

/** @param {readonly Counts[]} all @returns {Counts} */
export const sumOf = (all) =>
  all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    none,
  );

/** @param {string} output @returns {Counts | undefined} */
function countsInOutput(output) {
  const found = /^(\d+) passed, (\d+) failed$/m.exec(output);
  if (!found) return undefined;
  const skipped = Number(/^(\d+) skipped$/m.exec(output)?.[1] ?? 0);
  return { passed: Number(found[1]), failed: Number(found[2]), skipped };
}

/**
 * @param {{ vitest: string } | { playwright: string }} report
 * @returns {Told}
 */
function readJson(report) {
  if ('vitest' in report) {
    const json = JSON.parse(readFileSync(report.vitest, 'utf8'));
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests,
      failures: failuresOfVitest(json),
    };
  }
  const json = JSON.parse(readFileSync(report.playwright, 'utf8'));
  return {
    passed: json.stats.expected,
    failed: json.stats.unexpected + json.stats.flaky,
    skipped: json.stats.skipped,
    failures: failuresOfPlaywright(json),
  };
}

/**
 * @param {{ name: string, report: Report }} task
 * @param {number | null} status with which its program ended; null where a signal ended it
 * @param {string} output
 * @returns {Told}
 */
export function readCounts({ name, report }, status, output) {
  /** @param {string} message @returns {Told} */
  const failure = (message) => ({
    ...none,
    failed: 1,
    failures: [{ name, message: shortened([message]) }],
  });
  if (report === 'status') {
    return status === 0 ? { ...none, passed: 1, failures: [] } : failure(output);
  }
  /** @type {Told} */
  let told;
  try {
    const counts = report === 'output' ? countsInOutput(output) : readJson(report);
    if (!counts) return failure(output);
    told = { failures: [], ...counts };
  } catch {
    return failure(`left no report that can be read\n${output}`);
  }
  if (told.failed > 0 && told.failures.length === 0) {
    return { ...told, failures: [{ name, message: shortened([output]) }] };
  }
  if (status === 0 || told.failed > 0) return told;
  // A program that failed without a failed test has failed all the same.
  const { failed, failures } = failure(`ended with status ${status}, though no test failed`);
  return { ...told, failed, failures: [...told.failures, ...failures] };
}
