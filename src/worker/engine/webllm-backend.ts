import { MLCEngine, type ChatCompletionChunk } from '@mlc-ai/web-llm';
import type { WholeModel } from '../../core/catalogue/model';
import { totalBytes } from '../../core/catalogue/files';
import { ControlTokens } from '../../core/engine/control-tokens';
import type { Generation, GenerationRequest, LoadProgress } from '../../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../../core/engine/failures';
import { replyHeader } from '../../core/engine/reply-header';
import { failed, success, type Outcome } from '../../core/outcome';
import { mlcFiles, tokenizers } from '../../core/store/mlc-files';
import type { VerifiedFiles } from '../../core/store/verified-files';
import { watchGpu } from './gpu-watch';
import { ModelCache } from './model-cache';
import { boundWhitespace } from './json-grammar';
import { beginningOf, type LoadedModel, type Backend } from './backend';
import { PlainText } from './plain-text';
import { SamplingWatch } from './sampling-watch';
import { generationFailure, loadFailure, lossBy } from './webllm-errors';
import { pipelineOf, type Pipeline } from './webllm-pipeline';
import { startStream } from './webllm-request';

/** A model without it has a SentencePiece vocabulary, which takes nothing in a text for a control token. */
const [tokenizerPath] = tokenizers;

/** WebLLM's `MLCEngine` with one model, every byte of which comes from the weight store. */
class WebLlmBackend implements Backend {
  readonly lost: Promise<EngineLoss>;
  #reportLoss: (loss: EngineLoss) => void = () => undefined;
  #engine: MLCEngine | undefined;
  #pipeline: Pipeline | undefined;
  #header = { role_empty_sep: '' };
  #headerEnd = '';
  #controls = new ControlTokens([]);
  #onCompiling: (isCompiling: boolean) => void = () => undefined;

