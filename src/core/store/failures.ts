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
      /** Absent: the site's own. */
      readonly host?: string;
      /** What a busy host asks to wait, where it says so. */
      readonly retryAfterMs?: number;
    }
  /** The host took the request and then sent nothing for so long, not even the head of an answer. */
  | {
      readonly kind: 'host-silent';
      readonly file: string;
      readonly part: string;
      readonly quietSeconds: number;
      /** Absent: the site's own. */
      readonly host?: string;
    }
  /** What came is of another form: a web page (a login to a network, say) or nothing known. */
  | {
      readonly kind: 'wrong-content';
      readonly file: string;
      /** Absent: the site's own. */
      readonly host?: string;
      readonly content: 'web-page' | 'too-large' | 'unreadable' | 'lfs-pointer';
      /** What is wrong with it, for diagnostics. */
      readonly detail: string;
    }
  /** A host sent the browser on to one that this build of the site does not let it reach. */
  | {
      readonly kind: 'redirect-not-allowed';
      readonly file: string;
      readonly from: string;
      /** Null: browsers do not say where a redirect that they stopped would have led. */
      readonly to: string | null;
    }
  | {
      readonly kind: 'hash-mismatch';
      readonly place: DamagePlace;
      readonly modelId: string;
      readonly file: string;
      /** Path of the part on its host. */
      readonly part: string;
      readonly partSizeBytes: number;
      /** The host that sent it; absent: the site's own, or this device. */
      readonly host?: string;
    }
  /** `freeBytes` is what the browser says it would still give; null where it does not say. */
  | { readonly kind: 'quota'; readonly neededBytes: number; readonly freeBytes: number | null }
  | {
      readonly kind: 'database';
      readonly reason: DatabaseTrouble;
      /** The browser's own words, for diagnostics. */
      readonly detail: string;
    }
  /** This build of the site does not let the browser reach the host. */
  | { readonly kind: 'host-not-allowed'; readonly host: string }
  /** No whole model with this id is kept here. */
  | { readonly kind: 'not-here'; readonly modelId: string }
  | { readonly kind: 'aborted' };

export type DatabaseTrouble =
  /** A newer version of the playground has been here and changed the database. */
  | 'newer-version'
  /** Another tab holds an older version open and does not let go. */
  | 'blocked'
  /** The browser gives this page no database: a private window of some browsers, blocked site data. */
  | 'refused'
  /** It was here in this visit, and the browser has removed it: site data was cleared, or files are damaged. */
  | 'removed'
  /** It does not open, or does not do what it is asked for. */
  | 'failed';

/** A host has sent what Git LFS keeps in place of a file. */
export function pointerSent(file: string, host: { readonly host?: string }): StoreFailure {
  const detail = 'a Git LFS pointer';
  return { kind: 'wrong-content', file, ...host, content: 'lfs-pointer', detail };
}

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
