import { totalBytes } from '../../core/catalogue/files';
import type { WholeModel } from '../../core/catalogue/model';
import type {
  Generation,
  GenerationRequest,
  LoadProgress,
  TokenProbability,
} from '../../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../../core/engine/failures';
import { selfTestConversation } from '../../core/engine/self-test';
import { failed, success, type Outcome } from '../../core/outcome';
import type { VerifiedFiles } from '../../core/store/verified-files';
import { beginningOf, type LoadedModel, type Backend } from './backend';
import {
  parseScript,
  scriptedLength,
  scriptedProbability,
  scriptedStart,
  scriptedToken,
} from './script';

/**
 * An engine without a model, for tests of what stands around an engine: deterministic in text and
 * pace, able to fail on demand (see `script.ts`). It reads and checks every file of the model, as
 * the real one does, and takes a word for a token.
 */
class ScriptedBackend implements Backend {
  readonly lost: Promise<EngineLoss>;
  #reportLoss: (loss: EngineLoss) => void = () => undefined;
  #contextTokens = 0;
  #selfTest: WholeModel['selfTest'] = null;
  #heldTokens = 0;
  #run = new AbortController();

  constructor() {
    this.lost = new Promise((resolve) => (this.#reportLoss = resolve));
  }

  async load(
    model: WholeModel,
    contextTokens: number,
    files: VerifiedFiles,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Outcome<LoadedModel, LoadFailure>> {
    const { list } = model.files;
    const allBytes = totalBytes(list);
    // What the store tells of its reading may come late: nothing goes back by it.
    const done = { readBytes: 0, verifiedBytes: 0, uploadedBytes: 0, pipelines: 0 };
    const tell = (): void => {
      onProgress({ totalBytes: allBytes, ...done, totalPipelines: 1 });
    };
    for (const file of list) {
      const read = await files.read(file.path, (step, bytes) => {
        if (step === 'read') done.readBytes += bytes;
        else done.verifiedBytes += bytes;
        tell();
      });
      if (!read.ok) return failed({ kind: 'files', failure: read.failure });
      done.uploadedBytes += file.sizeBytes;
    }
    done.pipelines = 1;
    tell();
    this.#contextTokens = contextTokens;
    this.#selfTest = model.selfTest;
    const adapter = { vendor: 'scripted', architecture: 'scripted' };
    return success({ contextTokens, adapter });
  }

  async generate(
    request: GenerationRequest,
    onToken: (text: string) => void,
    onCompiling: (isCompiling: boolean) => void,
  ): Promise<Outcome<Omit<Generation, 'reusedCache'>, GenerationFailure>> {
    const { input, sampling, probabilities = false, responseSchema } = request;
    const texts = input.kind === 'chat' ? input.messages.map(({ text }) => text) : [input.text];
    const asked = texts.at(-1) ?? '';
    const script = parseScript(this.#knows(request, asked) ?? asked, responseSchema !== undefined);
    if (script.refusesSchema) {
      this.#reportLoss({ kind: 'schema-refused', detail: 'scripted refusal' });
      return new Promise(() => undefined);
    }
    const answerBegins = beginningOf(request);
    const start = scriptedStart(script, answerBegins.length);
    // What looks like a control token is a word like any other.
    const words = `${texts.join(' ')}${answerBegins}`.split(/\s+|(?=<\|)|(?<=<\|)|(?<=\|>)/);
    const promptTokens = words.length;
    const contextTokens = this.#contextTokens;
    if (promptTokens > contextTokens) {
      return failed({ kind: 'context-exceeded', promptTokens, contextTokens });
    }
    this.#run = new AbortController();
    const { signal } = this.#run;
    if (script.compileMs > 0) {
      onCompiling(true);
      await pause(script.compileMs);
      onCompiling(false);
    }
    await pause(script.prefillMs);

    // As with a model, the last token is said without being read: it needs no room.
    const roomTokens = contextTokens - promptTokens + 1;
    const left = scriptedLength(script) - start.token;
    const wanted = Math.min(left, sampling.maxTokens, roomTokens);
    const drawn: TokenProbability[] = [];
    const startMs = performance.now();
    let text = '';
    let tokens = 0;
    while (tokens < wanted && !signal.aborted) {
      // Timers are late by a millisecond or more, so each waits for a moment on one timetable.
      await pause(startMs + tokens * script.everyMs - performance.now());
      if (tokens === script.crashAfterTokens) {
        setTimeout(() => {
          throw new Error('scripted crash');
        });
        return new Promise(() => undefined);
      }
      if (tokens === script.loseAfterTokens) {
        this.#reportLoss({ kind: 'device-lost', detail: 'scripted loss' });
        return failed({ kind: 'device-lost', detail: 'scripted loss' });
      }
      if (script.holdName !== undefined && tokens === wanted - 1) await letGo(script.holdName);
      const index = start.token + tokens;
      const token = scriptedToken(script, index).slice(tokens === 0 ? start.character : 0);
      if (probabilities) drawn.push(scriptedProbability(token, index));
      text += token;
      tokens += 1;
      onToken(token);
    }
    const prefilledTokens = promptTokens - this.#heldTokens;
    this.#heldTokens = promptTokens + tokens;
    const seconds = (performance.now() - startMs) / 1000;
    return success({
      text,
      finish: signal.aborted ? 'interrupted' : tokens < left ? 'length' : 'stop',
      completionTokens: tokens,
      prefilledTokens,
      prefillTokensPerSecond:
        script.prefillMs > 0 ? (prefilledTokens / script.prefillMs) * 1000 : 0,
      decodeTokensPerSecond: seconds > 0 ? tokens / seconds : 0,
      ...(probabilities && { probabilities: drawn }),
    });
  }

  /** The known answer, where this is the self-test; one whose prompt is a script goes by that. */
  #knows({ conversation }: GenerationRequest, asked: string): string | undefined {
    const isTest = conversation === selfTestConversation && this.#selfTest?.prompt === asked;
    if (!isTest || asked.includes('=')) return undefined;
    return `text=${encodeURIComponent(this.#selfTest?.startsWith ?? '')}`;
  }

  interrupt(): void {
    this.#run.abort();
  }

  reset(): Promise<void> {
    this.#heldTokens = 0;
    return Promise.resolve();
  }
}

export const newBackend = (): Backend => new ScriptedBackend();

/** Waits until nobody holds the Web Lock. */
async function letGo(name: string): Promise<void> {
  await navigator.locks.request(name, { mode: 'shared' }, () => undefined);
}

/** Waits at least for the tasks that are queued already, so that an interrupt can be heard. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