  constructor() {
    this.lost = new Promise((resolve) => (this.#reportLoss = resolve));
  }

  async load(
    model: WholeModel,
    contextTokens: number,
    files: VerifiedFiles,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Outcome<LoadedModel, LoadFailure>> {
    let progress: LoadProgress = {
      totalBytes: totalBytes(model.files.list),
      readBytes: 0,
      verifiedBytes: 0,
      uploadedBytes: 0,
      pipelines: 0,
      totalPipelines: 0,
    };
    const advance = (change: Partial<LoadProgress>): void => {
      progress = { ...progress, ...change };
      onProgress(progress);
    };

    // WebLLM makes every conversation from the template and this object, as it is then.
    const config = await files.read(mlcFiles.config, () => undefined);
    if (!config.ok) return failed({ kind: 'files', failure: config.failure });
    const configText = new TextDecoder().decode(config.value);
    this.#header = replyHeader(configText);
    this.#headerEnd = this.#header.role_empty_sep;
    // The tokenizer is large: its control tokens are taken from what WebLLM reads anyway.
    const watched: VerifiedFiles = {
      read: async (path, onPart) => {
        const read = await files.read(path, onPart);
        if (read.ok && path === tokenizerPath) {
          this.#controls = ControlTokens.of(new TextDecoder().decode(read.value), configText);
        }
        return read;
      },
    };

    const cache = new ModelCache(model.files.list, watched, (step, bytes) => {
      if (step === 'read') advance({ readBytes: progress.readBytes + bytes });
      else advance({ verifiedBytes: progress.verifiedBytes + bytes });
    });
    Object.defineProperty(self, 'caches', { value: cache, writable: false, configurable: false });
    const gpu = watchGpu((bytes) => {
      advance({ uploadedBytes: progress.uploadedBytes + bytes });
    });
    void gpu.lost.then((detail) => {
      this.#reportLoss({ kind: 'device-lost', detail });
    });
    void gpu.outOfMemory.then((detail) => {
      this.#reportLoss({ kind: 'out-of-memory', detail });
    });

    const engine = new MLCEngine({
      appConfig: {
        cacheBackend: 'cache',
        model_list: [
          {
            model_id: model.id,
            model: ModelCache.modelAddress,
            model_lib: ModelCache.libraryAddress(model.library.path),
            // The KV cache is made for so many tokens. It refuses a window that slides beside that.
            overrides: { context_window_size: contextTokens, sliding_window_size: -1 },
          },
        ],
      },
      logLevel: 'WARN',
      initProgressCallback: ({ text }) => {
        const [, pipelines, totalPipelines] = /shader modules\[(\d+)\/(\d+)\]/.exec(text) ?? [];
        if (pipelines === undefined) return;
        advance({ pipelines: Number(pipelines), totalPipelines: Number(totalPipelines) });
      },
    });
    const memory = gpu.outOfMemory.then((detail): LoadFailure => ({
      kind: 'out-of-memory',
      detail,
    }));
    const loading = engine.reload(model.id, { conv_config: this.#header }).then(
      () => undefined,
      (error: unknown): LoadFailure =>
        cache.failure ? { kind: 'files', failure: cache.failure } : loadFailure(error),
    );
    const failure = await Promise.race([loading, memory]);
    gpu.endUploads();
    if (failure) return failed(failure);
    this.#engine = engine;
    this.#pipeline = pipelineOf(engine, model.id);
    if (this.#pipeline) {
      boundWhitespace(this.#pipeline, (isCompiling) => {
        this.#onCompiling(isCompiling);
      });
    }
    return success({ contextTokens, adapter: gpu.adapter });
  }

  async generate(
    asked: GenerationRequest,
    onToken: (text: string) => void,
    onCompiling: (isCompiling: boolean) => void,
  ): Promise<Outcome<Omit<Generation, 'reusedCache'>, GenerationFailure>> {
    const [engine, pipeline] = [this.#engine, this.#pipeline];
    if (!engine) return failed({ kind: 'generation-failed', detail: 'no model is loaded' });
    if (!pipeline) {
      return failed({ kind: 'generation-failed', detail: 'WebLLM has another pipeline' });
    }
    this.#onCompiling = onCompiling;
    const plain = new PlainText(asked.input, this.#controls, pipeline.tokenizer);
    const request = { ...asked, input: plain.input };
    const { probabilities = false, responseSchema } = request;
    const answerBegins = beginningOf(request);
    // An answer that has begun is a longer reply header: its template is WebLLM's own business.
    this.#header.role_empty_sep = this.#headerEnd + answerBegins;
    let watch: SamplingWatch | undefined;
    try {
      if (probabilities || (answerBegins !== '' && responseSchema !== undefined)) {
        watch = new SamplingWatch(pipeline, probabilities, answerBegins);
      }
      let finish: string | null = null;
      let usage: ChatCompletionChunk['usage'];
      for await (const chunk of await startStream(engine, request)) {
        const choice = chunk.choices[0];
        if (choice?.finish_reason) finish = choice.finish_reason;
        else if (choice) onToken(choice.delta.content ?? '');
        usage = chunk.usage ?? usage;
      }
      return success({
        text: await engine.getMessage(),
        finish: finish === 'abort' ? 'interrupted' : finish === 'length' ? 'length' : 'stop',
        completionTokens: usage?.completion_tokens ?? 0,
        prefilledTokens: usage?.prompt_tokens ?? 0,
        prefillTokensPerSecond: measured(usage?.extra.prefill_tokens_per_s),
        decodeTokensPerSecond: measured(usage?.extra.decode_tokens_per_s),
        ...(watch && probabilities && { probabilities: watch.tokens() }),
      });
    } catch (error) {
      const loss = lossBy(error);
      if (!loss) return failed(generationFailure(error));
      // The loss is the outcome: nobody may ask this engine between the one and the other.
      this.#reportLoss(loss);
      return await new Promise(() => undefined);
    } finally {
      watch?.end();
      plain.end();
    }
  }

  interrupt(): void {
    void this.#engine?.interruptGenerate();
  }

  async reset(): Promise<void> {
    await this.#engine?.resetChat();
  }
}

export const newBackend = (): Backend => new WebLlmBackend();

/** WebLLM divides by the tokens after the first, of which a short answer has none. */
function measured(tokensPerSecond: number | undefined): number {
  return Number.isFinite(tokensPerSecond) ? (tokensPerSecond ?? 0) : 0;
}
