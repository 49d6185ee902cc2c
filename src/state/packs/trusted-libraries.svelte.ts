import type { Model } from '../../core/catalogue/model';
import { allowedText, parseAllowed, type AllowedLibrary } from '../../core/packs/allowed-libraries';
import { knownLibraries } from '../../core/packs/known-libraries';
import type { Calendar, KeptText } from '../../core/ports';

export interface TrustedLibrariesPorts {
  /** Whose libraries nobody has to be asked about. */
  readonly catalogue: readonly Model[];
  /** Where site data is blocked the answers last for this visit. */
  readonly kept: KeptText;
  readonly calendar: Calendar;
  /** Called when a library may not run any more: what is loaded with it has to end. */
  readonly onWithdrawn: (sha256: string) => void;
}

/** Which libraries from outside may run here: code that came in packs and folders. */
export class TrustedLibraries {
  #allowed = $state.raw<readonly AllowedLibrary[]>([]);
  readonly #known: ReadonlySet<string>;

  constructor(readonly ports: TrustedLibrariesPorts) {
    this.#known = knownLibraries(ports.catalogue);
    this.refresh();
  }

  /** Those that a person has allowed; what the catalogue offers by now has no need of it. */
  get allowed(): readonly AllowedLibrary[] {
    return this.#allowed.filter(({ sha256 }) => !this.#known.has(sha256));
  }

  /** Looks again what is allowed: another tab may have changed it. */
  refresh(): void {
    const kept = this.ports.kept.read();
    if (kept !== null) this.#allowed = parseAllowed(kept);
  }

  /** Whether the library may run here now; looks again, so it is not for what is derived. */
  permits(sha256: string): boolean {
    this.refresh();
    return this.#known.has(sha256) || this.#isAllowed(sha256);
  }

  allow(sha256: string): void {
    this.refresh();
    if (this.#isAllowed(sha256)) return;
    this.#keep([...this.#allowed, { sha256, allowedAtMs: this.ports.calendar.nowMs() }]);
  }

  /** From now on a model that needs it is not loaded until someone has allowed it again. */
  withdraw(sha256: string): void {
    this.refresh();
    this.#keep(this.#allowed.filter((library) => library.sha256 !== sha256));
    this.ports.onWithdrawn(sha256);
  }

  #isAllowed(sha256: string): boolean {
    return this.#allowed.some((library) => library.sha256 === sha256);
  }

  #keep(allowed: readonly AllowedLibrary[]): void {
    this.#allowed = allowed;
    this.ports.kept.write(allowedText(allowed));
  }
}
