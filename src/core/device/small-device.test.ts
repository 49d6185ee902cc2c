import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tabBytes } from './memory';
import { smallFit } from './small-device';

const needs = {
  features: [],
  largestBufferBytes: 100e6,
  memoryBytes: 900e6,
  contextTokens: 4096,
  kvBytesPerToken: 100e3,
};
const model = { needs, contextTokens: 4096 };

/** 330 MB of the page and twice the 100 MB of the largest tensor. */
const ofTab = tabBytes(needs) ?? NaN;

test('a model that fits with its whole context keeps it, the tab counted with it', () => {
  expect(ofTab).toBe(530e6);
  expect(smallFit({ ...model, needs: { ...needs, memoryBytes: 1e9 - ofTab } })).toEqual({
    deviceBytes: 1e9,
    contextTokens: 4096,
    memoryBytes: 1e9,
    tabBytes: ofTab,
  });
});

test('a model that is too large with all of it gets a shorter one, on the smaller device', () => {
  // 1,000 tokens have to go, in steps of 256.
  const memoryBytes = 1e9 - ofTab + 1000 * needs.kvBytesPerToken;
  expect(smallFit({ ...model, needs: { ...needs, memoryBytes } })).toMatchObject({
    deviceBytes: 1e9,
    contextTokens: 3072,
  });
});

test('a model that does not fit the smaller device with a useful context is one for the larger', () => {
  expect(smallFit(model)).toMatchObject({ deviceBytes: 1.5e9, contextTokens: 4096 });
});

test('a model that does not fit with a useful context is none for a small device', () => {
  expect(smallFit({ ...model, needs: { ...needs, memoryBytes: 2e9 } })).toBeUndefined();
});

test.each(['memoryBytes', 'largestBufferBytes'])(
  'nothing is said of a model whose %s is not known',
  (fact) => {
    expect(
      smallFit({ ...model, needs: { ...needs, memoryBytes: 1, [fact]: null } }),
    ).toBeUndefined();
  },
);

test('a model that takes more for the copying of one tensor fits less', () => {
  const large = { ...needs, memoryBytes: 900e6, largestBufferBytes: 600e6 };
  expect(smallFit({ ...model, needs: large })).toBeUndefined();
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
