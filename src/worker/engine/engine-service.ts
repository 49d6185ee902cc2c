import { proxy, wrap } from 'comlink';
import type { WholeModel } from '../../core/catalogue/model';
import type {
  EngineCapabilities,
  Generation,
  GenerationRequest,
  LoadProgress,
  TokenBatch,
} from '../../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../../core/engine/failures';
import { failed, success, type Outcome } from '../../core/outcome';
import { parseSchema } from '../../core/prompts/schema';
import type { VerifiedFiles } from '../../core/store/verified-files';
import { TokenBatcher } from './batcher';
import { CacheOwner } from './cache-owner';
import type { Backend } from './backend';
import { proveNoNetwork } from './network-guard';
import type { EngineWorker } from './protocol';

/** What every engine worker does, whichever backend is inside it. */
export class EngineService implements EngineWorker {
  readonly #cacheOwner = new CacheOwner();

  constructor(readonly backend: Backend) {}

  async load(
    model: WholeModel,
    contextTokens: number,
    files: MessagePort,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Outcome<EngineCapabilities, LoadFailure>> {
    const network = await proveNoNetwork();
    const remote = wrap<VerifiedFiles>(files);
    const verified: VerifiedFiles = {
      read: (path, onPart) => remote.read(path, proxy(onPart)),
    };
    const loaded = await this.backend.load(model, contextTokens, verified, onProgress);
    return loaded.ok ? success({ ...loaded.value, network }) : loaded;
  }

  async generate(
    request: GenerationRequest,
    onBatch: (batch: TokenBatch) => void,
    onCompiling: (isCompiling: boolean) => void,
  ): Promise<Outcome<Generation, GenerationFailure>> {
    const { responseSchema } = request;
    const schema = responseSchema === undefined ? undefined : parseSchema(responseSchema);
    if (schema?.ok === false) {
      return failed({ kind: 'schema-refused', detail: Object.values(schema.failure).join(' ') });
    }
    const reusedCache = this.#cacheOwner.continues(request);
    if (!reusedCache) await this.backend.reset();
    const batcher = new TokenBatcher(onBatch, { nowMs: () => performance.now() });
    const onToken = (text: string): void => {
      batcher.add(text);
    };
    const outcome = await this.backend.generate(request, onToken, onCompiling);
    batcher.flush();
    this.#cacheOwner.note(request, outcome.ok ? outcome.value : undefined);
    if (outcome.ok) return success({ ...outcome.value, reusedCache });
    // With a cache, WebLLM counts the new tokens alone. Without one it says how long the whole is,
    // and refuses that just as fast.
    const countsInPart = outcome.failure.kind === 'context-exceeded' && reusedCache;
    return countsInPart ? this.generate(request, onBatch, onCompiling) : outcome;
  }

  interrupt(): Promise<void> {
    this.backend.interrupt();
    return Promise.resolve();
  }

  async reset(): Promise<void> {
    this.#cacheOwner.forget();
    await this.backend.reset();
  }

  lost(): Promise<EngineLoss> {
    return this.backend.lost;
  }
}
