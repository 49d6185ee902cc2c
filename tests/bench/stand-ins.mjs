// @ts-check
/** Models for the scripted engine that can stream side by side: each has an engine of its own. */
import { readFileSync } from 'node:fs';

/** @param {number} index from 0 @returns {string} the name of a stand-in */
export const standIn = (index) => `Stand-in ${index + 1}`;

/**
 * Opens a site with the scripted engine whose catalogue has the smallest embedded model under several
 * names, each with room for a long answer. The engine reads its files and nothing else of it.
 *
 * @param {import('playwright-core').Page} page whose profile has not seen the site
 * @param {string} address
 * @param {number} count
 */
export async function openWithStandIns(page, address, count) {
  const catalogue = JSON.parse(readFileSync('dist-scripted/models.json', 'utf8'));
  const small = catalogue.models.find((/** @type {{ id: string }} */ { id }) =>
    id.startsWith('Glassbox'),
  );
  const models = Array.from({ length: count }, (_, index) => ({
    ...small,
    id: `stand-in-${index + 1}`,
    name: standIn(index),
    contextTokens: 4096,
  }));
  await page.route('**/models.json', (route) => route.fulfill({ json: { ...catalogue, models } }));
  await page.goto(address);
}
