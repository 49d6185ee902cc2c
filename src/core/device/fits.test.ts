import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../catalogue/model';
import { failed, success } from '../outcome';
import { adapter } from './fakes';
import { contextOf, fits, type Fit } from './fits';

/** 100 MB of weights and 10 kB for each of up to 4,096 tokens. */
const model: Model = {
  id: 'm-f32',
  name: 'M',
  family: 'M',
  kind: 'chat',
  producer: 'p',
  origin: { countries: [], link: null },
  parameters: null,
  quantisation: 'q',
  contextTokens: 4096,
  languages: null,
  licence: { spdx: 'MIT', name: 'MIT', link: 'https://x.example', read: null },
  files: { kind: 'discovered', folder: 'https://x.example/', revision: null, sizeBytes: null },
  library: { kind: 'address', address: 'https://x.example/l.wasm', sha256: null },
  needs: {
    features: [],
    largestBufferBytes: 50e6,
    memoryBytes: 100e6 + 4096 * 10_000,
    contextTokens: 4096,
    kvBytesPerToken: 10_000,
  },
  sampling: null,
  twin: null,
  selfTest: null,
};
const needing = (needs: Partial<Model['needs']>): Model => ({
  ...model,
  needs: { ...model.needs, ...needs },
});
const within = (budgetBytes: number) => ({ adapter: success(adapter), budgetBytes });

describe('a model', () => {
  test('runs with its whole context where there is room for it', () => {
    const memoryBytes = 100e6 + 4096 * 10_000;
    expect(fits(model, within(memoryBytes))).toEqual({
      kind: 'runs',
      contextTokens: 4096,
      memoryBytes,
    });
  });

  test('runs with the context that is wished for, whose cache alone is counted', () => {
    expect(fits(model, within(120e6), { contextTokens: 2000 })).toEqual({
      kind: 'runs',
      contextTokens: 2000,
      memoryBytes: 120e6,
    });
    expect(fits(model, within(1e9), { contextTokens: 100_000 })).toMatchObject({
      contextTokens: 4096,
    });
  });

  test('runs with a smaller context, in steps of 256 tokens, where there is less', () => {
    expect(fits(model, within(120e6))).toEqual({
      kind: 'smaller-context',
      contextTokens: 1792,
      memoryBytes: 100e6 + 1792 * 10_000,
      wished: { contextTokens: 4096, memoryBytes: 100e6 + 4096 * 10_000 },
    });
  });

  test('is too large where not even 512 tokens have room', () => {
    expect(fits(model, within(105e6))).toEqual({
      kind: 'too-large',
      neededBytes: 100e6 + 4096 * 10_000,
      budgetBytes: 105e6,
      smallest: { contextTokens: 512, memoryBytes: 100e6 + 512 * 10_000 },
    });
  });

  test('of which it is not known what context takes has its whole context or none', () => {
    const unknown = needing({ kvBytesPerToken: null });
    expect(fits(unknown, within(1e9))).toMatchObject({ kind: 'runs', contextTokens: 4096 });
    expect(fits(unknown, within(120e6))).toMatchObject({ kind: 'too-large', smallest: null });
    // More context than was counted is not promised either.
    const longer = { ...unknown, contextTokens: 8192 };
    expect(fits(longer, within(1e9))).toMatchObject({ kind: 'runs', contextTokens: 4096 });
  });

  test('of which nobody knows the memory is said to be that', () => {
    expect(fits(needing({ memoryBytes: null }), within(1e12))).toEqual({
      kind: 'unknown',
      missing: 'memory',
      contextTokens: 4096,
      memoryBytes: null,
    });
  });

  test('of which nobody knows the memory, but whose files alone have no room, is too large', () => {
    const unknown = needing({ memoryBytes: null });
    const large = { ...unknown, files: { ...unknown.files, sizeBytes: 2e9 } };
    expect(fits(large, within(1e9))).toEqual({
      kind: 'too-large',
      neededBytes: 2e9,
      budgetBytes: 1e9,
      smallest: null,
    });
    expect(fits(large, within(2e9))).toMatchObject({ kind: 'unknown', missing: 'memory' });
  });

  test('of which nobody knows the largest buffer runs where all of it is no larger', () => {
    expect(fits(needing({ largestBufferBytes: null }), within(1e9))).toMatchObject({
      kind: 'runs',
    });
    const large = needing({ largestBufferBytes: null, memoryBytes: 2e9 });
    expect(fits(large, within(4e9))).toMatchObject({ kind: 'unknown', missing: 'largest-buffer' });
  });

  test('whose tensors are larger than the adapter binds is refused with both figures', () => {
    expect(fits(needing({ largestBufferBytes: 2 ** 31 }), within(1e12))).toEqual({
      kind: 'adapter-too-small',
      limit: 'maxStorageBufferBindingSize',
      needed: 2 ** 31,
      available: 2 ** 30,
    });
  });

  test('that needs a feature is refused, its twin offered with what becomes of it', () => {
    const half = { ...needing({ features: ['shader-f16'] }), id: 'm-f16', twin: 'm-f32' };
    const fit = (budgetBytes: number): Fit =>
      fits(half, within(budgetBytes), { models: [half, { ...model, twin: 'm-f16' }] });
    expect(fit(1e9)).toMatchObject({
      kind: 'feature-missing',
      feature: 'shader-f16',
      twin: { id: 'm-f32', fit: { kind: 'runs' } },
    });
    expect(fit(1)).toMatchObject({ twin: { fit: { kind: 'too-large' } } });
    expect(fits(half, within(1e9))).toMatchObject({ kind: 'feature-missing', twin: null });
  });

  test('runs nowhere without an adapter', () => {
    const device = { adapter: failed({ kind: 'no-webgpu' } as const), budgetBytes: 1e12 };
    expect(fits(model, device)).toEqual({ kind: 'no-device', failure: { kind: 'no-webgpu' } });
  });
});

