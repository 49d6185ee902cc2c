// @ts-check
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

/** The page's own code, for this tool. @param {string} path within src/core @returns {Promise<any>} */
export async function core(path) {
  const file = resolve(import.meta.dirname, '../../src/core', path);
  return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
}
