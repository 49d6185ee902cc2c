import type { TrustedLibraries } from '../core/packs/known-libraries';
import type { Preference } from './preference';

/** Remembers the answers on this device; where site data is blocked, for this visit. */
export class RememberedLibraries implements TrustedLibraries {
  readonly #hashes: Set<string>;

  constructor(readonly preference: Pick<Preference, 'read' | 'write'>) {
    const kept = (preference.read() ?? '').split(' ');
    this.#hashes = new Set(kept.filter((hash) => /^[0-9a-f]{64}$/.test(hash)));
  }

  has(sha256: string): boolean {
    return this.#hashes.has(sha256);
  }

  add(sha256: string): void {
    this.#hashes.add(sha256);
    this.preference.write([...this.#hashes].join(' '));
  }
}
