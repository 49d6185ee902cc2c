import * as v from 'valibot';
import type { RunFailure } from '../engine/recovery';
import type { StoreFailure } from '../store/failures';
import type { Cell } from './run';

type Failure = Extract<Cell['outcome'], { kind: 'failed' }>['failure'];

/** One form for every kind of a union: a new kind does not compile without its own. */
type Forms<Known extends { readonly kind: string }> = {
  readonly [Kind in Known['kind']]: v.GenericSchema<unknown, Extract<Known, { kind: Kind }>>;
};

const text = v.string();
const amount = v.number();
const optionalHost = { host: v.exactOptional(text) };

const storeForms = {
  network: v.object({
    kind: v.literal('network'),
    file: text,
    part: text,
    status: v.nullable(amount),
    retryAfterMs: v.exactOptional(amount),
    ...optionalHost,
  }),
  'host-silent': v.object({
    kind: v.literal('host-silent'),
    file: text,
    part: text,
    quietSeconds: amount,
    ...optionalHost,
  }),
  'wrong-content': v.object({
    kind: v.literal('wrong-content'),
    file: text,
    content: v.picklist(['web-page', 'too-large', 'unreadable', 'lfs-pointer']),
    detail: text,
    ...optionalHost,
  }),
  'redirect-not-allowed': v.object({
    kind: v.literal('redirect-not-allowed'),
    file: text,
    from: text,
    to: v.nullable(text),
  }),
  'hash-mismatch': v.object({
    kind: v.literal('hash-mismatch'),
    place: v.picklist(['host', 'device']),
    modelId: text,
    file: text,
    part: text,
    partSizeBytes: amount,
    ...optionalHost,
  }),
  quota: v.object({
    kind: v.literal('quota'),
    neededBytes: amount,
    freeBytes: v.nullable(amount),
  }),
  database: v.object({
    kind: v.literal('database'),
    reason: v.picklist(['newer-version', 'blocked', 'refused', 'removed', 'failed']),
    detail: text,
  }),
  'host-not-allowed': v.object({ kind: v.literal('host-not-allowed'), host: text }),
  'not-here': v.object({ kind: v.literal('not-here'), modelId: text }),
  aborted: v.object({ kind: v.literal('aborted') }),
} satisfies Forms<StoreFailure>;

const alone = <Kind extends string>(kind: Kind) => v.object({ kind: v.literal(kind) });
const detailed = <Kind extends string>(kind: Kind) =>
  v.object({ kind: v.literal(kind), detail: text });

const runForms = {
  'insecure-address': alone('insecure-address'),
  'no-webgpu': alone('no-webgpu'),
  'no-adapter': alone('no-adapter'),
  'stopped-hard': alone('stopped-hard'),
  unloaded: alone('unloaded'),
  'adapter-too-small': v.object({
    kind: v.literal('adapter-too-small'),
    limit: text,
    needed: amount,
    available: amount,
  }),
  'feature-missing': v.object({ kind: v.literal('feature-missing'), feature: text }),
  'device-lost': detailed('device-lost'),
  'out-of-memory': detailed('out-of-memory'),
  'worker-crashed': detailed('worker-crashed'),
  'load-failed': detailed('load-failed'),
  'schema-refused': detailed('schema-refused'),
  'schema-slow': v.object({ kind: v.literal('schema-slow'), limitSeconds: amount }),
  'generation-failed': detailed('generation-failed'),
  files: v.object({ kind: v.literal('files'), failure: v.union(Object.values(storeForms)) }),
  'too-large': v.object({
    kind: v.literal('too-large'),
    neededBytes: amount,
    budgetBytes: amount,
  }),
  stalled: v.object({
    kind: v.literal('stalled'),
    during: v.picklist(['load', 'self-test', 'reset']),
    quietSeconds: amount,
  }),
  'library-not-allowed': v.object({ kind: v.literal('library-not-allowed'), sha256: text }),
  'context-exceeded': v.object({
    kind: v.literal('context-exceeded'),
    promptTokens: amount,
    contextTokens: amount,
  }),
  'unknown-model': v.object({ kind: v.literal('unknown-model'), modelId: text }),
} satisfies Forms<RunFailure>;

const forms = new Map<string, v.GenericSchema<unknown, RunFailure>>(Object.entries(runForms));

/** A kept failure as this version knows it; undefined where another version or a file has others. */
export function knownFailure(failure: Failure): RunFailure | undefined {
  const form = forms.get(failure.kind);
  const parsed = form && v.safeParse(form, failure);
  return parsed?.success ? parsed.output : undefined;
}
