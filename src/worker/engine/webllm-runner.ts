import {
  MLCEngine,
  type ChatCompletionChunk,
  type ChatCompletionMessageParam,
} from '@mlc-ai/web-llm';
import type { WholeModel } from '../../core/catalogue/model';
import { totalBytes } from '../../core/catalogue/files';
import type {
  Generation,
  GenerationRequest,
  LoadProgress,
  Message,
} from '../../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../../core/engine/failures';
import { failed, success, type Outcome } from '../../core/outcome';
import type { VerifiedFiles } from '../../core/store/verified-files';
import { watchGpu } from './gpu-watch';
import { ModelCache } from './model-cache';
import type { LoadedModel, ModelRunner } from './model-runner';
import { generationFailure, loadFailure } from './webllm-errors';

/** WebLLM's `MLCEngine` with one model, every byte of which comes from the weight store. */
class WebLlmRunner implements ModelRunner {
  readonly lost: Promise<EngineLoss>;
  #reportLoss: (loss: EngineLoss) => void = () => undefined;
  #engine: MLCEngine | undefined;

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

    const cache = new ModelCache(model.files.list, files, (step, bytes) => {
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
    const loading = engine.reload(model.id).then(
      () => undefined,
      (error: unknown): LoadFailure =>
        cache.failure ? { kind: 'files', failure: cache.failure } : loadFailure(error),
    );
    const failure = await Promise.race([loading, memory]);
    gpu.endUploads();
    if (failure) return failed(failure);
    this.#engine = engine;
    return success({ contextTokens, adapter: gpu.adapter });
  }

  async generate(
    request: GenerationRequest,
    onToken: (text: string) => void,
  ): Promise<Outcome<Omit<Generation, 'reusedCache'>, GenerationFailure>> {
    const engine = this.#engine;
    if (!engine) return failed({ kind: 'generation-failed', detail: 'no model is loaded' });
    try {
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
      });
    } catch (error) {
      return failed(generationFailure(error));
    }
  }

  interrupt(): void {
    void this.#engine?.interruptGenerate();
  }

  async reset(): Promise<void> {
    await this.#engine?.resetChat();
  }
}

export const newRunner = (): ModelRunner => new WebLlmRunner();

/**
 * The answer as a stream of chunks, the last of which carries the usage. A text to go on with is
 * asked for as the one message of a chat: a completion model's template adds nothing to it but the
 * token that begins a sequence, which WebLLM's own text completions leave out.
 */
function startStream(
  engine: MLCEngine,
  { input, sampling }: GenerationRequest,
): Promise<AsyncIterable<ChatCompletionChunk>> {
  const messages: readonly Message[] =
    input.kind === 'chat' ? input.messages : [{ role: 'user', text: input.text }];
  return engine.chat.completions.create({
    messages: messages.map(webLlmMessage),
    temperature: sampling.temperature,
    top_p: sampling.topP,
    max_tokens: sampling.maxTokens,
    seed: sampling.seed,
    repetition_penalty: sampling.repetitionPenalty,
    presence_penalty: sampling.presencePenalty,
    frequency_penalty: sampling.frequencyPenalty,
    stream: true,
    stream_options: { include_usage: true },
  });
}

function webLlmMessage({ role, text }: Message): ChatCompletionMessageParam {
  return { role, content: text };
}

/** WebLLM divides by the tokens after the first, of which a short answer has none. */
function measured(tokensPerSecond: number | undefined): number {
  return Number.isFinite(tokensPerSecond) ? (tokensPerSecond ?? 0) : 0;
}
