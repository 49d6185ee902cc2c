import { failed, success, type Outcome } from '../core/outcome';
import type { UnplugFailure } from '../core/offline/failures';
import type { UnpluggedReport, UnpluggedSession, Unplugging } from '../core/offline/unplugged';
import { silenceMs } from '../sw/messages';
import { askServiceWorker } from './service-worker';

/** Takes the network away by the service worker, which every request of this site's clients passes. */
export const unplugging: Unplugging = {
  async begin() {
    const id = crypto.randomUUID();
    const begun = await askServiceWorker({ kind: 'unplug', test: id });
    if (!begun.ok) return begun;
    if (!navigator.serviceWorker.controller) {
      await askServiceWorker({ kind: 'plug-in', test: id });
      return failed({ kind: 'not-in-control' });
    }
    return success(new Session(id));
  },
};

class Session implements UnpluggedSession {
  readonly #id: string;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  #interrupted = false;
  readonly #leave = (): void => {
    void askServiceWorker({ kind: 'plug-in', test: this.#id });
  };

  constructor(id: string) {
    this.#id = id;
    // The heartbeat also keeps the browser from ending a service worker that has nothing to do.
    this.#heartbeat = setInterval(() => void this.#prolong(), silenceMs / 6);
    addEventListener('pagehide', this.#leave);
  }

  async end(): Promise<Outcome<UnpluggedReport, UnplugFailure>> {
    // An address of the site that does not exist: nothing but the service worker refuses it unasked.
    const probe = new URL(`unplugged-${this.#id}`, document.baseURI);
    const gotThrough = await fetch(probe).then(
      () => true,
      () => false,
    );
    clearInterval(this.#heartbeat);
    removeEventListener('pagehide', this.#leave);
    const ended = await askServiceWorker({ kind: 'plug-in', test: this.#id });
    if (!ended.ok) return ended;
    if (!ended.value || this.#interrupted) return failed({ kind: 'test-interrupted' });
    const { refused, answered } = ended.value;
    // A request that fails for another reason, such as no network, proves nothing.
    if (gotThrough || !refused.includes(probe.pathname)) {
      return failed({ kind: 'request-not-refused' });
    }
    return success({ answered, refused: refused.filter((path) => path !== probe.pathname) });
  }

  async #prolong(): Promise<void> {
    const prolonged = await askServiceWorker({ kind: 'still-unplugged', test: this.#id });
    if (prolonged.ok && prolonged.value === null) this.#interrupted = true;
  }
}
