import type { RunFailure } from '../core/engine/way-on';
import type { OfflineFailure } from '../core/offline/failures';
import type { PackFailure } from '../core/packs/failures';
import type { StoreFailure } from '../core/store/failures';

/** What happened, and what the person can do. */
export interface FailureText {
  readonly what: string;
  readonly next: string;
}

type Failure = Exclude<RunFailure, { kind: 'files' }> | StoreFailure | OfflineFailure | PackFailure;

/** The failures of the program as it is kept, and of the drill. */
export type OfflineFailureMessages = {
  readonly [Kind in OfflineFailure['kind']]: (
    failure: Extract<OfflineFailure, { kind: Kind }>,
  ) => FailureText;
};

/** The entries for what only packs run into. */
export type PackFailureMessages = Pick<FailureMessages, Exclude<PackFailure, StoreFailure>['kind']>;

/** One entry for every failure there is: a new one does not compile without its words. */
export type FailureMessages = {
  readonly [Kind in Failure['kind']]: (failure: Extract<Failure, { kind: Kind }>) => FailureText;
};

/** The words for a failure. */
export function failureText(
  messages: FailureMessages,
  failure: RunFailure | StoreFailure | OfflineFailure | PackFailure,
): FailureText {
  const inner: Failure = failure.kind === 'files' ? failure.failure : failure;
  // The table pairs each kind with its own failure; the compiler cannot follow that through a union.
  const text: (failure: never) => FailureText = messages[inner.kind];
  return text(inner as never);
}
