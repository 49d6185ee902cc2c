import type { WholeModel } from '../catalogue/model';
import type { Outcome } from '../outcome';
import type { EngineLoss, GenerationFailure, LoadFailure } from './failures';
import type { Sampling } from '../settings/sampling';

export interface LoadProgress {
  /** Bytes of all files of the model. */
  readonly totalBytes: number;
  /** Bytes read from the store. */
  readonly readBytes: number;
  /** Bytes whose hash was found to be right. */
  readonly verifiedBytes: number;
  /** Bytes handed to the GPU. */
  readonly uploadedBytes: number;
  /** Compute pipelines made, and how many there will be (0 while unknown). */
  readonly pipelines: number;
  readonly totalPipelines: number;
}

/** Whether the engine's worker was seen to have no network before it loaded anything. */
export type NetworkProof =
  /** The browser's policy refused a request that was made to be refused. */
  | 'blocked-by-browser'
  /** No policy refused it: only the replaced functions stand in the way. */
  | 'not-blocked';

export interface EngineCapabilities {
  /** What it was loaded with. */
  readonly contextTokens: number;
  readonly network: NetworkProof;
  readonly adapter: { readonly vendor: string; readonly architecture: string };
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

export interface GenerationRequest {
  /**
   * Names a conversation. The KV cache is reused only for the conversation that used the engine
   * last; any other starts from an empty cache, so that a run depends on nothing before it.
   */
  readonly conversation: string;
  /** A chat, ending with the user's message; for completion models a text to go on with. */
  readonly input:
    | {
        readonly kind: 'chat';
        readonly messages: readonly Message[];
        /**
         * What the answer begins with: the model goes on from there. Such an answer uses no KV cache,
         * and leaves none. Its beginning is read as tokens anew, which are not always those that once
         * were drawn for the same text.
         */
        readonly answerBegins?: string;
      }
    | { readonly kind: 'text'; readonly text: string };
  readonly sampling: Sampling;
  /**
   * A JSON schema, as text: only tokens with which the answer can still fit it are drawn. An answer
   * that ends by `length` is the beginning of one that fits. Keywords that the engine does not know
   * (`not`, `if`, references to elsewhere) are not kept to: validate what comes. What an answer begins
   * with counts towards the schema.
   */
  readonly responseSchema?: string;
  /** Whether the model's own probabilities are wanted for each token. It costs time. */
  readonly probabilities?: boolean;
}

/** A token of an answer, and what the model thought of it. */
export interface TokenProbability {
  /**
   * What it adds to the answer; all texts together are the answer, up to a stop text that was cut off.
   * Empty for the token that ends the answer, and for one that is a part of a character: the token
   * that completes it has the whole character.
   */
  readonly text: string;
  /**
   * Natural logarithm of its probability in the model's own distribution: temperature 1, before
   * penalties, bias, schema and nucleus. Source: softmax over the logits of the step.
   */
  readonly logProbability: number;
  /**
   * The likeliest tokens of that step, likeliest first, at most `mostAlternatives`; the drawn one is
   * among them only if it is likely enough. A token that is a part of a character has its bytes for
   * a text: `‹F0 9F›`; one that ends the answer has its name: `<|im_end|>`.
   */
  readonly alternatives: readonly { readonly text: string; readonly logProbability: number }[];
}

export const mostAlternatives = 5;

/** Text pushed by the engine; it comes at most every 16 ms. */
export interface TokenBatch {
  readonly text: string;
  /** Tokens in this batch; a token may add no text yet (half of an emoji). */
  readonly tokens: number;
}

export interface Generation {
  /** The whole answer without what it began with. Shorter than the joined batches where a stop text was cut off its end. */
  readonly text: string;
  /** `length`: the token limit or the context was reached. `interrupted`: someone stopped it. */
  readonly finish: 'stop' | 'length' | 'interrupted';
  readonly completionTokens: number;
  /** Tokens that went through prefill in this turn; what the KV cache held is not among them. */
  readonly prefilledTokens: number;
  /** Whether the KV cache held the conversation so far. */
  readonly reusedCache: boolean;
  /**
   * The engine's own figures: GPU work alone, without messages and interface. Finite; 0 where there
   * was too little to measure.
   */
  readonly prefillTokensPerSecond: number;
  readonly decodeTokensPerSecond: number;
  /** One entry for each of `completionTokens`, where they were asked for. */
  readonly probabilities?: readonly TokenProbability[];
}

/**
 * One model on one GPU device. Made for one model, it is loaded once; when it is lost, it is
 * replaced.
 */
export interface Engine {
  /** @param contextTokens room for a conversation, no more than the model has */
  load(
    model: WholeModel,
    contextTokens: number,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Outcome<EngineCapabilities, LoadFailure>>;
  /**
   * One at a time. Batches are pushed: a slow listener does not slow the engine.
   *
   * @param onCompiling called with true before the engine makes a grammar of a schema that it has not
   *   had yet, and with false afterwards; in between it hears nobody
   */
  generate(
    request: GenerationRequest,
    onBatch: (batch: TokenBatch) => void,
    onCompiling?: (isCompiling: boolean) => void,
  ): Promise<Outcome<Generation, GenerationFailure>>;
  /**
   * Asks the running generation to end; it then resolves as `interrupted`. Where that takes longer
   * than `hardStopAfterMs` (a prefill cannot be interrupted), the engine is lost.
   *
   * @param loss what it is lost as then; `stopped-hard` unless it is said
   */
  interrupt(loss?: EngineLoss): void;
  /**
   * Empties the KV cache: the next generation prefills its whole input. What takes longer than
   * `quietSeconds.reset` is lost as `stalled`.
   */
  reset(): Promise<void>;
  /**
   * Ends the engine and frees its memory.
   *
   * @param loss what is told as the reason where it does not end on purpose
   */
  unload(loss?: EngineLoss): void;
  /** Resolves once, when the engine is gone for whatever reason. */
  readonly lost: Promise<EngineLoss>;
}

/**
 * How long the grammar compiler may take over one schema, in its worker and then in the engine, which
 * does the same work once more: the compiler has no way to hand a grammar over. 300 optional
 * properties take it half a minute on a machine of today.
 */
export const mostCompileSeconds = 120;

/** How long an interrupted generation may go on before its worker is ended. */
export const hardStopAfterMs = 1000;

/**
 * After how many seconds without any sign an engine is given up. A load tells of every part that it
 * read, checked or handed over, and of every compute pipeline; its longest silences are the first
 * pipelines, which some drivers compile for a minute or two before one is done, and the last step
 * (the KV cache), which takes seconds. A self-test says 16 tokens; before the first it reads some
 * thirty, for which even a processor in the place of a GPU needs well below a minute with a small
 * model. Emptying a cache computes nothing.
 */
export const quietSeconds = { load: 300, 'self-test': 180, reset: 30 } as const;
