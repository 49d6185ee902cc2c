// @ts-check
/**
 * The glass-box model's tests, where its virtual environment is: torch is large, so that `npm test`
 * does not fetch it by itself.
 */
import { existsSync } from 'node:fs';
import { runPython } from './python.mjs';

const folder = 'tools/glassbox';
const python = `${folder}/.venv/bin/python`;
const steps = [{ name: 'unit tests', parameters: [`${folder}/tests`] }];

/** @returns {import('./python.mjs').Counts} */
export function glassboxTests() {
  console.log('\n--- glass-box model\n');
  if (existsSync(python)) return runPython(python, steps);
  console.log(`skipped: unit tests\n  because there is no ${python}; ${folder}/setup.sh makes it`);
  return { passed: 0, failed: 0, skipped: steps.length };
}
