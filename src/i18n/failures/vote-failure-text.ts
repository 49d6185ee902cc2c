import type { VoteFileFailure } from '../../core/rating/failures';
import type { StoreFailure } from '../../core/store/failures';
import { failureWords } from './failure-text';
import { wordsFor, type FailureText, type LoadedMessages, type Words } from './words';

/** The words for a failure of the votes. */
export function voteFailureText(
  language: LoadedMessages,
  failure: VoteFileFailure | StoreFailure,
): FailureText {
  const ofFiles: Words<VoteFileFailure> = language.words('ratings').failures;
  return wordsFor({ ...failureWords(language), ...ofFiles }, failure);
}
