import type { LinkFailure } from '../core/comparison/failures';
import type { RunFailure } from '../core/engine/recovery';
import type { OfflineFailure } from '../core/offline/failures';
import type { PackFailure } from '../core/packs/failures';
import type { PromptFailure } from '../core/prompts/failures';
import type { VoteFileFailure } from '../core/rating/failures';
import type { RecordsFailure } from '../core/records/failures';
import type { StoreFailure } from '../core/store/failures';

/** What happened, and what the person can do. */
export interface FailureText {
  readonly what: string;
  readonly next: string;
}

/** One entry for every failure of a union: a new one does not compile without its words. */
type Words<Failure extends { readonly kind: string }> = {
  readonly [Kind in Failure['kind']]: (failure: Extract<Failure, { kind: Kind }>) => FailureText;
};

type Failure = Exclude<RunFailure, { kind: 'files' }> | StoreFailure | OfflineFailure;

export type FailureMessages = Words<Failure>;

/** The failures of the program as it is kept, and of the drill. */
export type OfflineFailureMessages = Words<OfflineFailure>;

/** What only packs run into; its words are loaded with the screen that shows them. */
export type PackFailureMessages = Words<Exclude<PackFailure, StoreFailure>>;

/** What only the library of prompts runs into; loaded with its screen as well. */
export type PromptFailureMessages = Words<PromptFailure>;

/** What only files of votes run into; loaded with the screen that takes them. */
export type VoteFileFailureMessages = Words<VoteFileFailure>;

/** What only links with a comparison run into; loaded with the parts of Compare that come later. */
export type LinkFailureMessages = Words<LinkFailure>;
/** What only the runs that are kept run into; loaded with the screen that shows them. */
export type RecordsFailureMessages = Words<Exclude<RecordsFailure, VoteFileFailure>>;

/** The words for a failure. */
export function failureText(
  messages: FailureMessages,
  failure: RunFailure | StoreFailure | OfflineFailure,
): FailureText {
  return wordsFor(messages, failure.kind === 'files' ? failure.failure : failure);
}

/** The words for a failure of a pack or a folder. */
export function packFailureText(
  messages: FailureMessages & PackFailureMessages,
  failure: PackFailure,
): FailureText {
  return wordsFor(messages, failure);
}

/** The words for a failure of the library of prompts, or of what stands in one. */
export function promptFailureText(
  messages: FailureMessages & PromptFailureMessages,
  failure: PromptFailure | StoreFailure,
): FailureText {
  return wordsFor(messages, failure);
}

/** The words for a failure of the votes. */
export function voteFailureText(
  messages: FailureMessages & VoteFileFailureMessages,
  failure: VoteFileFailure | StoreFailure,
): FailureText {
  return wordsFor(messages, failure);
}

/** The words for a link that brings nothing, or cannot be made. */
export function linkFailureText(messages: LinkFailureMessages, failure: LinkFailure): FailureText {
  return wordsFor(messages, failure);
}

/** The words for a failure of the runs that are kept. */
export function recordsFailureText(
  messages: FailureMessages & RecordsFailureMessages & VoteFileFailureMessages,
  failure: RecordsFailure | StoreFailure,
): FailureText {
  return wordsFor(messages, failure);
}

function wordsFor<Kind extends string>(
  messages: Readonly<Record<Kind, (failure: never) => FailureText>>,
  failure: { readonly kind: Kind },
): FailureText {
  // The table pairs each kind with its own failure; the compiler cannot follow that through a union.
  return messages[failure.kind](failure as never);
}
