import type { WholeModel } from '../../core/catalogue/model';
import type { Generation, GenerationRequest, LoadProgress } from '../../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../../core/engine/failures';
import type { Outcome } from '../../core/outcome';
import type { VerifiedFiles } from '../../core/store/verified-files';

export interface LoadedModel {
  readonly contextTokens: number;
  readonly adapter: { readonly vendor: string; readonly architecture: string };
}

/** The part of an engine that differs between WebLLM and the scripted engine of the tests. */
export interface Backend {
  load(
    model: WholeModel,
    contextTokens: number,
    files: VerifiedFiles,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Outcome<LoadedModel, LoadFailure>>;
  /** Goes on in the KV cache where it holds the conversation so far; `reset` empties it. */
  generate(
    request: GenerationRequest,
    onToken: (text: string) => void,
    onCompiling: (isCompiling: boolean) => void,
  ): Promise<Outcome<Omit<Generation, 'reusedCache'>, GenerationFailure>>;
  interrupt(): void;
  reset(): Promise<void>;
  readonly lost: Promise<EngineLoss>;
}

/** What the answer to a request begins with; nothing where it is to be given from its start. */
export function beginningOf({ input }: GenerationRequest): string {
  return input.kind === 'chat' ? (input.answerBegins ?? '') : '';
}
