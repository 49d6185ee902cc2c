// @ts-check
/**
 * npm run bench [-- shell streaming engine tab-memory probabilities fast-model packs downloads]: measures the
 * built site and prints a table for each part. A ratio is one within this run, its two sides taken in
 * turn; what is no ratio is for this machine alone. With --write each table takes the place of the
 * part's last one in docs/benchmarks.md; the tables of other parts stay as they are.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { downloadsRows } from './downloads.mjs';
import { engineRows } from './engine.mjs';
import { fastModelRows } from './fast-model.mjs';
import { packsRows } from './packs.mjs';
import { probabilitiesRows } from './probabilities.mjs';
import { machine, table, withPart } from './report.mjs';
import { shellRows } from './shell.mjs';
import { streamingRows } from './streaming.mjs';
import { tabMemoryRows } from './tab-memory.mjs';

const parts = {
  shell: shellRows,
  streaming: streamingRows,
  'fast-model': fastModelRows,
  packs: packsRows,
  downloads: downloadsRows,
  engine: () => engineRows('public/models/SmolLM2-135M-Instruct-q4f32'),
  'tab-memory': () => tabMemoryRows('public/models/SmolLM2-135M-Instruct-q4f32'),
  probabilities: () => probabilitiesRows('SmolLM2-135M-Instruct-q4f32'),
};

const path = 'docs/benchmarks.md';
const writes = process.argv.includes('--write');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const on = machine();
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring: ${name}`);
  const rows = await measure();
  const report = `\`npm run bench -- ${name}\` at ${commit}, on ${on}:\n\n${table(rows)}`;
  console.log(`${report}\n`);
  if (writes) writeFileSync(path, withPart(readFileSync(path, 'utf8'), name, report));
  if (rows.some(({ met }) => !met)) process.exitCode = 1;
}
