export interface LinkTooLong {
  readonly kind: 'link-too-long';
  readonly characters: number;
  readonly mostCharacters: number;
}

/** Why there is no link, or why one brings nothing. */
export type LinkFailure =
  | LinkTooLong
  /** The link ends after its beginning: nothing was handed on. */
  | { readonly kind: 'link-empty' }
  /** Cut off or changed on its way. */
  | { readonly kind: 'link-garbled' }
  /** Made by a newer version of the page. */
  | { readonly kind: 'link-newer'; readonly version: number }
  /** Whole, but not in the form that a link has. */
  | { readonly kind: 'link-broken'; readonly problems: readonly string[] };

/** Why a file of a screen is not taken back. */
export type ScreenFileFailure =
  | { readonly kind: 'screen-too-large'; readonly mostBytes: number }
  /** The browser could not read it. */
  | { readonly kind: 'screen-unread'; readonly detail: string }
  /** The file is no saved screen, or one of a version that is not known here. */
  | { readonly kind: 'screen-other-file' }
  /** What is in it is not as this version writes it. */
  | { readonly kind: 'screen-unreadable' }
  /** More than a screen can have; `place` says where in the file, for whoever made it. */
  | { readonly kind: 'screen-beyond-bounds'; readonly place: string };
