import type { LinkFailure } from '../../core/comparison/failures';
import { tell, wordsFor, type FailureText, type LoadedMessages, type Words } from './words';

/** The words for a link that brings nothing, or cannot be made. */
export function linkFailureText(language: LoadedMessages, failure: LinkFailure): FailureText {
  const t = language.words('link').failures;
  const words: Words<LinkFailure> = {
    ...t,
    'link-broken': ({ problems }) => tell(t['link-broken'], { problems: problems.join('; ') }),
  };
  return wordsFor(words, failure);
}
