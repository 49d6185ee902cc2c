import * as v from 'valibot';
import { StoreFailureSchema } from '../store/failures';

/** Why a device cannot run models at all, or not this one. */
const AdapterFailureSchema = v.variant('kind', [
  /** The page came over plain http from another machine: browsers then give it no WebGPU. */
  v.object({ kind: v.literal('insecure-address') }),
  /** The browser has no WebGPU. */
  v.object({ kind: v.literal('no-webgpu') }),
  /** It has, but found no adapter (blocked driver, or after too many GPU crashes). */
  v.object({ kind: v.literal('no-adapter') }),
  v.object({
    kind: v.literal('adapter-too-small'),
    /** Name of the WebGPU limit. */
    limit: v.string(),
    needed: v.number(),
    available: v.number(),
  }),
  v.object({ kind: v.literal('feature-missing'), feature: v.string() }),
]);

export type AdapterFailure = Readonly<v.InferOutput<typeof AdapterFailureSchema>>;

/** What an engine can stay stuck in before it is asked anything, or between two answers. */
const StallingSchema = v.picklist(['load', 'self-test', 'reset']);

/** The engine is gone: its worker and all it held. A new one has to be started. */
const EngineLossSchema = v.variant('kind', [
  /** The GPU process or driver failed; the browser's words are in `detail`. */
  v.object({ kind: v.literal('device-lost'), detail: v.string() }),
  /** The GPU had no room for what it was given: what it computes after that is not to be trusted. */
  v.object({ kind: v.literal('out-of-memory'), detail: v.string() }),
  v.object({ kind: v.literal('worker-crashed'), detail: v.string() }),
  /** The library's grammar compiler broke over a JSON schema, and would over the next one. */
  v.object({ kind: v.literal('schema-refused'), detail: v.string() }),
  /** It did not stop when asked, and was ended. */
  v.object({ kind: v.literal('stopped-hard') }),
  /** It gave no sign for so long that it was ended: nobody may be there to do it. */
  v.object({ kind: v.literal('stalled'), during: StallingSchema, quietSeconds: v.number() }),
  /** It was ended on purpose. */
  v.object({ kind: v.literal('unloaded') }),
]);

export type EngineLoss = Readonly<v.InferOutput<typeof EngineLossSchema>>;

const LoadFailureSchema = v.variant('kind', [
  AdapterFailureSchema,
  EngineLossSchema,
  v.object({ kind: v.literal('files'), failure: StoreFailureSchema }),
  /** It would take more than the budget for the GPU's memory, however small its context. */
  v.object({ kind: v.literal('too-large'), neededBytes: v.number(), budgetBytes: v.number() }),
  /** It came with a library of its own, and nobody has let that run here, or not any more. */
  v.object({ kind: v.literal('library-not-allowed'), sha256: v.string() }),
  v.object({ kind: v.literal('load-failed'), detail: v.string() }),
]);

export type LoadFailure = Readonly<v.InferOutput<typeof LoadFailureSchema>>;

const GenerationFailureSchema = v.variant('kind', [
  EngineLossSchema,
  v.object({
    kind: v.literal('context-exceeded'),
    promptTokens: v.number(),
    contextTokens: v.number(),
  }),
  /**
   * No grammar can be made of the JSON schema, no answer can fit it, or what the answer begins with
   * does not. Where the library broke over the schema, the engine is lost by the same name.
   */
  v.object({ kind: v.literal('schema-refused'), detail: v.string() }),
  /** The grammar compiler was still at work on the JSON schema after so long, and was ended. */
  v.object({ kind: v.literal('schema-slow'), limitSeconds: v.number() }),
  v.object({ kind: v.literal('generation-failed'), detail: v.string() }),
]);

export type GenerationFailure = Readonly<v.InferOutput<typeof GenerationFailureSchema>>;

/** Whatever can keep an answer from being given. */
export const RunFailureSchema = v.variant('kind', [
  LoadFailureSchema,
  GenerationFailureSchema,
  /** The column names a model that the catalogue does not have (any more). */
  v.object({ kind: v.literal('unknown-model'), modelId: v.string() }),
]);

export type RunFailure = Readonly<v.InferOutput<typeof RunFailureSchema>>;
