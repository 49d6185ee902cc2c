// @ts-check
/** Runs commands one after another and tells of each in a line; what a command says is shown when it fails. */
import { spawnSync } from 'node:child_process';
import { shortened } from './failures.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command a program of node_modules/.bin, or `node`
 * @property {string[]} parameters
 */

/** @typedef {import('./failures.mjs').Failure} Failure */

/** @param {Step} step @returns {Failure[]} none when it succeeded */
function runStep({ name, command, parameters }) {
  const started = Date.now();
  const program = command === 'node' ? process.execPath : `node_modules/.bin/${command}`;
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    encoding: 'utf8',
    // Programs of node_modules are .cmd files there.
    shell: process.platform === 'win32',
    env: { ...process.env, FORCE_COLOR: '0' },
    maxBuffer: 2 ** 28,
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
  if (status === 0) return [];
  console.log(`${stdout}${stderr}`);
  return [{ name, message: shortened([stdout, stderr]) }];
}

/**
 * @param {Step[]} steps
 * @returns {{ passed: number, failed: number, failures: Failure[] }}
 */
export function runSteps(steps) {
  const failures = steps.flatMap(runStep);
  return { passed: steps.length - failures.length, failed: failures.length, failures };
}
