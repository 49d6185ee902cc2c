import { failed, type Outcome } from '../outcome';

/** Where a part's bytes were found to differ from their hash. */
export type DamagePlace =
  /** What the host sent: nothing of it was kept. */
  | 'host'
  /** What this device had kept: fetching the part again repairs it. */
  | 'device';

/** Everything that can go wrong with model files; each has words and a way on in the interface. */
export type StoreFailure =
  /** The host could not be reached (`status` null) or refused. */
  | {
      readonly kind: 'network';
      readonly file: string;
      readonly part: string;
      readonly status: number | null;
    }
  | {
      readonly kind: 'hash-mismatch';
      readonly place: DamagePlace;
      readonly modelId: string;
      readonly file: string;
      /** Path of the part on its host. */
      readonly part: string;
      readonly partSizeBytes: number;
    }
  /** `freeBytes` is what the browser says it would still give; null where it does not say. */
  | { readonly kind: 'quota'; readonly neededBytes: number; readonly freeBytes: number | null }
  | {
      readonly kind: 'database';
      readonly reason: DatabaseTrouble;
      /** The browser's own words, for diagnostics. */
      readonly detail: string;
    }
  /** This build of the site lets the browser reach no host but its own. */
  | { readonly kind: 'host-not-allowed'; readonly host: string }
  /** No whole model with this id is kept here. */
  | { readonly kind: 'not-here'; readonly modelId: string }
  | { readonly kind: 'aborted' };

export type DatabaseTrouble =
  /** A newer version of the playground has been here and changed the database. */
  | 'newer-version'
  /** Another tab holds an older version open and does not let go. */
  | 'blocked'
  /** The browser does not give a database (private windows, blocked storage) or broke one. */
  | 'failed';

/**
 * A write that found no room knows its own size alone: this makes such a failure name all that was
 * still to come, which is what a person has to find room for.
 */
export function needing<Value>(
  outcome: Outcome<Value, StoreFailure>,
  neededBytes: number,
): Outcome<Value, StoreFailure> {
  if (outcome.ok || outcome.failure.kind !== 'quota') return outcome;
  const { failure } = outcome;
  return failed({ ...failure, neededBytes: Math.max(failure.neededBytes, neededBytes) });
}
