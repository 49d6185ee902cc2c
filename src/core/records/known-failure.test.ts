import { describe, expect, test } from 'vitest';
import type { RunFailure } from '../engine/failures';
import type { StoreFailure } from '../store/failures';
import { knownFailure } from './known-failure';

const file = 'shard.bin';
const part = 'shard.bin.part0';

/** One of every kind, with all that it can say. */
const ofFiles = {
  network: {
    kind: 'network',
    file,
    part,
    status: 404,
    refusal: 'no-file',
    host: 'x.example',
    retryAfterMs: 5,
  },
  'host-silent': { kind: 'host-silent', file, part, quietSeconds: 60, host: 'x.example' },
  'wrong-content': {
    kind: 'wrong-content',
    file,
    host: 'x.example',
    content: 'web-page',
    detail: '<',
  },
  'redirect-not-allowed': { kind: 'redirect-not-allowed', file, from: 'x.example', to: null },
  'hash-mismatch': {
    kind: 'hash-mismatch',
    place: 'device',
    modelId: 'm',
    file,
    part,
    partSizeBytes: 1,
    host: 'x.example',
  },
  quota: { kind: 'quota', neededBytes: 2, freeBytes: null },
  database: { kind: 'database', reason: 'blocked', detail: 'd' },
  'file-not-listed': { kind: 'file-not-listed', file: 'f', host: 'x.example' },
  'listed-size-differs': {
    kind: 'listed-size-differs',
    file: 'f',
    listedBytes: 1,
    indexBytes: 2,
    host: 'x.example',
  },
  'commit-gone': { kind: 'commit-gone', file: 'f', commit: 'c', host: 'x.example' },
  'host-not-allowed': { kind: 'host-not-allowed', host: 'x.example' },
  'host-refused': { kind: 'host-refused', host: 'x.example', how: 'answer' },
  'not-here': { kind: 'not-here', modelId: 'm' },
  aborted: { kind: 'aborted' },
} satisfies { [Kind in StoreFailure['kind']]: Extract<StoreFailure, { kind: Kind }> };

const ofRuns = {
  'insecure-address': { kind: 'insecure-address' },
  'no-webgpu': { kind: 'no-webgpu' },
  'no-adapter': { kind: 'no-adapter' },
  'stopped-hard': { kind: 'stopped-hard' },
  unloaded: { kind: 'unloaded' },
  'adapter-too-small': { kind: 'adapter-too-small', limit: 'l', needed: 2, available: 1 },
  'feature-missing': { kind: 'feature-missing', feature: 'shader-f16' },
  'device-lost': { kind: 'device-lost', detail: 'd' },
  'out-of-memory': { kind: 'out-of-memory', detail: 'd' },
  'worker-crashed': { kind: 'worker-crashed', detail: 'd' },
  'load-failed': { kind: 'load-failed', detail: 'd' },
  'schema-slow': { kind: 'schema-slow', limitSeconds: 120 },
  'schema-refused': { kind: 'schema-refused', detail: 'd' },
  'generation-failed': { kind: 'generation-failed', detail: 'd' },
  files: { kind: 'files', failure: ofFiles.network },
  'too-large': { kind: 'too-large', neededBytes: 2, budgetBytes: 1 },
  stalled: { kind: 'stalled', during: 'load', quietSeconds: 60 },
  'library-not-allowed': { kind: 'library-not-allowed', sha256: 'a' },
  'context-exceeded': { kind: 'context-exceeded', promptTokens: 2, contextTokens: 1 },
  'unknown-model': { kind: 'unknown-model', modelId: 'm' },
} satisfies { [Kind in RunFailure['kind']]: Extract<RunFailure, { kind: Kind }> };

const all: readonly RunFailure[] = [
  ...Object.values(ofRuns),
  ...Object.values(ofFiles).map((failure) => ({ kind: 'files', failure }) as const),
];

describe('a failure that was kept', () => {
  test.each(all)('is known again, with all that it says: %j', (failure) => {
    expect(knownFailure({ ...failure })).toEqual(failure);
  });

  test.each(all)('is not known without what its words need: %j', ({ kind, ...said }) => {
    if (Object.keys(said).length > 0) expect(knownFailure({ kind })).toBeUndefined();
  });

  test.each([
    { kind: 'of-a-later-version' },
    { kind: 'toString' },
    { kind: '' },
    { kind: 'files', failure: { kind: 'of-a-later-version' } },
    { kind: 'context-exceeded', promptTokens: '2', contextTokens: 1 },
  ])('by another version or by a stranger is unknown: %j', (failure) => {
    expect(knownFailure(failure)).toBeUndefined();
  });
});
