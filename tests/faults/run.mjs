// @ts-check
/**
 * npm run faults [-- WORD...]: every kind of fault in all its cases, against the production build, and
 * a table of the counts. A word picks the rows with it in their names; PLAYGROUND_SEED picks other
 * random points (default: 1). A short form of the same rows is part of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** @typedef {{ name: string, cases: number, failures: string[], note?: string, skipped?: string, seconds: number }} Counted */

const results = 'test-results/faults.jsonl';
rmSync(results, { force: true });
const words = process.argv.slice(2);
const { status } = spawnSync(
  'node_modules/.bin/playwright',
  [
    'test',
    '--config=tests',
    '--project=faults',
    'faults/rows.spec.ts',
    ...(words.length > 0 ? [`--grep=${words.join('|')}`] : []),
  ],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYGROUND_FAULTS: 'full' },
  },
);

/** @type {Counted[]} */
const rows = existsSync(results)
  ? readFileSync(results, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
/** Packs are read by the store worker's own code, in a page of the component tests. */
function fuzzPacks() {
  const { status: fuzzed, stdout } = spawnSync(
    'node_modules/.bin/vitest',
    [
      'run',
      '-c',
      'tests/vitest.config.ts',
      '--configLoader',
      'runner',
      '--project',
      'browser',
      'fuzz',
    ],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, VITE_FUZZED_PACKS: '10000' },
    },
  );
  const counted = /fuzzed packs: \d+ cases, \d+ failures/.exec(stdout)?.[0];
  console.log(counted ?? `fuzzed packs: did not run\n${stdout}`);
  return fuzzed === 0 && counted !== undefined;
}

console.log('');
for (const { name, cases, failures, note, skipped, seconds } of rows) {
  if (skipped) console.log(`${name}: skipped, ${skipped}`);
  else
    console.log(
      `${name}: ${cases} cases, ${failures.length} failures${note ? `, ${note}` : ''} (${seconds} s)`,
    );
}
const isFuzzWanted = words.length === 0 || words.some((word) => 'fuzzed packs'.includes(word));
const packsHold = !isFuzzWanted || fuzzPacks();
process.exitCode =
  packsHold && status === 0 && rows.every(({ failures }) => failures.length === 0) ? 0 : 1;
