import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallFit } from './small-device';

const needs = {
  features: [],
  largestBufferBytes: null,
  memoryBytes: 900e6,
  contextTokens: 4096,
  kvBytesPerToken: 100e3,
};
const model = { needs, contextTokens: 4096 };

test('a model that fits with its whole context keeps it', () => {
  expect(smallFit({ ...model, needs: { ...needs, memoryBytes: 700e6 } })).toEqual({
    deviceBytes: 1e9,
    contextTokens: 4096,
    memoryBytes: 920e6,
  });
});

test('a model that is too large with all of it gets a shorter one, on the smaller device', () => {
  // 900 MB and the page's 220 MB: 1,280 tokens of 100 kB have to go.
  expect(smallFit(model)).toMatchObject({ deviceBytes: 1e9, contextTokens: 2816 });
});

test('a model that does not fit with a useful context is none for a small device', () => {
  expect(smallFit({ ...model, needs: { ...needs, memoryBytes: 2e9 } })).toBeUndefined();
});

test('nothing is said of a model whose memory is not known', () => {
  expect(smallFit({ ...model, needs: { ...needs, memoryBytes: null } })).toBeUndefined();
});

test('a model of which it is not known what context takes is counted whole', () => {
  const unknown = { ...needs, kvBytesPerToken: null };
  expect(smallFit({ ...model, needs: unknown })).toMatchObject({
    deviceBytes: 1.5e9,
    contextTokens: 4096,
  });
});

test('what is said to fit does fit, and more memory never makes a model fit less', () => {
  const bytes = fc.integer({ min: 1e6, max: 4e9 });
  const tokens = fc.integer({ min: 128, max: 32_768 });
  fc.assert(
    fc.property(bytes, bytes, fc.nat(300e3), tokens, (some, more, kvBytesPerToken, context) => {
      const of = (memoryBytes: number) =>
        smallFit({
          needs: { ...needs, memoryBytes, kvBytesPerToken, contextTokens: context },
          contextTokens: context,
        });
      const fit = of(some);
      if (fit) expect(fit.memoryBytes).toBeLessThanOrEqual(fit.deviceBytes);
      const larger = of(some + more);
      if (larger) expect(fit?.deviceBytes).toBeLessThanOrEqual(larger.deviceBytes);
    }),
  );
});
