// @ts-check
import { cpus, totalmem, type } from 'node:os';
import { chromiumVersion, findChromium } from '../../tools/chromium/chromium.mjs';

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} figure the ratio or count that has a target
 * @property {string} target
 * @property {boolean} met
 * @property {string} absolute what was measured, for this machine alone
 */

/** @returns {string} */
export function machine() {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return (
    `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gigabytes} GiB, ${type()}, ` +
    `Node ${process.versions.node}, ${chromiumVersion(findChromium())} headless, software WebGPU adapter`
  );
}

/** @param {Row[]} rows @returns {string} a Markdown table */
export function table(rows) {
  const lines = rows.map(
    ({ what, figure, target, met, absolute }) =>
      `| ${what} | ${figure} | ${target} | ${met ? 'met' : '**missed**'} | ${absolute} |`,
  );
  return [
    '| what | figure | target | | on this machine |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/**
 * Puts a part's report where its last one stands, between `<!-- part NAME -->` and `<!-- end -->`.
 *
 * @param {string} text of the document
 * @param {string} name
 * @param {string} report
 */
export function withPart(text, name, report) {
  const start = `<!-- part ${name} -->\n`;
  const [before = '', rest] = text.split(start);
  const end = rest?.indexOf('<!-- end -->') ?? -1;
  if (rest === undefined || end < 0) throw new Error(`docs/benchmarks.md has no place for ${name}`);
  return `${before}${start}\n${report}\n\n${rest.slice(end)}`;
}

/** @param {number} value @param {number} [digits] */
export function rounded(value, digits = 2) {
  return value.toFixed(digits);
}

/** @param {number} value @returns {string} */
export function milliseconds(value) {
  return `${Math.round(value)} ms`;
}
