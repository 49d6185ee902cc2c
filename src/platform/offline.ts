import type { OfflineShell, ShellStatus } from '../core/offline/offline-shell';
import type { ShellAnswer, ShellRequest } from '../sw/messages';
import { scriptAddress } from './workers';

/** After how long to ask for the rest of the program once more; the wait doubles each time. */
const askedAgainAfterMs = 30_000;

/**
 * Whether the registration comes to have a version in charge. There is no time limit here: the service
 * worker itself ends an installation that takes longer than `mostFetchMs`.
 */
async function comesIntoCharge(registration: ServiceWorkerRegistration): Promise<boolean> {
  while (!registration.active) {
    const { installing, waiting } = registration;
    // A version that has failed may still stand there.
    const next = [waiting, installing].find((version) => version && version.state !== 'redundant');
    if (!next) return false;
    await new Promise((resolve) => next.addEventListener('statechange', resolve, { once: true }));
  }
  return true;
}

/** The service worker as the page sees it. */
export class ServiceWorkerShell implements OfflineShell {
  /**
   * Resolves when worker scripts get their policies: no worker is started before. Also resolves
   * where there will be no service worker (the browser has none, or it could not be installed);
   * the engine then says what the browser blocks.
   */
  readonly policiesInPlace: Promise<void>;
  #status: ShellStatus;
  readonly #listeners: ((status: ShellStatus) => void)[] = [];
  readonly #container: ServiceWorkerContainer | undefined;
  #registration: ServiceWorkerRegistration | undefined;
  #updateAskedFor = false;
  /** Another page of this site has switched to a newer version, and this one with it. */
  #updateTaken = false;

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

  /** Has the engine kept as well, however long it takes; call it once the first paint is over. */
  async keepEverything(): Promise<void> {
    await this.policiesInPlace;
    this.#askForEverything(askedAgainAfterMs);
  }

  applyUpdate(): void {
    const waiting = this.#registration?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    this.#updateAskedFor = true;
    waiting.postMessage('use-update' satisfies ShellRequest);
  }

  async #register(address: string, scope: string): Promise<void> {
    const container = this.#container;
    if (!container) return;
    container.addEventListener('message', ({ data }) => {
      if (data === ('kept' satisfies ShellAnswer)) this.#tell({ state: 'kept' });
    });
    this.#watchForTakeover(container);
    try {
      const registration = await container.register(scriptAddress(address), { scope });
      this.#registration = registration;
      this.#watchForUpdate(registration);
      if (await comesIntoCharge(registration)) return;
    } catch {
      // No registration, no service worker: what follows says so.
    }
    this.#tell({ state: 'unsupported' });
  }

  /** An answer can fail to come: browsers end a service worker that works for minutes. */
  #askForEverything(againAfterMs: number): void {
    if (this.#status.state !== 'preparing') return;
    this.#registration?.active?.postMessage('keep-engine' satisfies ShellRequest);
    setTimeout(() => {
      this.#askForEverything(2 * againAfterMs);
    }, againAfterMs);
  }

  /** Of a version that takes over while the page is open: one that this page asked for, or not. */
  #watchForTakeover(container: ServiceWorkerContainer): void {
    let controlled = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (this.#updateAskedFor) location.reload();
      // The first version ever takes pages over that had none; they are of that version.
      this.#updateTaken ||= controlled;
      controlled = true;
      this.#lookForUpdate();
    });
  }

  #watchForUpdate(registration: ServiceWorkerRegistration): void {
    this.#lookForUpdate();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () => {
        this.#lookForUpdate();
      });
    });
  }

  #lookForUpdate(): void {
    const { waiting, active } = this.#registration ?? {};
    // The first version ever installed does not wait for anyone.
    this.#tell({ updateWaiting: this.#updateTaken || Boolean(waiting && active) });
  }

  #tell(change: Partial<ShellStatus>): void {
    this.#status = { ...this.#status, ...change };
    for (const listener of this.#listeners) listener(this.#status);
  }
}
