// @ts-check
/**
 * node tools/checks/file-sizes.mjs FOLDER...: no file that is committed, and none in the folders, is
 * larger than static hosts take (Cloudflare Pages: 25 MiB), and the embedded models together stay
 * small enough to be part of a page.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const mostBytes = 24 * 2 ** 20;
const models = join('public', 'models');
const mostModelBytes = 110e6;

/** @returns {string[]} none where this is no clone, such as an unpacked archive */
function committedFiles() {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\0').filter((path) => path !== '' && existsSync(path)) : [];
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** The embedded models: what lies beside them here, such as a model of one's own, is not committed. */
function modelFiles() {
  const ofModels = committed.filter((path) => path.startsWith(models));
  return ofModels.length > 0 ? ofModels : filesIn(models);
}

const committed = committedFiles();
const paths = [...committed, ...process.argv.slice(2).flatMap(filesIn)];
const sizes = paths.map((path) => ({ path, bytes: statSync(path).size }));
const tooLarge = sizes.filter(({ bytes }) => bytes > mostBytes);
const largest = Math.max(...sizes.map(({ bytes }) => bytes));
for (const { path, bytes } of tooLarge) console.error(`${path}: ${bytes} bytes`);
console.log(`${sizes.length} files, the largest of ${largest} bytes (at most ${mostBytes})`);
const modelBytes = modelFiles().reduce((sum, path) => sum + statSync(path).size, 0);
console.log(`embedded models: ${modelBytes} bytes (at most ${mostModelBytes})`);
process.exitCode = tooLarge.length === 0 && modelBytes <= mostModelBytes ? 0 : 1;
