/** How a host of the stand-in of a hub misbehaves; component tests name it, too. */
interface Where {
  /** Id of a repository; absent: every one. */
  readonly repository?: string;
  /** Path of a file in its repository, or `api` for what the hub tells of it; absent: every file. */
  readonly file?: string;
  /** The answers to the first so many requests; absent: all of them. */
  readonly times?: number;
  /** Which host misbehaves: the hub, or the one that has the bytes. Absent: as such faults are met. */
  readonly at?: 'hub' | 'files';
}

/** What a host does instead of sending the file. */
export type Fault = Where &
  (
    | { readonly kind: 'cut'; readonly everyBytes: number }
    /** Sends as much and then nothing, the connection open. */
    | { readonly kind: 'stalls'; readonly afterBytes: number }
    /** Sends the whole file whatever is asked for, as much of it and then nothing. */
    | { readonly kind: 'no-ranges'; readonly afterBytes: number }
    /** Takes the request, and says nothing. */
    | { readonly kind: 'silent' }
    | { readonly kind: 'web-page' }
    | { readonly kind: 'altered' }
    | { readonly kind: 'gated' }
    | { readonly kind: 'no-entry' }
    | { readonly kind: 'no-revision' }
    /** Private, or not there: the hub does not tell which. */
    | { readonly kind: 'no-repository' }
    | { readonly kind: 'too-many-requests' }
    | { readonly kind: 'server-error'; readonly status?: number }
    /** The file host's answer to an address whose signature is too old. */
    | { readonly kind: 'forbidden' }
  );
