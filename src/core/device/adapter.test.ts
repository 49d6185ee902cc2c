import { expect, test } from 'vitest';
import { adapterFailure, type AdapterRecord } from './adapter';
import { adapter as usual } from './fakes';

const adapter: AdapterRecord = {
  ...usual,
  features: ['subgroups'],
  limits: { ...usual.limits, maxStorageBufferBindingSize: 2 ** 28 },
};
const needs = {
  features: [],
  largestBufferBytes: 1000,
  memoryBytes: 1000,
  contextTokens: 10,
  kvBytesPerToken: 1,
};

test('an adapter that has what is needed runs the model', () => {
  expect(adapterFailure(adapter, needs)).toBeUndefined();
});

test('a missing feature is named', () => {
  expect(adapterFailure(adapter, { ...needs, features: ['shader-f16'] })).toEqual({
    kind: 'feature-missing',
    feature: 'shader-f16',
  });
});

test('a buffer larger than the adapter binds is refused with both figures', () => {
  expect(adapterFailure(adapter, { ...needs, largestBufferBytes: 2 ** 29 })).toEqual({
    kind: 'adapter-too-small',
    limit: 'maxStorageBufferBindingSize',
    needed: 2 ** 29,
    available: 2 ** 28,
  });
});

test('the limits that the runtime insists on are refused before anything is fetched', () => {
  const small = { ...adapter, limits: { ...adapter.limits, maxStorageBuffersPerShaderStage: 8 } };
  expect(adapterFailure(small, needs)).toMatchObject({ needed: 10, available: 8 });
});
