import type { Model } from '../core/catalogue/model';
import type { AdapterRecord } from '../core/device/adapter';
import type { AdapterFailure } from '../core/engine/failures';
import type { OfflineShell, ShellStatus } from '../core/offline/offline-shell';
import type { Outcome } from '../core/outcome';
import type { ModelStore, StoredModel } from '../core/store/model-store';
import { isCurrent } from '../core/store/current';
import type { Persistence, StorageKeeper } from '../core/store/persistence';

export interface DevicePorts {
  /** The catalogue: what is here counts as a model of the page only with its files of today. */
  readonly models: readonly Pick<Model, 'id' | 'files' | 'library'>[];
  readonly store: Pick<ModelStore, 'list'>;
  readonly shell: OfflineShell;
  readonly keeper: StorageKeeper;
  readonly probe: () => Promise<Outcome<AdapterRecord, AdapterFailure>>;
}

/** What is on this device: models, the program itself, and the browser's promise to keep them. */
export class Device {
  #models = $state.raw<readonly StoredModel[]>([]);
  #persistence = $state<Persistence>('unasked');
  #adapter = $state.raw<Outcome<AdapterRecord, AdapterFailure>>();
  #shell = $state.raw<ShellStatus>({ state: 'preparing', updateWaiting: false });

  constructor(readonly ports: DevicePorts) {
    ports.shell.onChange((status) => {
      this.#shell = status;
    });
    void ports.keeper.persistence().then((persistence) => {
      this.#persistence = persistence;
    });
    void ports.probe().then((adapter) => {
      this.#adapter = adapter;
    });
    void this.look();
  }

  /** The graphics adapter; undefined while the browser has not answered. */
  get adapter(): Outcome<AdapterRecord, AdapterFailure> | undefined {
    return this.#adapter;
  }

  /** Whole models, in no particular order. */
  get models(): readonly StoredModel[] {
    return this.#models;
  }

  get modelBytes(): number {
    return this.#models.reduce((sum, model) => sum + model.sizeBytes, 0);
  }

  get persistence(): Persistence {
    return this.#persistence;
  }

  /** Everything that these models' answers need is here: the program, its engine, and they. */
  isReadyOffline(models: readonly { readonly id: string }[]): boolean {
    return (
      this.#shell.state === 'kept' && models.length > 0 && models.every(({ id }) => this.has(id))
    );
  }

  get shell(): ShellStatus {
    return this.#shell;
  }

  /** Whether the model is here with the files that the catalogue lists for it. */
  has(modelId: string): boolean {
    const stored = this.#models.find(({ id }) => id === modelId);
    const listed = this.ports.models.find(({ id }) => id === modelId);
    return stored !== undefined && listed !== undefined && isCurrent(stored, listed);
  }

  /** Looks again which models are here. */
  async look(): Promise<void> {
    const listed = await this.ports.store.list();
    if (listed.ok) this.#models = listed.value;
  }

  /** Asks the browser to keep what is here; browsers want a press for it. */
  async askToKeep(): Promise<void> {
    if (this.#persistence === 'granted') return;
    this.#persistence = await this.ports.keeper.persist();
  }

  applyUpdate(): void {
    this.ports.shell.applyUpdate();
  }
}
