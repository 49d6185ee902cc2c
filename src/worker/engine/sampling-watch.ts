import { mostAlternatives, type TokenProbability } from '../../core/engine/engine';
import { likeliest, logSumExp, type Likelihood } from '../../core/engine/log-softmax';
import { loneTokenText, tokenTexts } from './token-texts';
import type { Pipeline, Tensor } from './webllm-pipeline';

interface Drawn {
  readonly id: number;
  readonly logProbability: number;
  readonly alternatives: readonly Likelihood[];
}

/** What an answer begins with does not fit the schema that it is to fit. */
export class BeginningError extends Error {
  override readonly name = 'BeginningError';
}

/**
 * Stands in a pipeline's sampling for one request. It reads the logits before anything is done to
 * them (mask, penalties, temperature): the copy is asked for first and comes with the drawn token,
 * so that the device is waited for once a token, as without it. Other requests pay nothing.
 */
export class SamplingWatch {
  readonly #drawn: Drawn[] = [];
  #copy: Tensor | undefined;

  /**
   * @param probabilities whether to read the logits
   * @param answerBegins what a grammar has to be led through before the first token is drawn
   */
  constructor(
    readonly pipeline: Pipeline,
    readonly probabilities: boolean,
    readonly answerBegins: string,
  ) {
    const sample = pipeline.sampleFromRawLogits.bind(pipeline);
    let begun = false;
    pipeline.sampleFromRawLogits = async (logits, config) => {
      if (!begun) this.#leadGrammar();
      begun = true;
      if (!probabilities) return sample(logits, config);
      const copy = (this.#copy ??= this.#newCopy(logits));
      copy.copyFrom(logits);
      const id = await sample(logits, config);
      this.#drawn.push(weigh(copy.toArray(), id));
      return id;
    };
  }

  /** One entry a token. The token that ends an answer has no text. */
  tokens(): readonly TokenProbability[] {
    const { tokenizer, outputIds } = this.pipeline;
    const ids = this.#drawn.map(({ id }) => id);
    const texts = tokenTexts(tokenizer, ids.slice(0, outputIds.length));
    return this.#drawn.map(({ logProbability, alternatives }, index) => ({
      text: texts[index] ?? '',
      logProbability,
      alternatives: alternatives.map((other) => ({
        text: loneTokenText(tokenizer, other.index),
        logProbability: other.logProbability,
      })),
    }));
  }

  end(): void {
    // What the class of the pipeline has, shows again.
    Reflect.deleteProperty(this.pipeline, 'sampleFromRawLogits');
    this.#copy?.dispose();
  }

  #leadGrammar(): void {
    const { grammarMatcher, tokenizer } = this.pipeline;
    if (!grammarMatcher || this.answerBegins === '') return;
    for (const id of tokenizer.encode(this.answerBegins)) {
      if (!grammarMatcher.acceptToken(id)) throw new BeginningError(tokenizer.idToToken(id));
    }
  }

  #newCopy({ shape, dtype }: Tensor): Tensor {
    const { tvm } = this.pipeline;
    tvm.beginScope();
    const copy = tvm.detachFromCurrentScope(tvm.empty(shape, dtype, tvm.cpu()));
    tvm.endScope();
    return copy;
  }
}

function weigh(logits: Float32Array, id: number): Drawn {
  const logSum = logSumExp(logits);
  return {
    id,
    logProbability: (logits[id] ?? -Infinity) - logSum,
    alternatives: likeliest(logits, logSum, mostAlternatives),
  };
}
