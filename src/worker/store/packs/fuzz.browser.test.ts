import { expect, test } from 'vitest';
import { fuzzPacks } from '../../../../tests/faults/fuzz-packs';

test('a pack that was changed anywhere, in any way, is refused and leaves nothing', async () => {
  const siteAddress = `${location.origin}/site-${crypto.randomUUID()}/`;
  const result = await fuzzPacks({ cases: 300, seed: 1, siteAddress });
  expect(result.wrong).toEqual([]);
  const refused = Object.values(result.refused).reduce((sum, count) => sum + count, 0);
  expect(refused + result.identical).toBe(300);
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
}, 120_000);
