// @ts-check
/**
 * npm run faults [-- WORD...]: every kind of fault in all its cases, against the production build, and
 * a table of the counts. A word picks the rows with it in their names; PLAYGROUND_SEED picks other
 * random points (default: 1). A short form of the same rows is part of `npm run test:all`.
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
/**
 * Cases that are run by the page's own code, in a page of the component tests, which print a line for
 * each result.
 *
 * @param {string} name what the lines begin with
 * @param {string} file the test
 * @param {Record<string, string>} variables how many cases
 */
function fuzz(name, file, variables) {
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
      file,
    ],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, ...variables },
    },
  );
  const lines = stdout.match(/(?:fuzzed|hostile) \w+: .*(?:failures|ms).*/g) ?? [];
  console.log(lines.length > 0 ? lines.join('\n') : `${name}: did not run`);
  if (fuzzed !== 0) console.log(stdout);
  return fuzzed === 0 && lines.length > 0;
}

console.log('');
for (const { name, cases, failures, note, skipped, seconds } of rows) {
  if (skipped) console.log(`${name}: skipped, ${skipped}`);
  else
    console.log(
      `${name}: ${cases} cases, ${failures.length} failures${note ? `, ${note}` : ''} (${seconds} s)`,
    );
}
const seed = process.env.PLAYGROUND_SEED ?? '1';
/** @type {[string, string, Record<string, string>][]} */
const fuzzed = [
  ['fuzzed packs', 'src/worker/store/packs/fuzz', { VITE_FUZZED_PACKS: '10000' }],
  ['fuzzed answers', 'src/ui/markdown/fuzz', { VITE_FUZZED_ANSWERS: '2000', VITE_FUZZ_SEED: seed }],
  ['views of answers', 'src/views/answer/hostile', { VITE_FUZZED_ANSWERS: '2000' }],
];
const fuzzHolds = fuzzed
  .filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)))
  .map((row) => fuzz(...row));
// Words that name a row of these alone pick none of the others, which is no failure there.
const isOnlyFuzzed = words.length > 0 && fuzzHolds.length > 0 && rows.length === 0;
const holds = status === 0 || isOnlyFuzzed;
process.exitCode =
  holds && fuzzHolds.every(Boolean) && rows.every(({ failures }) => failures.length === 0) ? 0 : 1;
