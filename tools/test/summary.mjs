// @ts-check
/**
 * What stands at the end of the output: where the time went, what failed, and the sum. What failed comes
 * last, since often only the last lines of a log are kept.
 */
import { readFileSync } from 'node:fs';
import { none, sumOf } from './reports.mjs';

/**
 * @typedef {import('./reports.mjs').Counts & { phase: string, seconds: number }} Row
 * @typedef {{ rows: Row[], failures: import('./failures.mjs').Failure[] }} Summary
 * @typedef {Summary & { seconds: number }} Kept with the seconds that all of it took
 */

/**
 * What `npm test` has left for the rest to be summed up with. Where it has left nothing, it did not come
 * to its end, which is a failure as any other.
 *
 * @param {string} path
 * @returns {Kept}
 */
export function readSummary(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    const name = 'npm test';
    return {
      rows: [{ phase: name, seconds: 0, ...none, failed: 1 }],
      failures: [{ name, message: `left no summary in ${path}` }],
      seconds: 0,
    };
  }
}

/**
 * One row for each phase, in the order of their beginnings. Phases run side by side, so a row's seconds are
 * those from the start of its first task to the end of its last.
 *
 * @param {readonly import('./task.mjs').Result[]} results
 * @returns {Summary}
 */
export function summaryOf(results) {
  const started = results.toSorted((one, other) => one.startMs - other.startMs);
  const phases = [...new Set(started.map(({ task }) => task.phase))];
  const rows = phases.map((phase) => {
    const inPhase = started.filter(({ task }) => task.phase === phase);
    const startMs = Math.min(...inPhase.map((result) => result.startMs));
    const endMs = Math.max(...inPhase.map((result) => result.endMs));
    return { phase, seconds: (endMs - startMs) / 1000, ...sumOf(inPhase) };
  });
  return { rows, failures: results.flatMap(({ failures }) => failures) };
}

const columns = /** @type {const} */ (['seconds', 'passed', 'failed', 'skipped']);

/**
 * @param {Summary} summary
 * @param {number} seconds that all of it took
 * @returns {string} its last line is `N passed, N failed`
 */
export function summaryText({ rows, failures }, seconds) {
  const sum = sumOf(rows);
  const lines = [...rows, { phase: 'all', seconds, ...sum }];
  const width = Math.max(...lines.map(({ phase }) => phase.length));
  const table = lines.map((line) =>
    [
      line.phase.padEnd(width),
      ...columns.map((column) => Math.round(line[column]).toString().padStart(column.length)),
    ].join('  '),
  );
  return [
    '',
    [''.padEnd(width), ...columns].join('  '),
    ...table,
    ...(sum.skipped > 0 ? [`\n${sum.skipped} skipped, for the reasons above`] : []),
    ...failures.map(({ name, message }) => `\nFAILED  ${name}\n${message}`),
    '',
    `${sum.passed} passed, ${sum.failed} failed`,
  ].join('\n');
}
