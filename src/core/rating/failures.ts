/** Why a file's votes are not taken; none of them are, then. */
export type VoteFileFailure =
  | { readonly kind: 'votes-too-large'; readonly sizeBytes: number; readonly mostBytes: number }
  | { readonly kind: 'votes-too-many'; readonly mostVotes: number }
  /** Neither JSON nor a table of this form: something else. */
  | { readonly kind: 'not-votes' }
  /** Of a version that is not known here; it may be of a newer page. */
  | { readonly kind: 'votes-other-version'; readonly version: string }
  /** The first of the votes that is not as it should be. */
  | {
      readonly kind: 'votes-broken';
      /** Which vote of the file, from 1; 0 where it is the file itself. */
      readonly vote: number;
      /** Of a table, where it begins. */
      readonly line?: number;
      /** Where in it, and what is wrong, for whoever made the file. */
      readonly detail: string;
    }
  /** The browser could not read the file. */
  | { readonly kind: 'votes-unreadable'; readonly detail: string };
