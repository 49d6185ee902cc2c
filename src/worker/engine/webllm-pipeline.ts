import type { MLCEngine } from '@mlc-ai/web-llm';

/** A tensor of WebLLM's runtime, as far as it is used here. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  copyFrom(source: Tensor): Tensor;
  /** A copy; only of tensors in the CPU's memory, once the device has been waited for. */
  toArray(): Float32Array;
  dispose(): void;
}

export interface Tokenizer {
  encode(text: string): Int32Array;
  decode(ids: Int32Array): string;
  idToToken(id: number): string;
}

/** Of WebLLM's xgrammar. */
export interface GrammarCompiler {
  /** `mostWhitespace`: in a row between the parts of the JSON; without it, any number. */
  compileJSONSchema(
    schema: string,
    anyWhitespace?: boolean,
    indent?: number,
    separators?: [string, string],
    strict?: boolean,
    mostWhitespace?: number,
  ): Promise<unknown>;
}

/**
 * What is used of WebLLM 0.2.86's `LLMChatPipeline`, most of it private there: its own `logprobs` are
 * taken after penalties, mask and temperature, a `LogitProcessor` sees the logits after the mask and
 * makes every request pay for two more copies. Check it at every upgrade.
 */
export interface Pipeline {
  readonly tokenizer: Tokenizer;
  readonly tvm: {
    beginScope(): void;
    endScope(): void;
    empty(shape: readonly number[], dtype: string, device: unknown): Tensor;
    cpu(): unknown;
    detachFromCurrentScope(tensor: Tensor): Tensor;
  };
  /** The tokens of the answer so far; one that ends it is not among them. */
  readonly outputIds: readonly number[];
  /** There once a request with a schema has begun to sample. */
  readonly grammarMatcher?: { acceptToken(id: number): boolean } | undefined;
  /**
   * Draws a token. It masks, processes and penalises the logits where they lie, and waits for the
   * device, with it for every copy that was asked for before.
   */
  sampleFromRawLogits(logits: Tensor, config: unknown): Promise<number>;
}

/** The pipeline of the loaded model; none where the library is not built as expected. */
export function pipelineOf(engine: MLCEngine, modelId: string): Pipeline | undefined {
  const pipelines: unknown = Reflect.get(engine, 'loadedModelIdToPipeline');
  const pipeline: unknown = pipelines instanceof Map ? pipelines.get(modelId) : undefined;
  return isPipeline(pipeline) ? pipeline : undefined;
}

function isPipeline(value: unknown): value is Pipeline {
  return (
    hasFunctions(value, ['sampleFromRawLogits']) &&
    hasFunctions(Reflect.get(value, 'tokenizer'), ['encode', 'decode', 'idToToken']) &&
    hasFunctions(Reflect.get(value, 'tvm'), [
      'beginScope',
      'endScope',
      'empty',
      'cpu',
      'detachFromCurrentScope',
    ])
  );
}

function hasFunctions(value: unknown, names: readonly string[]): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => typeof Reflect.get(value, name) === 'function')
  );
}
