import type { KeptText } from '../core/ports';

/** A small choice that has to be known before the first paint; kept for this site alone. */
export class Preference implements KeptText {
  readonly #key: string;

  constructor(name: string, siteAddress: string) {
    this.#key = `playground ${name} ${new URL(siteAddress).pathname}`;
  }

  read(): string | null {
    try {
      return localStorage.getItem(this.#key);
    } catch {
      // Blocked site data: the choice then lasts for this visit.
      return null;
    }
  }

  write(value: string): void {
    try {
      localStorage.setItem(this.#key, value);
    } catch {
      // As above.
    }
  }
}
