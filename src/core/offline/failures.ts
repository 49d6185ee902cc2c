/** Why the program's files cannot be looked at. */
export type ShellFailure =
  /** The browser keeps nothing of this page: no service workers, or it could not be installed. */
  | { readonly kind: 'no-service-worker' }
  /** The service worker is of another version, or was ended before it could answer. */
  | { readonly kind: 'service-worker-silent' };

/** Why a damaged file of the program could not be put right. */
export type MendFailure =
  | ShellFailure
  /** The host could not be reached (`status` null) or refused. */
  | {
      readonly kind: 'program-file-unreachable';
      readonly file: string;
      readonly status: number | null;
    }
  /** It had not arrived after so long, and was waited for no more. */
  | { readonly kind: 'program-file-late'; readonly file: string; readonly limitSeconds: number }
  /** The host has another version of the file by now: nothing of it was kept. */
  | { readonly kind: 'program-file-differs'; readonly file: string };

/** Why an offline test proves nothing. */
export type UnplugFailure =
  | ShellFailure
  /** This page's requests do not pass the service worker (a hard reload does that). */
  | { readonly kind: 'not-in-control' }
  /** A request that was made to be refused got through: the network was there all the time. */
  | { readonly kind: 'request-not-refused' }
  /** The service worker was ended and started anew in between, and let everything through. */
  | { readonly kind: 'test-interrupted' };

export type OfflineFailure = ShellFailure | MendFailure | UnplugFailure;
