import type { Host } from '../../core/catalogue/catalogue';
import { allNames, unreachable } from '../../core/catalogue/reach';
import type { Model } from '../../core/catalogue/model';
import type { StoreFailure } from '../../core/store/failures';
import { loadable } from '../../core/store/loadable';
import type { ModelStore, StorageUse, StoredModel } from '../../core/store/model-store';
import { isCurrent } from '../../core/store/current';

export interface ModelsPorts {
  /** The catalogue, in the order in which it is shown. */
  readonly catalogue: readonly Model[];
  /** The site's: what lies there may be named by its address, too. */
  readonly ownHost: string;
  /** Hosts beside the site's own that this build lets the store reach. */
  readonly hosts: readonly Host[];
  readonly store: Pick<ModelStore, 'list' | 'usage'>;
}

/** How a model of the page stands on this device. */
export type Presence =
  | 'absent'
  | 'here'
  /** Whole, with other files than the catalogue lists today. */
  | 'older-version';

/** The models that the page knows: the catalogue's, those that a person added, and those that came to this device from outside. */
export class Models {
  /** A person wants nothing from hosts beside the site's own. */
  siteOnly = $state(false);
  /** What a person has added by its address; none until that was read. */
  added = $state.raw<readonly Model[]>([]);
  #stored = $state.raw<readonly StoredModel[]>([]);
  #use = $state.raw<StorageUse>();
  #looks = 0;
  #trouble = $state.raw<StoreFailure>();
  readonly #all = $derived.by((): readonly Model[] => {
    const own = this.#stored.flatMap((stored) =>
      this.offered(stored.id) || !stored.model ? [] : [loadable(stored, undefined) ?? stored.model],
    );
    return [...this.ports.catalogue, ...this.added, ...own];
  });

  constructor(readonly ports: ModelsPorts) {
    void this.refresh();
  }

  /** The catalogue's, those that were added, then those from outside. */
  get all(): readonly Model[] {
    return this.#all;
  }

  /** Whole models, in no particular order; among them those that nobody knows any more. */
  get stored(): readonly StoredModel[] {
    return this.#stored;
  }

  /** Undefined until the store has told. */
  get use(): StorageUse | undefined {
    return this.#use;
  }

  /** Why it is not known what is here. */
  get trouble(): StoreFailure | undefined {
    return this.#trouble;
  }

  find(id: string): Model | undefined {
    return this.#all.find((model) => model.id === id);
  }

  /** The catalogue's model of this id, or the one that was added: what says where it comes from. */
  offered(id: string): Model | undefined {
    return [...this.ports.catalogue, ...this.added].find((model) => model.id === id);
  }

  storedOf(id: string): StoredModel | undefined {
    return this.#stored.find((stored) => stored.id === id);
  }

  /** The host that this build, or a person, lets nobody reach, of a model that comes from elsewhere. */
  hostInTheWay(model: Model): string | undefined {
    const { ownHost, hosts } = this.ports;
    return unreachable(model, [ownHost, ...(this.siteOnly ? [] : allNames(hosts))]);
  }

  /** What a column can be given: what is here, and what can be fetched. */
  get usable(): readonly Model[] {
    return this.#all.filter(
      (model) => this.presenceOf(model.id) !== 'absent' || this.hostInTheWay(model) === undefined,
    );
  }

  /** What a new column is given: what answers without another host being asked, where there is any. */
  get forNewColumn(): readonly Model[] {
    const { usable, ports } = this;
    const atHand = usable.filter(
      (model) =>
        this.presenceOf(model.id) !== 'absent' || unreachable(model, [ports.ownHost]) === undefined,
    );
    return atHand.length > 0 ? atHand : usable;
  }

  presenceOf(id: string): Presence {
    const stored = this.storedOf(id);
    if (!stored) return 'absent';
    const listed = this.offered(id);
    return !listed || isCurrent(stored, listed) ? 'here' : 'older-version';
  }

  has(id: string): boolean {
    return this.presenceOf(id) === 'here';
  }

  /** All of them are here, and there is one at least. */
  hasAll(models: readonly { readonly id: string }[]): boolean {
    return models.length > 0 && models.every(({ id }) => this.has(id));
  }

  /** Looks again what is on this device. */
  async refresh(): Promise<void> {
    const { store } = this.ports;
    this.#looks += 1;
    const look = this.#looks;
    // An earlier look may end after a later one.
    const isLatest = (): boolean => look === this.#looks;
    const listed = await store.list();
    if (!isLatest()) return;
    this.#trouble = listed.ok ? undefined : listed.failure;
    if (listed.ok) this.#stored = listed.value;
    const used = await store.usage();
    if (used.ok && isLatest()) this.#use = used.value;
  }
}
