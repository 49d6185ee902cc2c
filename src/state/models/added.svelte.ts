import {
  mostAddedEntries,
  readAddedEntries,
  type AddedEntry,
  type GgufEntry,
  type GgufFileEntry,
} from '../../core/added/entry';
import type { AddedStore } from '../../core/added/added-store';
import type { Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { Models } from './models.svelte';

export interface AddedPorts {
  readonly store: AddedStore;
  readonly models: Pick<Models, 'ports' | 'added'>;
}

/** Why an entry was not kept, or the kept ones are not known. */
export type AddedTrouble =
  StoreFailure | { readonly kind: 'too-many-entries'; readonly most: number };

/** The entries that a person has added beside the catalogue: its models are among `Models.all`. */
export class Added {
  #entries = $state.raw<readonly AddedEntry[]>([]);
  #trouble = $state.raw<AddedTrouble>();
  #unreadable = $state.raw<readonly unknown[]>([]);

  /** Resolves once what is kept was looked at first. */
  readonly known: Promise<void>;

  constructor(readonly ports: AddedPorts) {
    this.known = this.refresh();
  }

  /** In the order in which they were added. */
  get entries(): readonly AddedEntry[] {
    return this.#entries;
  }

  /** Those that no engine of this version runs. */
  get gguf(): readonly (GgufEntry | GgufFileEntry)[] {
    return this.#entries.filter((entry) => entry.kind !== 'mlc');
  }

  /** Kept entries that this version cannot read: they stay until a person deletes them. */
  get unreadable(): readonly unknown[] {
    return this.#unreadable;
  }

  /** Until the same has worked again. */
  get trouble(): AddedTrouble | undefined {
    return this.#trouble;
  }

  has(id: string): boolean {
    return this.#entries.some((entry) => entry.id === id);
  }

  /** Looks again what is kept. */
  async refresh(): Promise<void> {
    const kept = await this.ports.store.list();
    this.#trouble = kept.ok ? undefined : kept.failure;
    if (!kept.ok) return;
    const { entries, unreadable } = readAddedEntries(kept.value);
    this.#unreadable = unreadable;
    this.#show(entries);
  }

  /**
   * Keeps an entry; one of the same repository goes, its files stay until others take their place.
   *
   * @returns whether it is kept; `trouble` says why not
   */
  async add(entry: AddedEntry): Promise<boolean> {
    await this.refresh();
    if (this.#trouble) return false;
    if (!this.has(entry.id) && this.#entries.length >= mostAddedEntries) {
      this.#trouble = { kind: 'too-many-entries', most: mostAddedEntries };
      return false;
    }
    const kept = await this.ports.store.put(entry);
    if (!kept.ok) {
      this.#trouble = kept.failure;
      return false;
    }
    this.#show([...this.#entries.filter(({ id }) => id !== entry.id), entry]);
    return true;
  }

  /** Takes entries away, read or not; files that are here stay. */
  async remove(ids: readonly string[]): Promise<Outcome<void, StoreFailure>> {
    const removed = await this.ports.store.remove(ids);
    this.#trouble = removed.ok ? undefined : removed.failure;
    if (removed.ok) this.#show(this.#entries.filter(({ id }) => !ids.includes(id)));
    return removed;
  }

  #show(entries: readonly AddedEntry[]): void {
    const { models } = this.ports;
    this.#entries = entries;
    // A later catalogue is read by the same rules: its own models keep their ids whatever was added.
    const isListed = (id: string): boolean => models.ports.catalogue.some((one) => one.id === id);
    models.added = entries.flatMap((entry) =>
      entry.kind === 'mlc' && !isListed(entry.id) ? [entry.model] : [],
    );
  }
}
