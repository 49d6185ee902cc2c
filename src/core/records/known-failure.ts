import * as v from 'valibot';
import type { RunFailure } from '../engine/way-on';
import type { StoreFailure } from '../store/failures';
import type { Cell } from './run';

type Failure = Extract<Cell['outcome'], { kind: 'failed' }>['failure'];

const text = v.string();
const amount = v.number();
const optionalHost = { host: v.exactOptional(text) };

const StoreFailureSchema: v.GenericSchema<unknown, StoreFailure> = v.variant('kind', [
  v.object({
    kind: v.literal('network'),
    file: text,
    part: text,
    status: v.nullable(amount),
    ...optionalHost,
  }),
  v.object({
    kind: v.literal('wrong-content'),
    file: text,
    content: v.picklist(['web-page', 'too-large', 'unreadable']),
    detail: text,
    ...optionalHost,
  }),
  v.object({
    kind: v.literal('redirect-not-allowed'),
    file: text,
    from: text,
    to: v.nullable(text),
  }),
  v.object({
    kind: v.literal('hash-mismatch'),
    place: v.picklist(['host', 'device']),
    modelId: text,
    file: text,
    part: text,
    partSizeBytes: amount,
    ...optionalHost,
  }),
  v.object({ kind: v.literal('quota'), neededBytes: amount, freeBytes: v.nullable(amount) }),
  v.object({
    kind: v.literal('database'),
    reason: v.picklist(['newer-version', 'blocked', 'failed']),
    detail: text,
  }),
  v.object({ kind: v.literal('host-not-allowed'), host: text }),
  v.object({ kind: v.literal('not-here'), modelId: text }),
  v.object({ kind: v.literal('aborted') }),
]);

const RunFailureSchema: v.GenericSchema<unknown, RunFailure> = v.variant('kind', [
  v.object({
    kind: v.picklist([
      'insecure-address',
      'no-webgpu',
      'no-adapter',
      'stopped-hard',
      'unloaded',
    ] as const),
  }),
  v.object({
    kind: v.literal('adapter-too-small'),
    limit: text,
    needed: amount,
    available: amount,
  }),
  v.object({ kind: v.literal('feature-missing'), feature: text }),
  v.object({
    kind: v.picklist([
      'device-lost',
      'out-of-memory',
      'worker-crashed',
      'load-failed',
      'schema-refused',
      'generation-failed',
    ] as const),
    detail: text,
  }),
  v.object({
    kind: v.literal('stalled'),
    during: v.picklist(['load', 'self-test', 'reset']),
    quietSeconds: amount,
  }),
  v.object({ kind: v.literal('files'), failure: StoreFailureSchema }),
  v.object({ kind: v.literal('too-large'), neededBytes: amount, budgetBytes: amount }),
  v.object({ kind: v.literal('library-not-allowed'), sha256: text }),
  v.object({
    kind: v.literal('context-exceeded'),
    promptTokens: amount,
    contextTokens: amount,
  }),
  v.object({ kind: v.literal('unknown-model'), modelId: text }),
]);

/** A kept failure as this version knows it; undefined where another version or a file has others. */
export function knownFailure(failure: Failure): RunFailure | undefined {
  const parsed = v.safeParse(RunFailureSchema, failure);
  return parsed.success ? parsed.output : undefined;
}
