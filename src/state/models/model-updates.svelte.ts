import type { Model } from '../../core/catalogue/model';
import { hubFolderOf } from '../../core/hub/folder';
import { isDiscovered } from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import type { HubCommit, HubReader } from '../../core/store/hub-repository';
import type { Pause } from '../../core/store/model-store';
import { isUpdatable, pinnedTo } from '../../core/store/update';
import type { Downloads } from './downloads.svelte';
import type { Models } from './models.svelte';

export interface ModelUpdatesPorts {
  readonly hub: Pick<HubReader, 'newest'>;
  readonly models: Pick<Models, 'storedOf' | 'hostInTheWay'>;
  readonly downloads: Pick<Downloads, 'add'>;
}

/** What came of asking for the newest commit of a model. */
export type UpdateStatus =
  | {
      readonly kind: 'asking';
      readonly ending: AbortController;
      /** The hub has refused, and is asked again by itself; undefined where it has not. */
      readonly pause: Pause | undefined;
    }
  | { readonly kind: 'told'; readonly newest: HubCommit }
  | { readonly kind: 'failed'; readonly failure: StoreFailure };

/** Newer commits of the models that are here: a hub is asked for them, and they are fetched, on demand alone. */
export class ModelUpdates {
  #status = $state.raw<Readonly<Record<string, UpdateStatus | undefined>>>({});

  constructor(readonly ports: ModelUpdatesPorts) {}

  /** Undefined where nobody has asked in this visit. */
  of(modelId: string): UpdateStatus | undefined {
    return this.#status[modelId];
  }

  canCheck(model: Model): boolean {
    const { models } = this.ports;
    const stored = models.storedOf(model.id);
    return stored !== undefined && isUpdatable(stored, model) && !models.hostInTheWay(model);
  }

  /** Asks the hub for the newest commit; a person is asked before, where the host was not allowed. */
  async check({ id, files }: Model): Promise<void> {
    const folder = hubFolderOf(files.folder);
    if (!folder || this.of(id)?.kind === 'asking') return;
    const ending = new AbortController();
    this.#set(id, { kind: 'asking', ending, pause: undefined });
    const newest = await this.ports.hub.newest(folder, ending.signal, (pause) => {
      // Told by a way of its own, it may come after the answer.
      const status = this.of(id);
      const isAsking = status?.kind === 'asking' && status.ending === ending;
      if (isAsking) this.#set(id, { ...status, pause });
    });
    if (newest.ok) this.#set(id, { kind: 'told', newest: newest.value });
    else if (newest.failure.kind === 'aborted') this.#set(id, undefined);
    else this.#set(id, { kind: 'failed', failure: newest.failure });
  }

  stop(modelId: string): void {
    const status = this.of(modelId);
    if (status?.kind === 'asking') status.ending.abort();
  }

  /**
   * Has the newest commit fetched, as it was told; what is here stays until it is whole. By then there
   * may be a newer one: what was told is put away.
   */
  update(model: Model): void {
    const status = this.of(model.id);
    if (status?.kind !== 'told' || !isDiscovered(model)) return;
    this.ports.downloads.add(pinnedTo(model, status.newest.commit));
    this.#set(model.id, undefined);
  }

  #set(modelId: string, status: UpdateStatus | undefined): void {
    this.#status = { ...this.#status, [modelId]: status };
  }
}
