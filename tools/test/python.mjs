// @ts-check
/**
 * Tests and checks in Python, where Python 3.11 is: those of the model kit, whose set-up runs first
 * and does only what is not done yet, and those of the glass-box model, where its virtual environment
 * is: torch is large, so that tests do not fetch it by themselves.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const kit = 'tools/modelkit';
const glassbox = 'tools/glassbox';
const embedded = ['SmolLM2-135M-Instruct-q4f32', 'Glassbox-3M-q8f32'];
const glassboxPython = `${glassbox}/.venv/bin/python`;

/** @type {{ readonly lack: string | undefined } | undefined} */
let kitState;

/** Why the model kit cannot be used here; sets it up the first time. */
function kitLacks() {
  kitState ??= { lack: setUpKit() };
  return kitState.lack;
}

/** @returns {string | undefined} why it cannot be */
function setUpKit() {
  if (spawnSync('python3.11', ['--version']).status !== 0) return 'there is no python3.11';
  const { status, stderr } = spawnSync(`${kit}/setup.sh`, { encoding: 'utf8' });
  if (status === 0) return undefined;
  return `${kit}/setup.sh failed: ${(stderr ?? '').trim().split('\n').at(-1)}`;
}

/**
 * @param {string} name
 * @param {string[]} parameters
 * @param {{ alone?: boolean }} [more]
 * @returns {import('./task.mjs').Task}
 */
const ofKit = (name, parameters, more = {}) => ({
  name,
  phase: 'model kit',
  program: `${kit}/.venv/bin/python`,
  parameters,
  report: 'output',
  lacks: kitLacks,
  ...more,
});

/** With a browser and its graphics adapter, which software plays. */
const inBrowser = { alone: true };

/** @type {import('./task.mjs').Task} */
const ofGlassbox = {
  name: 'unit tests of the glass-box model',
  phase: 'glass-box model',
  program: glassboxPython,
  parameters: [`${glassbox}/tests`],
  report: 'output',
  lacks: () =>
    existsSync(glassboxPython)
      ? undefined
      : `there is no ${glassboxPython}; ${glassbox}/setup.sh makes it`,
};

export const pythonTests = [
  ofGlassbox,
  ofKit('unit tests of the model kit', [`${kit}/tests`]),
  ...embedded.map((name) =>
    ofKit(`the recipe of ${name} gives the same hashes`, [
      ...['-m', 'check.reproduce', `public/models/${name}`],
    ]),
  ),
  ...embedded.map((name) =>
    ofKit(
      `answers of ${name} against an independent forward pass`,
      ['-m', 'check.numerics', `public/models/${name}`],
      inBrowser,
    ),
  ),
  ofKit("tokens against llama.cpp's", ['-m', 'check.tokens'], inBrowser),
  ofKit('texts to go on with', ['-m', 'check.completions'], inBrowser),
  ofKit('models of other shapes', ['-m', 'check.variants'], inBrowser),
];
