// @ts-check
/** What asking several columns one after another costs beside asking each alone. */
import { ask, clear, fromMenu } from './compare-page.mjs';
import { rounded } from './report.mjs';
import { median } from './statistics.mjs';

const letters = ['A', 'B', 'C', 'D'];

/**
 * Two to four columns of the same model and settings as column A, which stands alone and is warm.
 * Each round takes two singles, the columns and two singles again.
 *
 * @param {import('playwright-core').Page} page
 * @param {{ prompt: string, rounds: number, engine: string }} how
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
export async function sequenceRows(page, { prompt, rounds, engine }) {
  const askAll = async (/** @type {number} */ columns) => {
    for (const letter of letters.slice(0, columns)) await clear(page, letter);
    return (await ask(page, prompt)).endMs;
  };
  await ask(page, prompt);
  /** @type {Map<number, number[]>} */
  const ratios = new Map([2, 3, 4].map((columns) => [columns, []]));
  for (let round = 0; round < rounds; round += 1) {
    const singles = [await askAll(1), await askAll(1)];
    /** @type {Map<number, number>} */
    const together = new Map();
    for (const columns of ratios.keys()) {
      await clear(page, 'A');
      await fromMenu(page, 'A', 'Duplicate');
      await ask(page, prompt);
      together.set(columns, await askAll(columns));
    }
    for (const letter of letters.slice(1).reverse()) await fromMenu(page, letter, 'Remove column');
    singles.push(await askAll(1), await askAll(1));
    for (const [columns, of] of ratios) {
      of.push((together.get(columns) ?? NaN) / (columns * median(singles)));
    }
  }
  return [...ratios].map(([columns, of]) => ({
    what: `${columns} columns in sequence / sum of the singles, ${engine}`,
    figure: rounded(median(of)),
    target: '<= 1.03',
    met: median(of) <= 1.03,
    absolute: `${rounds} rounds: ${of.map((one) => rounded(one)).join(', ')}`,
  }));
}
