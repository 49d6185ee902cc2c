import type { Model } from '../../core/catalogue/model';
import type { AdapterRecord } from '../../core/device/adapter';
import {
  defaultBudget,
  lowered,
  parseBudget,
  type Budget,
  type MemoryTrouble,
} from '../../core/device/budget';
import type { Capabilities } from '../../core/device/capabilities';
import { parseContextTokens } from '../../core/device/choices';
import { fits, type Fit } from '../../core/device/fits';
import type { BrowserFacts } from '../../core/device/browser';
import type { AdapterFailure } from '../../core/engine/failures';
import type { OfflineShell, ShellStatus } from '../../core/offline/offline-shell';
import { failed, type Outcome } from '../../core/outcome';
import type { Calendar, KeptText } from '../../core/ports';
import type { Persistence, StorageKeeper } from '../../core/store/persistence';

export interface DevicePorts {
  /** The catalogue, for the twins of models. */
  readonly models: readonly Model[];
  readonly shell: OfflineShell;
  readonly keeper: StorageKeeper;
  readonly probe: () => Promise<Outcome<AdapterRecord, AdapterFailure>>;
  readonly deviceMemoryBytes: number | null;
  readonly browser: BrowserFacts;
  readonly calendar: Calendar;
  /** What a person or a failure has made of the budget. */
  readonly keptBudget: KeptText;
  /** The most context that someone has chosen. */
  readonly keptContext: KeptText;
}

/** The device: what it can do, the program on it, and the browser's promise to keep what is here. */
export class Device {
  #persistence = $state<Persistence>('unasked');
  #adapter = $state.raw<Outcome<AdapterRecord, AdapterFailure>>();
  #storage = $state.raw<Capabilities['storage']>({ usedBytes: null, quotaBytes: null });
  #shell = $state.raw<ShellStatus>({ state: 'preparing', updateWaiting: false });
  #setBudget = $state.raw<Budget>();
  #wishedTokens = $state.raw<number>();

  constructor(readonly ports: DevicePorts) {
    this.#setBudget = parseBudget(ports.keptBudget.read());
    this.#wishedTokens = parseContextTokens(ports.keptContext.read());
    ports.shell.onChange((status) => {
      this.#shell = status;
    });
    void ports.keeper.persistence().then((persistence) => {
      this.#persistence = persistence;
    });
    void this.lookAtStorage();
    void this.probe();
  }

  /** The graphics adapter; undefined while the browser has not answered. */
  get adapter(): Outcome<AdapterRecord, AdapterFailure> | undefined {
    return this.#adapter;
  }

  /** All that the browser tells of the device; undefined while it has not answered. */
  get capabilities(): Capabilities | undefined {
    const { deviceMemoryBytes } = this.ports;
    return this.#adapter && { adapter: this.#adapter, deviceMemoryBytes, storage: this.#storage };
  }

  /** Memory of the GPU that all loaded models may take together, and where the figure comes from. */
  get budget(): Budget {
    const { deviceMemoryBytes } = this.ports;
    const adapter = this.#adapter ?? failed({ kind: 'no-adapter' });
    return this.#setBudget ?? defaultBudget({ adapter, deviceMemoryBytes });
  }

  /** The most context that someone has chosen; undefined: as much as a model has. */
  get wishedTokens(): number | undefined {
    return this.#wishedTokens;
  }

  /** What this site's storage took when it was last looked at, and what it may take at most. */
  get storage(): Capabilities['storage'] {
    return this.#storage;
  }

  get persistence(): Persistence {
    return this.#persistence;
  }

  get shell(): ShellStatus {
    return this.#shell;
  }

  /** Whether the model runs here, with the context that is wished for; undefined as for `adapter`. */
  fitOf(model: Model): Fit | undefined {
    const adapter = this.#adapter;
    if (!adapter) return undefined;
    const { models } = this.ports;
    const wish = { contextTokens: this.#wishedTokens, models };
    return fits(model, { adapter, budgetBytes: this.budget.bytes }, wish);
  }

  /** What the browser says of itself. */
  get browser(): BrowserFacts {
    return this.ports.browser;
  }

  /** Asks again what is in use: it changes with what comes and goes. */
  async lookAtStorage(): Promise<void> {
    this.#storage = await this.ports.keeper.estimate();
  }

  /** Asks the browser again for an adapter: after a crash it may have another one, or none. */
  async probe(): Promise<Outcome<AdapterRecord, AdapterFailure>> {
    const adapter = await this.ports.probe();
    this.#adapter = adapter;
    return adapter;
  }

  /** A person's own figure for the budget, in bytes; undefined: back to the default. */
  setBudget(bytes: number | undefined): void {
    this.#keepBudget(
      bytes === undefined ? undefined : { source: 'person', bytes: Math.max(1, Math.round(bytes)) },
    );
  }

  /** Lowers the budget where the failure says that it was too large, and remembers it. */
  noteMemoryTrouble(trouble: MemoryTrouble): void {
    const { budget } = this;
    const less = lowered(budget, trouble, this.ports.calendar.nowMs());
    if (less !== budget) this.#keepBudget(less);
  }

  /** The most context for all models, in tokens; undefined: as much as each has. */
  wishForContext(tokens: number | undefined): void {
    this.#wishedTokens = tokens;
    this.ports.keptContext.write(tokens === undefined ? '' : String(tokens));
  }

  /** Asks the browser to keep what is here; browsers want a press for it. */
  async askToKeep(): Promise<void> {
    if (this.#persistence === 'granted') return;
    this.#persistence = await this.ports.keeper.persist();
  }

  applyUpdate(): void {
    this.ports.shell.applyUpdate();
  }

  #keepBudget(budget: Budget | undefined): void {
    this.#setBudget = budget;
    this.ports.keptBudget.write(budget ? JSON.stringify(budget) : '');
  }
}
