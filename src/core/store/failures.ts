import * as v from 'valibot';
import { failed, type Outcome } from '../outcome';
import { RefusalSchema } from './refusal';

/** Where a part's bytes were found to differ from their hash. */
const DamagePlaceSchema = v.picklist([
  /** What the host sent: nothing of it was kept. */
  'host',
  /** What this device had kept: fetching the part again repairs it. */
  'device',
]);

const DatabaseTroubleSchema = v.picklist([
  /** A newer version of the playground has been here and changed the database. */
  'newer-version',
  /** Another tab holds an older version open and does not let go. */
  'blocked',
  /** The browser gives this page no database: a private window of some browsers, blocked site data. */
  'refused',
  /** It was here in this visit, and the browser has removed it: site data was cleared, or files are damaged. */
  'removed',
  /** It does not open, or does not do what it is asked for. */
  'failed',
]);

export type DatabaseTrouble = v.InferOutput<typeof DatabaseTroubleSchema>;

/** The host that sent or refused a file, the last one that was asked for it; absent: the site's own, or this device. */
const optionalHost = { host: v.exactOptional(v.string()) };

/** Everything that can go wrong with model files; each has words and a way on in the interface. */
export const StoreFailureSchema = v.variant('kind', [
  /** The host could not be reached (`status` null) or refused. */
  v.object({
    kind: v.literal('network'),
    file: v.string(),
    part: v.string(),
    status: v.nullable(v.number()),
    /** Why, where its answer tells; of failures that were kept early it is not there. */
    refusal: v.exactOptional(RefusalSchema),
    /** What a busy host asks to wait, where it says so. */
    retryAfterMs: v.exactOptional(v.number()),
    ...optionalHost,
  }),
  /** The host took the request and then sent nothing for so long, not even the head of an answer. */
  v.object({
    kind: v.literal('host-silent'),
    file: v.string(),
    part: v.string(),
    quietSeconds: v.number(),
    ...optionalHost,
  }),
  /** What came is of another form: a web page (a login to a network, say) or nothing known. */
  v.object({
    kind: v.literal('wrong-content'),
    file: v.string(),
    content: v.picklist(['web-page', 'too-large', 'unreadable', 'lfs-pointer']),
    /** What is wrong with it, for diagnostics. */
    detail: v.string(),
    ...optionalHost,
  }),
  /** The hub's list of a commit lacks a file of the model. */
  v.object({ kind: v.literal('file-not-listed'), file: v.string(), ...optionalHost }),
  /** The hub's list of a commit has a file in another size than the model's own index. */
  v.object({
    kind: v.literal('listed-size-differs'),
    file: v.string(),
    listedBytes: v.number(),
    indexBytes: v.number(),
    ...optionalHost,
  }),
  /** The host has no longer what is damaged here: its file of the commit that is here. */
  v.object({
    kind: v.literal('commit-gone'),
    file: v.string(),
    commit: v.string(),
    ...optionalHost,
  }),
  /** A host sent the browser on to one that this build of the site does not let it reach. */
  v.object({
    kind: v.literal('redirect-not-allowed'),
    file: v.string(),
    from: v.string(),
    /** Null: browsers do not say where a redirect that they stopped would have led. */
    to: v.nullable(v.string()),
  }),
  v.object({
    kind: v.literal('hash-mismatch'),
    place: DamagePlaceSchema,
    modelId: v.string(),
    file: v.string(),
    /** Path of the part on its host. */
    part: v.string(),
    partSizeBytes: v.number(),
    ...optionalHost,
  }),
  v.object({
    kind: v.literal('quota'),
    neededBytes: v.number(),
    /** What the browser says it would still give; null where it does not say. */
    freeBytes: v.nullable(v.number()),
    /** What downloads and imports that were under way had still to write; absent: there were none. */
    promisedBytes: v.exactOptional(v.number()),
  }),
  v.object({
    kind: v.literal('database'),
    reason: DatabaseTroubleSchema,
    /** The browser's own words, for diagnostics. */
    detail: v.string(),
  }),
  /** This build of the site does not let the browser reach the host. */
  v.object({ kind: v.literal('host-not-allowed'), host: v.string() }),
  /** A person does not let the page ask a host that the build allows; nothing more is fetched from there. */
  v.object({
    kind: v.literal('host-refused'),
    host: v.string(),
    how: v.picklist([
      /** They were asked for this model, and did not agree. */
      'answer',
      /** They want this page to reach its own site alone. */
      'site-only',
      /** It does not count: in this window no policy holds the worker to its hosts. */
      'no-policy',
      /** They have taken back what they had allowed, while the model was on its way. */
      'withdrawn',
    ]),
  }),
  /** No whole model with this id is kept here. */
  v.object({ kind: v.literal('not-here'), modelId: v.string() }),
  v.object({ kind: v.literal('aborted') }),
]);

export type StoreFailure = Readonly<v.InferOutput<typeof StoreFailureSchema>>;

/** A host has sent what Git LFS keeps in place of a file. */
export function pointerSent(file: string, host: { readonly host?: string }): StoreFailure {
  const detail = 'a Git LFS pointer';
  return { kind: 'wrong-content', file, ...host, content: 'lfs-pointer', detail };
}

/**
 * A write that found no room knows its own size alone: this makes such a failure name all that was
 * still to come, which is what a person has to find room for.
 */
export function needing<Value>(
  outcome: Outcome<Value, StoreFailure>,
  neededBytes: number,
): Outcome<Value, StoreFailure> {
  if (outcome.ok || outcome.failure.kind !== 'quota') return outcome;
  const { failure } = outcome;
  return failed({ ...failure, neededBytes: Math.max(failure.neededBytes, neededBytes) });
}
