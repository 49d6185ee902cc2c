import type { StoreFailure } from '../store/failures';

/** Why a device cannot run models at all, or not this one. */
export type AdapterFailure =
  /** The page came over plain http from another machine: browsers then give it no WebGPU. */
  | { readonly kind: 'insecure-address' }
  /** The browser has no WebGPU. */
  | { readonly kind: 'no-webgpu' }
  /** It has, but found no adapter (blocked driver, or after too many GPU crashes). */
  | { readonly kind: 'no-adapter' }
  | {
      readonly kind: 'adapter-too-small';
      /** Name of the WebGPU limit. */
      readonly limit: string;
      readonly needed: number;
      readonly available: number;
    }
  | { readonly kind: 'feature-missing'; readonly feature: string };

/** What an engine can stay stuck in before it is asked anything, or between two answers. */
export type Stalling = 'load' | 'self-test' | 'reset';

/** The engine is gone: its worker and all it held. A new one has to be started. */
export type EngineLoss =
  /** The GPU process or driver failed; the browser's words are in `detail`. */
  | { readonly kind: 'device-lost'; readonly detail: string }
  /** The GPU had no room for what it was given: what it computes after that is not to be trusted. */
  | { readonly kind: 'out-of-memory'; readonly detail: string }
  | { readonly kind: 'worker-crashed'; readonly detail: string }
  /** The library's grammar compiler broke over a JSON schema, and would over the next one. */
  | { readonly kind: 'schema-refused'; readonly detail: string }
  /** It did not stop when asked, and was ended. */
  | { readonly kind: 'stopped-hard' }
  /** It gave no sign for so long that it was ended: nobody may be there to do it. */
  | { readonly kind: 'stalled'; readonly during: Stalling; readonly quietSeconds: number }
  /** It was ended on purpose. */
  | { readonly kind: 'unloaded' };

export type LoadFailure =
  | AdapterFailure
  | EngineLoss
  | { readonly kind: 'files'; readonly failure: StoreFailure }
  /** It would take more than the budget for the GPU's memory, however small its context. */
  | { readonly kind: 'too-large'; readonly neededBytes: number; readonly budgetBytes: number }
  /** It came with a library of its own, and nobody has let that run here, or not any more. */
  | { readonly kind: 'library-not-allowed'; readonly sha256: string }
  | { readonly kind: 'load-failed'; readonly detail: string };

export type GenerationFailure =
  | EngineLoss
  | {
      readonly kind: 'context-exceeded';
      readonly promptTokens: number;
      readonly contextTokens: number;
    }
  /**
   * No grammar can be made of the JSON schema, no answer can fit it, or what the answer begins with
   * does not. Where the library broke over the schema, the engine is lost by the same name.
   */
  | { readonly kind: 'schema-refused'; readonly detail: string }
  /** The grammar compiler was still at work on the JSON schema after so long, and was ended. */
  | { readonly kind: 'schema-slow'; readonly limitSeconds: number }
  | { readonly kind: 'generation-failed'; readonly detail: string };
