export interface LinkTooLong {
  readonly kind: 'link-too-long';
  readonly characters: number;
  readonly mostCharacters: number;
}

/** Why there is no link, or why one brings nothing. */
export type LinkFailure =
  | LinkTooLong
  /** Nothing stands behind its beginning. */
  | { readonly kind: 'link-empty' }
  /** Cut off or changed on its way. */
  | { readonly kind: 'link-garbled' }
  /** Made by a newer version of the page. */
  | { readonly kind: 'link-newer'; readonly version: number }
  /** Whole, but not in the form that a link has. */
  | { readonly kind: 'link-broken'; readonly problems: readonly string[] };
