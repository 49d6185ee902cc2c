// @ts-check
/**
 * npm run bench [-- shell streaming engine probabilities fast-model packs downloads]: measures the built site and prints a table. Every figure
 * is a ratio within this run, the two sides taken in turn; the absolute values beside it are for this
 * machine alone. With --write the table goes into docs/benchmarks.md.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { downloadsRows } from './downloads.mjs';
import { engineRows } from './engine.mjs';
import { fastModelRows } from './fast-model.mjs';
import { packsRows } from './packs.mjs';
import { probabilitiesRows } from './probabilities.mjs';
import { machine, table } from './report.mjs';
import { shellRows } from './shell.mjs';
import { streamingRows } from './streaming.mjs';

const parts = {
  shell: shellRows,
  streaming: streamingRows,
  'fast-model': fastModelRows,
  packs: packsRows,
  downloads: downloadsRows,
  engine: () => engineRows('public/models/SmolLM2-135M-Instruct-q4f32'),
  probabilities: () => probabilitiesRows('SmolLM2-135M-Instruct-q4f32'),
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const rows = [];
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring: ${name}`);
  rows.push(...(await measure()));
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const report = `Measured with \`npm run bench\` at ${commit}, on ${machine()}.\n\n${table(rows)}\n`;
console.log(report);

if (process.argv.includes('--write')) {
  const path = 'docs/benchmarks.md';
  const [before = '', , after = ''] = readFileSync(path, 'utf8').split(/<!-- (?:table|end) -->\n/);
  writeFileSync(path, `${before}<!-- table -->\n${report}<!-- end -->\n${after}`);
}
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
