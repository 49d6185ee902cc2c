import { expect, test } from 'vitest';
import { fuzzAnswers, longestTaskOf, longestTaskMs } from '../../../tests/faults/fuzz-answers';
import { hostileTexts } from '../../../tests/faults/hostile-texts';

/** `npm run faults` asks for more of them, and for a seed. */
const cases = Number(import.meta.env.VITE_FUZZED_ANSWERS ?? 100);
const seed = Number(import.meta.env.VITE_FUZZ_SEED ?? 1);
const isFull = cases > 100;

test('whatever an answer is, it is drawn whole', async () => {
  const { wrong, longestTaskMs: longest } = await fuzzAnswers(cases, seed);
  console.log(
    `fuzzed answers: ${cases} cases, ${wrong.length} failures, longest task ${longest} ms`,
  );
  expect(wrong).toEqual([]);
  if (isFull) expect(longest).toBeLessThanOrEqual(longestTaskMs);
}, 900_000);

/** Those that take seconds to draw to their end are left to `npm run faults`. */
const hostile = Object.entries(hostileTexts()).filter(
  ([name]) => isFull || !name.startsWith('1 MB'),
);

test.each(hostile)(
  '%s is drawn whole',
  async (name, text) => {
    const longest = await longestTaskOf(text);
    console.log(`hostile answers: ${name}: longest task ${longest} ms`);
    // How long it takes depends on what else the machine does, which `npm run faults` has to itself.
    if (isFull) expect(longest).toBeLessThanOrEqual(longestTaskMs);
  },
  120_000,
);
