import type { SharedEntryTrouble } from '../../core/added/shared-entry';
import type { HubAddressTrouble } from '../../core/hub/address';
import type { StoreFailure } from '../../core/store/failures';
import { lookUpWords } from './look-up-failure-text';
import { wordsFor, type FailureText, type LoadedMessages, type Words } from './words';

/** What a model cannot be added for, beside what stores run into. */
type AddingFailure =
  | HubAddressTrouble
  | SharedEntryTrouble
  | { readonly kind: 'unusable'; readonly problem: string }
  | { readonly kind: 'too-many-entries'; readonly most: number };

/** The words for why a model is not added. */
export function addingFailureText(
  language: LoadedMessages,
  failure: AddingFailure | StoreFailure,
): FailureText {
  const ofAdding: Words<AddingFailure> = language.words('models').adding.failures;
  return wordsFor({ ...lookUpWords(language), ...ofAdding }, failure);
}
