import type { WholeModel } from '../../core/catalogue/model';
import type {
  EngineCapabilities,
  Generation,
  GenerationRequest,
  LoadProgress,
  TokenBatch,
} from '../../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../../core/engine/failures';
import type { Outcome } from '../../core/outcome';

/** What the page may ask of an engine worker; callbacks and ports cross as comlink proxies. */
export interface EngineWorker {
  /** `files` is a port at whose other end the store serves the model as `VerifiedFiles`. */
  load(
    model: WholeModel,
    contextTokens: number,
    files: MessagePort,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Outcome<EngineCapabilities, LoadFailure>>;
  generate(
    request: GenerationRequest,
    onBatch: (batch: TokenBatch) => void,
    onCompiling: (isCompiling: boolean) => void,
  ): Promise<Outcome<Generation, GenerationFailure>>;
  interrupt(): Promise<void>;
  reset(): Promise<void>;
  /** Pending until the GPU device is lost or has no memory left. */
  lost(): Promise<EngineLoss>;
}
