import type { RecordsFailure } from '../../core/records/failures';
import type { StoreFailure } from '../../core/store/failures';
import { failureWords } from './failure-text';
import { wordsFor, type FailureText, type LoadedMessages, type Words } from './words';

/** The words for a failure of the runs that are kept. */
export function recordsFailureText(
  language: LoadedMessages,
  failure: RecordsFailure | StoreFailure,
): FailureText {
  const ofFiles: Words<RecordsFailure> = {
    ...language.words('records').failures,
    ...language.words('ratings').failures,
  };
  return wordsFor({ ...failureWords(language), ...ofFiles }, failure);
}
