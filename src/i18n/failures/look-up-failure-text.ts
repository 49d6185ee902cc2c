import type { StoreFailure } from '../../core/store/failures';
import { failureWords } from './failure-text';
import { tell, wordsFor, type FailureText, type LoadedMessages, type Words } from './words';

/**
 * The words for why a hub has not told what it was asked. Where those of a download speak of what has
 * arrived, a look-up has its own: it keeps nothing.
 */
export function lookUpWords(language: LoadedMessages): Words<StoreFailure> {
  const ofDownload = failureWords(language);
  const t = language.words('models').adding.lookUpFailures;
  return {
    ...ofDownload,
    'host-silent': t['host-silent'],
    aborted: t.aborted,
    network: (failure) => {
      switch (failure.refusal) {
        case undefined:
          return tell(t.none, failure);
        case 'too-many-requests':
        case 'server-error':
          return tell(t[failure.refusal], failure);
        default:
          return wordsFor(ofDownload, failure);
      }
    },
    'wrong-content': (failure) =>
      failure.content === 'web-page' ? tell(t['web-page'], failure) : wordsFor(ofDownload, failure),
    'host-refused': (failure) =>
      failure.how === 'answer' || failure.how === 'withdrawn'
        ? tell(t[failure.how], failure)
        : wordsFor(ofDownload, failure),
  };
}

export function lookUpFailureText(language: LoadedMessages, failure: StoreFailure): FailureText {
  return wordsFor(lookUpWords(language), failure);
}
