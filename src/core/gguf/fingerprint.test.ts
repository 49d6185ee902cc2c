import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintSpans } from './fingerprint';
import { ggufHeadBytes } from './head';

const sizes = fc.oneof(fc.nat(30 * 2 ** 20), fc.nat(2 ** 46));

test('a file is known by its beginning, its end and what lies between at even distances', () => {
  fc.assert(
    fc.property(sizes, (sizeBytes) => {
      const spans = fingerprintSpans(sizeBytes);
      expect(spans[0]?.from).toBe(0);
      expect(spans.at(-1)?.to).toBe(sizeBytes);
      spans.forEach(({ from, to }, at) => {
        expect(from).toBeLessThanOrEqual(to);
        expect(from).toBeGreaterThanOrEqual(spans[at - 1]?.to ?? 0);
      });
    }),
  );
});

test('no more of it is read than 28 MiB, and all of a small one', () => {
  fc.assert(
    fc.property(sizes, (sizeBytes) => {
      const read = fingerprintSpans(sizeBytes).reduce((sum, { from, to }) => sum + to - from, 0);
      expect(read).toBeLessThanOrEqual(ggufHeadBytes + 4 * 2 ** 20);
      expect(read).toBe(Math.min(sizeBytes, ggufHeadBytes + 4 * 2 ** 20));
    }),
  );
});
