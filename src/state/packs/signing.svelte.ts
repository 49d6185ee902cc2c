import type { Outcome } from '../../core/outcome';
import type { KeyFailure } from '../../core/packs/failures';
import type { OwnKey, SigningKeys } from '../../core/packs/signing-keys';

export interface SigningPorts {
  readonly keys: SigningKeys;
  /** Hands the text of a key file over as a download. */
  readonly save: (text: string) => void;
}

/** The key that packs are signed with on this device: one at most. */
export class Signing {
  #key = $state.raw<OwnKey>();
  #failure = $state.raw<KeyFailure>();
  #busy = $state(false);

  constructor(readonly ports: SigningPorts) {}

  get key(): OwnKey | undefined {
    return this.#key;
  }

  get failure(): KeyFailure | undefined {
    return this.#failure;
  }

  /** A key is being made or read: a passphrase takes a while by design. */
  get busy(): boolean {
    return this.#busy;
  }

  async refresh(): Promise<void> {
    this.#take(await this.ports.keys.current());
  }

  /** Makes a key that never leaves this browser. */
  async make(): Promise<void> {
    await this.#alone(async () => {
      this.#take(await this.ports.keys.make());
    });
  }

  /** Makes a key and saves it as a file, encrypted. */
  async makePortable(passphrase: string): Promise<void> {
    await this.#alone(async () => {
      const made = await this.ports.keys.makePortable(passphrase);
      if (made.ok) {
        this.ports.save(made.value.file);
        this.#take({ ok: true, value: made.value.key });
      } else {
        this.#failure = made.failure;
      }
    });
  }

  /** Takes the key of such a file. */
  async takeFile(text: string, passphrase: string): Promise<void> {
    await this.#alone(async () => {
      this.#take(await this.ports.keys.take(text, passphrase));
    });
  }

  async forget(): Promise<void> {
    const forgotten = await this.ports.keys.forget();
    this.#failure = forgotten.ok ? undefined : forgotten.failure;
    if (forgotten.ok) this.#key = undefined;
  }

  /** Two presses make one key. */
  async #alone(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    await work();
    this.#busy = false;
  }

  #take(outcome: Outcome<OwnKey | undefined, KeyFailure>): void {
    this.#failure = outcome.ok ? undefined : outcome.failure;
    if (outcome.ok) this.#key = outcome.value;
  }
}
