import type { Outcome } from '../outcome';
import type { KeyFailure } from './failures';
import type { SigningKey } from './pack-store';

/** The key of this device, as a person sees it. */
export interface OwnKey extends SigningKey {
  readonly fingerprint: string;
}

/**
 * The key that packs are signed with here: one at most. It stays in the browser's database in a form
 * that no script can read; only at its making can it also be written to a file, encrypted.
 */
export interface SigningKeys {
  /** Undefined: none was made here. */
  current(): Promise<Outcome<OwnKey | undefined, KeyFailure>>;
  /** Makes a key that never leaves this browser; it takes the place of an earlier one. */
  make(): Promise<Outcome<OwnKey, KeyFailure>>;
  /** Makes a key and gives it as the text of a file, too, to be used elsewhere. */
  makePortable(
    passphrase: string,
  ): Promise<Outcome<{ readonly key: OwnKey; readonly file: string }, KeyFailure>>;
  /** Takes the key of such a file. */
  take(file: string, passphrase: string): Promise<Outcome<OwnKey, KeyFailure>>;
  forget(): Promise<Outcome<void, KeyFailure>>;
}
