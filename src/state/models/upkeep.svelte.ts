import type { Model } from '../../core/catalogue/model';
import type { Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { FetchProgress, ModelStore, Verification } from '../../core/store/model-store';
import type { Models } from './models.svelte';

export interface UpkeepPorts {
  readonly models: Pick<
    Models,
    'offered' | 'find' | 'has' | 'storedOf' | 'hostInTheWay' | 'refresh'
  >;
  readonly store: Pick<ModelStore, 'verify' | 'repair' | 'abort' | 'remove'>;
}

/** What is being done to a stored model, or what came of it. */
export type UpkeepStatus =
  | { readonly kind: 'verifying' | 'repairing'; readonly progress: FetchProgress | undefined }
  | { readonly kind: 'verified'; readonly verification: Verification }
  | { readonly kind: 'failed'; readonly failure: StoreFailure };

/** Checks, repairs and deletes the models that are here. */
export class Upkeep {
  #status = $state.raw<Readonly<Record<string, UpkeepStatus | undefined>>>({});

  constructor(readonly ports: UpkeepPorts) {}

  of(id: string): UpkeepStatus | undefined {
    return this.#status[id];
  }

  /** Damaged parts can be had again: of the commit that is here, else from where the catalogue says. */
  canRepair(model: Model): boolean {
    const { models } = this.ports;
    const isToBeHad = models.has(model.id) || models.storedOf(model.id)?.commit !== undefined;
    return isToBeHad && models.offered(model.id) !== undefined && !models.hostInTheWay(model);
  }

  /** Hashes every byte of a stored model. */
  async verify(id: string): Promise<void> {
    const progress = this.#begin(id, 'verifying');
    const outcome = await this.ports.store.verify(id, progress);
    this.#set(id, outcome.ok ? { kind: 'verified', verification: outcome.value } : ended(outcome));
    await this.ports.models.refresh();
  }

  /** Fetches the damaged parts of a stored model again. */
  async repair(id: string): Promise<void> {
    const model = this.ports.models.find(id);
    if (!model) return;
    const progress = this.#begin(id, 'repairing');
    const outcome = await this.ports.store.repair(model, progress);
    this.#set(
      id,
      outcome.ok ? { kind: 'verified', verification: { damaged: [] } } : ended(outcome),
    );
    await this.ports.models.refresh();
  }

  async stop(id: string): Promise<void> {
    await this.ports.store.abort(id);
  }

  async remove(id: string): Promise<void> {
    const outcome = await this.ports.store.remove(id);
    this.#set(id, ended(outcome));
    await this.ports.models.refresh();
  }

  #begin(id: string, kind: 'verifying' | 'repairing'): (progress: FetchProgress) => void {
    this.#set(id, { kind, progress: undefined });
    return (progress) => {
      // Progress and the end travel on different channels: some may come too late.
      if (this.#status[id]?.kind === kind) this.#set(id, { kind, progress });
    };
  }

  #set(id: string, status: UpkeepStatus | undefined): void {
    this.#status = { ...this.#status, [id]: status };
  }
}

/** What to show after the end; nothing where all went well or someone has stopped it. */
function ended(outcome: Outcome<unknown, StoreFailure>): UpkeepStatus | undefined {
  if (outcome.ok || outcome.failure.kind === 'aborted') return undefined;
  return { kind: 'failed', failure: outcome.failure };
}
