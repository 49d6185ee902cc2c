// @ts-check
/**
 * npm run faults [-- WORD...]: every kind of fault in all its cases, against the production build, and
 * a table of the counts. A word picks the rows with it in their names; PLAYGROUND_SEED picks other
 * random points (default: 1). A short form of the same rows is part of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** @typedef {{ name: string, cases: number, failures: string[], note?: string, seconds: number }} Counted */

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
console.log('');
for (const { name, cases, failures, note, seconds } of rows) {
  console.log(
    `${name}: ${cases} cases, ${failures.length} failures${note ? `, ${note}` : ''} (${seconds} s)`,
  );
}
process.exitCode = status === 0 && rows.every(({ failures }) => failures.length === 0) ? 0 : 1;
