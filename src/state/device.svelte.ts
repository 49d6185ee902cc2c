import type { AdapterRecord } from '../core/device/adapter';
import type { AdapterFailure } from '../core/engine/failures';
import type { OfflineShell, ShellStatus } from '../core/offline/offline-shell';
import type { Outcome } from '../core/outcome';
import type { Persistence, StorageKeeper } from '../core/store/persistence';

export interface DevicePorts {
  readonly shell: OfflineShell;
  readonly keeper: StorageKeeper;
  readonly probe: () => Promise<Outcome<AdapterRecord, AdapterFailure>>;
}

/** The device: its graphics adapter, the program on it, and the browser's promise to keep what is here. */
export class Device {
  #persistence = $state<Persistence>('unasked');
  #quotaBytes = $state<number | null>(null);
  #adapter = $state.raw<Outcome<AdapterRecord, AdapterFailure>>();
  #shell = $state.raw<ShellStatus>({ state: 'preparing', updateWaiting: false });

  constructor(readonly ports: DevicePorts) {
    ports.shell.onChange((status) => {
      this.#shell = status;
    });
    void ports.keeper.persistence().then((persistence) => {
      this.#persistence = persistence;
    });
    void ports.keeper.estimate().then(({ quotaBytes }) => {
      this.#quotaBytes = quotaBytes;
    });
    void ports.probe().then((adapter) => {
      this.#adapter = adapter;
    });
  }

  /** The graphics adapter; undefined while the browser has not answered. */
  get adapter(): Outcome<AdapterRecord, AdapterFailure> | undefined {
    return this.#adapter;
  }

  get persistence(): Persistence {
    return this.#persistence;
  }

  /** Bytes that the browser says this site may keep in all; null where it does not say. */
  get quotaBytes(): number | null {
    return this.#quotaBytes;
  }

  get shell(): ShellStatus {
    return this.#shell;
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
