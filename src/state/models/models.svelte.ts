import type { Host } from '../../core/catalogue/catalogue';
import { allNames, unreachable } from '../../core/catalogue/reach';
import type { Model } from '../../core/catalogue/model';
import type { Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { loadable } from '../../core/store/loadable';
import type {
  FetchProgress,
  ModelStore,
  StorageUse,
  StoredModel,
  Verification,
} from '../../core/store/model-store';
import { isCurrent } from '../../core/store/current';

export interface ModelsPorts {
  /** The catalogue, in the order in which it is shown. */
  readonly catalogue: readonly Model[];
  /** Hosts beside the site's own that this build lets the store reach. */
  readonly hosts: readonly Host[];
  readonly store: Pick<ModelStore, 'list' | 'usage' | 'verify' | 'repair' | 'abort' | 'remove'>;
}

/** How a model of the page stands on this device. */
export type Presence =
  | 'absent'
  | 'here'
  /** Whole, with other files than the catalogue lists today. */
  | 'older-version';

/** What is being done to a stored model, or what came of it. */
export type Upkeep =
  | { readonly kind: 'verifying' | 'repairing'; readonly progress: FetchProgress | undefined }
  | { readonly kind: 'verified'; readonly verification: Verification }
  | { readonly kind: 'failed'; readonly failure: StoreFailure };

/** The models that the page knows: the catalogue's and those that came to this device from outside. */
export class Models {
  #stored = $state.raw<readonly StoredModel[]>([]);
  #use = $state.raw<StorageUse>();
  #looks = 0;
  #trouble = $state.raw<StoreFailure>();
  #upkeep = $state.raw<Readonly<Record<string, Upkeep | undefined>>>({});
  readonly #all = $derived.by((): readonly Model[] => {
    const { catalogue } = this.ports;
    const own = this.#stored.flatMap((stored) => {
      const isListed = catalogue.some(({ id }) => id === stored.id);
      return isListed || !stored.model ? [] : [loadable(stored, undefined) ?? stored.model];
    });
    return [...catalogue, ...own];
  });

  constructor(readonly ports: ModelsPorts) {
    void this.refresh();
  }

  /** The catalogue's, then those from outside. */
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

  /** Damaged parts can be had again: of the commit that is here, else from where the catalogue says. */
  canRepair(model: Model): boolean {
    const isToBeHad = this.has(model.id) || this.storedOf(model.id)?.commit !== undefined;
    return isToBeHad && this.#isListed(model.id) && !this.hostInTheWay(model);
  }

  find(id: string): Model | undefined {
    return this.#all.find((model) => model.id === id);
  }

  storedOf(id: string): StoredModel | undefined {
    return this.#stored.find((stored) => stored.id === id);
  }

  /** The host that this build does not reach, of a model that comes from elsewhere. */
  hostInTheWay(model: Model): string | undefined {
    return unreachable(model, allNames(this.ports.hosts));
  }

  /** What a column can be given: what is here, and what can be fetched. */
  get usable(): readonly Model[] {
    return this.#all.filter(
      (model) => this.presenceOf(model.id) !== 'absent' || this.hostInTheWay(model) === undefined,
    );
  }

  presenceOf(id: string): Presence {
    const stored = this.storedOf(id);
    if (!stored) return 'absent';
    const listed = this.ports.catalogue.find((model) => model.id === id);
    return !listed || isCurrent(stored, listed) ? 'here' : 'older-version';
  }

  has(id: string): boolean {
    return this.presenceOf(id) === 'here';
  }

  /** All of them are here, and there is one at least. */
  hasAll(models: readonly { readonly id: string }[]): boolean {
    return models.length > 0 && models.every(({ id }) => this.has(id));
  }

  upkeepOf(id: string): Upkeep | undefined {
    return this.#upkeep[id];
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

  /** Hashes every byte of a stored model. */
  async verify(id: string): Promise<void> {
    const progress = this.#begin(id, 'verifying');
    const outcome = await this.ports.store.verify(id, progress);
    this.#set(id, outcome.ok ? { kind: 'verified', verification: outcome.value } : ended(outcome));
    await this.refresh();
  }

  /** Fetches the damaged parts of a stored model again. */
  async repair(id: string): Promise<void> {
    const model = this.find(id);
    if (!model) return;
    const progress = this.#begin(id, 'repairing');
    const outcome = await this.ports.store.repair(model, progress);
    this.#set(
      id,
      outcome.ok ? { kind: 'verified', verification: { damaged: [] } } : ended(outcome),
    );
    await this.refresh();
  }

  async stopUpkeep(id: string): Promise<void> {
    await this.ports.store.abort(id);
  }

  async remove(id: string): Promise<void> {
    const outcome = await this.ports.store.remove(id);
    this.#set(id, ended(outcome));
    await this.refresh();
  }

  #isListed(id: string): boolean {
    return this.ports.catalogue.some((model) => model.id === id);
  }

  #begin(id: string, kind: 'verifying' | 'repairing'): (progress: FetchProgress) => void {
    this.#set(id, { kind, progress: undefined });
    return (progress) => {
      // Progress and the end travel on different channels: some may come too late.
      if (this.#upkeep[id]?.kind === kind) this.#set(id, { kind, progress });
    };
  }

  #set(id: string, upkeep: Upkeep | undefined): void {
    this.#upkeep = { ...this.#upkeep, [id]: upkeep };
  }
}

/** What to show after the end; nothing where all went well or someone has stopped it. */
function ended(outcome: Outcome<unknown, StoreFailure>): Upkeep | undefined {
  if (outcome.ok || outcome.failure.kind === 'aborted') return undefined;
  return { kind: 'failed', failure: outcome.failure };
}
