import type { VoteFileFailure } from '../rating/failures';

/** Why a file's runs are not taken; none of them are, then. */
export type RunFileFailure =
  | { readonly kind: 'runs-too-large'; readonly sizeBytes: number; readonly mostBytes: number }
  | { readonly kind: 'runs-too-many'; readonly mostRuns: number }
  | { readonly kind: 'runs-not-json' }
  /** JSON, but something else. */
  | { readonly kind: 'runs-other-format' }
  /** Of a version that is not known here; it may be of a newer page. */
  | { readonly kind: 'runs-other-version'; readonly version: string }
  /** The first of the runs that is not as it should be. */
  | {
      readonly kind: 'runs-broken';
      /** Which run of the file, from 1; 0 where it is the file itself. */
      readonly run: number;
      /** Where in it, and what is wrong, for whoever made the file. */
      readonly detail: string;
    }
  /** A part of a run, and what is here under the id of that run is another one, or cannot be read. */
  | { readonly kind: 'runs-part-of-another' }
  /** The browser could not read the file. */
  | { readonly kind: 'runs-unreadable'; readonly detail: string };

/** Why runs are not handed out. */
export type RunExportFailure =
  /** The runs are blind and not revealed yet: a file would tell which column is which. */
  | { readonly kind: 'runs-hidden' }
  /** Files of them, one for each, could not be taken in again. */
  | { readonly kind: 'runs-export-too-large'; readonly mostBytes: number };

export type RecordsFailure =
  | RunFileFailure
  /** Of the votes that a file of runs holds. */
  | VoteFileFailure
  | RunExportFailure
  /** The run was deleted meanwhile, or another version of the page wrote it. */
  | { readonly kind: 'run-gone' };
