import { expect, test } from 'vitest';
import { fuzzPacks } from '../../../../tests/faults/fuzz-packs';

/** `npm run faults` asks for more of them. */
const cases = Number(import.meta.env.VITE_FUZZED_PACKS ?? 300);

test('a pack that was changed anywhere, in any way, is refused and leaves nothing', async () => {
  const siteAddress = `${location.origin}/site-${crypto.randomUUID()}/`;
  const result = await fuzzPacks({ cases, seed: 1, siteAddress });
  console.log(`fuzzed packs: ${cases} cases, ${result.wrong.length} failures`);
  expect(result.wrong).toEqual([]);
  const refused = Object.values(result.refused).reduce((sum, count) => sum + count, 0);
  expect(refused + result.identical).toBe(cases);
  // The mutations reach every stage of the reader.
  expect(Object.keys(result.refused)).toEqual(
    expect.arrayContaining([
      'not-a-pack',
      'wrong-entry',
      'pack-cut',
      'altered-file',
      'bad-signature',
    ]),
  );
}, 600_000);