describe('to load it', () => {
  test('the context is the one that fits; the unknown is tried', () => {
    expect(contextOf(fits(model, within(120e6)))).toEqual(success(1792));
    expect(contextOf(fits(needing({ memoryBytes: null }), within(1)))).toEqual(success(4096));
  });

  test('what is too large is refused with the least that it would take', () => {
    const neededBytes = 100e6 + 512 * 10_000;
    const failure = { kind: 'too-large', neededBytes, budgetBytes: 1 } as const;
    expect(contextOf(fits(model, within(1)))).toEqual(failed(failure));
  });
});

describe('whatever the figures', () => {
  const bytes = fc.nat(10_000_000_000);
  const tokens = fc.integer({ min: 1, max: 200_000 });
  const anyModel = fc
    .record({
      memoryBytes: bytes,
      largestBufferBytes: fc.option(bytes),
      kvBytesPerToken: fc.option(fc.nat(1_000_000)),
      needed: tokens,
      contextTokens: tokens,
    })
    // No buffer is larger than all of them together.
    .filter(({ largestBufferBytes, memoryBytes }) => (largestBufferBytes ?? 0) <= memoryBytes)
    .map(({ needed, contextTokens, ...needs }): Model => ({
      ...needing({ ...needs, contextTokens: needed }),
      contextTokens,
    }));
  const contextIn = (fit: Fit): number =>
    fit.kind === 'runs' || fit.kind === 'smaller-context' ? fit.contextTokens : 0;

  test('more memory never makes it worse', () => {
    fc.assert(
      fc.property(anyModel, bytes, bytes, (any, one, more) => {
        const [less, greater] = [fits(any, within(one)), fits(any, within(one + more))];
        expect(contextIn(greater)).toBeGreaterThanOrEqual(contextIn(less));
      }),
    );
  });

  test('what runs with a context runs with every smaller one', () => {
    fc.assert(
      fc.property(anyModel, bytes, tokens, tokens, (any, budget, one, fewer) => {
        fc.pre(fits(any, within(budget), { contextTokens: one }).kind === 'runs');
        const wish = { contextTokens: Math.min(one, fewer) };
        expect(fits(any, within(budget), wish).kind).toBe('runs');
      }),
    );
  });

  test('no context is offered whose memory is over the budget, or that is none', () => {
    fc.assert(
      fc.property(anyModel, bytes, tokens, (any, budget, contextTokens) => {
        const fit = fits(any, within(budget), { contextTokens });
        if (fit.kind !== 'runs' && fit.kind !== 'smaller-context') return;
        expect(fit.memoryBytes).toBeLessThanOrEqual(budget);
        expect(fit.contextTokens).toBeLessThanOrEqual(Math.min(any.contextTokens, contextTokens));
        expect(fit.contextTokens).toBeGreaterThan(0);
        if (fit.kind === 'smaller-context') expect(fit.contextTokens).toBeGreaterThanOrEqual(512);
      }),
    );
  });

  test('to know less never makes a model run that did not', () => {
    const facts = fc.constantFrom(
      'memoryBytes' as const,
      'largestBufferBytes' as const,
      'kvBytesPerToken' as const,
    );
    fc.assert(
      fc.property(anyModel, bytes, facts, (any, budget, fact) => {
        const known = fits(any, within(budget));
        const less = { ...any, needs: { ...any.needs, [fact]: null } };
        expect(contextIn(known) > 0 || contextIn(fits(less, within(budget))) === 0).toBe(true);
      }),
    );
  });
});
