import type { Outcome } from '../../core/outcome';
import type { Calendar, KeptText } from '../../core/ports';
import type { StoreFailure } from '../../core/store/failures';
import {
  inventoryOf,
  parseInventory,
  type Found,
  type Inventory,
  type Lost,
} from '../../core/store/inventory';

export interface InventoryPorts {
  /** Outside of the database. */
  readonly kept: KeptText;
  readonly calendar: Calendar;
  readonly count: () => Promise<Outcome<Found, StoreFailure>>;
}

/** Least time between two counts. */
const pauseMs = 2000;

const countedStores: ReadonlySet<string> = new Set([
  'prompts',
  'runs',
  'ballots',
  'models',
  'added',
]);

/** What is kept on this device, by count, and what was kept before the browser lost it. */
export class KeptInventory {
  #latest = $state.raw<Inventory>();
  #pausing: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly ports: InventoryPorts) {
    this.#latest = parseInventory(ports.kept.read());
  }

  /** What was kept in a database that is gone; null once that has been noted, or where nothing is. */
  get lost(): Lost | null {
    return this.#latest?.lost ?? null;
  }

  /** What was seen last; undefined before the first look of the first visit. */
  get latest(): Inventory | undefined {
    return this.#latest;
  }

  /** Counts anew; where the database cannot be read, what is remembered stays. */
  async refresh(): Promise<void> {
    const { kept, calendar, count } = this.ports;
    const found = await count();
    if (!found.ok) return;
    // Another tab may have counted since; where site data was cleared, this one still remembers.
    const remembered = parseInventory(kept.read()) ?? this.#latest;
    this.#keep(inventoryOf(found.value, remembered, calendar.nowMs()));
  }

  /** Something in these stores has changed: what is counted is so soon, together with what changes meanwhile. */
  noteChange(stores: readonly string[]): void {
    if (this.#pausing !== undefined || !stores.some((store) => countedStores.has(store))) return;
    this.#pausing = setTimeout(() => {
      this.#pausing = undefined;
      void this.refresh();
    }, pauseMs);
  }

  /** A person has taken note of what was lost. */
  dismiss(): void {
    if (this.#latest) this.#keep({ ...this.#latest, lost: null });
  }

  #keep(inventory: Inventory): void {
    this.#latest = inventory;
    this.ports.kept.write(JSON.stringify(inventory));
  }
}
