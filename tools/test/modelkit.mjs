// @ts-check
/**
 * The model kit's tests and checks, where Python 3.11 is. Its setup runs first and does only what is
 * not done yet; where Python or the setup is missing, the checks are skipped and the reason is shown.
 */
import { spawnSync } from 'node:child_process';
import { runPython } from './python.mjs';

const kit = 'tools/modelkit';
const embedded = ['SmolLM2-135M-Instruct-q4f32', 'Glassbox-3M-q8f32'];

/** @type {import('./python.mjs').Step[]} */
const steps = [
  { name: 'unit tests', parameters: [`${kit}/tests`] },
  ...embedded.map((name) => ({
    name: `answers of ${name} against an independent forward pass`,
    parameters: ['-m', 'check.numerics', `public/models/${name}`],
  })),
  { name: "tokens against llama.cpp's", parameters: ['-m', 'check.tokens'] },
  { name: 'texts to go on with', parameters: ['-m', 'check.completions'] },
  { name: 'models of other shapes', parameters: ['-m', 'check.variants'] },
  ...embedded.map((name) => ({
    name: `the recipe of ${name} gives the same hashes`,
    parameters: ['-m', 'check.reproduce', `public/models/${name}`],
  })),
];

/** @typedef {import('./python.mjs').Counts} Counts */

/** @param {string} reason @returns {Counts} */
function skip(reason) {
  console.log(`skipped: ${steps.map(({ name }) => name).join('; ')}\n  because ${reason}`);
  return { passed: 0, failed: 0, skipped: steps.length };
}

/** @returns {Counts} */
export function modelkitTests() {
  console.log('\n--- model kit\n');
  if (spawnSync('python3.11', ['--version']).status !== 0) return skip('there is no python3.11');
  const setup = spawnSync(`${kit}/setup.sh`, { encoding: 'utf8' });
  if (setup.status !== 0) {
    const [reason] = (setup.stderr ?? '').trim().split('\n').slice(-1);
    return skip(`${kit}/setup.sh failed: ${reason}`);
  }
  return runPython(`${kit}/.venv/bin/python`, steps);
}
