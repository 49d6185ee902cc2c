import type { OfflineShell, ShellStatus } from '../core/offline/offline-shell';
import type { ShellAnswer, ShellRequest } from '../sw/messages';
import { scriptAddress } from './workers';

/** How long to wait for a first service worker before going on without its policies. */
const givenUpAfterMs = 15_000;

/** The service worker as the page sees it. */
export class ServiceWorkerShell implements OfflineShell {
  /**
   * Resolves when worker scripts get their policies: no worker is started before. Also resolves
   * where there will be no service worker; the engine then says what the browser blocks.
   */
  readonly policiesInPlace: Promise<void>;
  #status: ShellStatus;
  readonly #listeners: ((status: ShellStatus) => void)[] = [];
  readonly #container: ServiceWorkerContainer | undefined;
  #registration: ServiceWorkerRegistration | undefined;
  #updateAskedFor = false;

  constructor(address: string, scope: string) {
    // Absent in insecure contexts and in some private windows, whatever the DOM library says.
    this.#container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
    this.#status = { state: this.#container ? 'preparing' : 'unsupported', updateWaiting: false };
    this.policiesInPlace = this.#register(address, scope);
  }

  onChange(listener: (status: ShellStatus) => void): void {
    this.#listeners.push(listener);
    listener(this.#status);
  }

  /** Has the engine kept as well; call it once the first paint is over. */
  async keepEverything(): Promise<void> {
    await this.policiesInPlace;
    this.#registration?.active?.postMessage('keep-engine' satisfies ShellRequest);
  }

  applyUpdate(): void {
    this.#updateAskedFor = true;
    this.#registration?.waiting?.postMessage('use-update' satisfies ShellRequest);
  }

  async #register(address: string, scope: string): Promise<void> {
    const container = this.#container;
    if (!container) return;
    container.addEventListener('message', ({ data }) => {
      if (data === ('kept' satisfies ShellAnswer)) this.#tell({ state: 'kept' });
    });
    container.addEventListener('controllerchange', () => {
      if (this.#updateAskedFor) location.reload();
    });
    try {
      const registration = await container.register(scriptAddress(address), { scope });
      this.#registration = registration;
      this.#watchForUpdate(registration);
    } catch {
      this.#tell({ state: 'unsupported' });
      return;
    }
    const givenUp = new Promise((resolve) => setTimeout(resolve, givenUpAfterMs));
    await Promise.race([container.ready, givenUp]);
  }

  #watchForUpdate(registration: ServiceWorkerRegistration): void {
    const look = (): void => {
      // The first version ever installed does not wait for anyone.
      this.#tell({ updateWaiting: Boolean(registration.waiting && registration.active) });
    };
    look();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
  }

  #tell(change: Partial<ShellStatus>): void {
    this.#status = { ...this.#status, ...change };
    for (const listener of this.#listeners) listener(this.#status);
  }
}
