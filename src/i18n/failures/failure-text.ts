import { shortCommit } from '../../core/hub/folder';
import type { RunFailure } from '../../core/engine/failures';
import type { OfflineFailure } from '../../core/offline/failures';
import type { StoreFailure } from '../../core/store/failures';
import { tell, wordsFor, type FailureText, type LoadedMessages, type Words } from './words';

type Failure = Exclude<RunFailure, { kind: 'files' }> | StoreFailure | OfflineFailure;

/** The words for whatever models, their files and the kept program run into. */
export function failureWords(language: LoadedMessages): Words<Failure> {
  const t = language.words('failures').kinds;
  return {
    ...t,
    stalled: ({ during, quietSeconds }) =>
      tell(
        { what: t.stalled.what[during], next: t.stalled.next },
        { quietMs: quietSeconds * 1000 },
      ),
    'library-not-allowed': ({ sha256 }) =>
      tell(t['library-not-allowed'], { hash: sha256.slice(0, 12) }),
    'program-file-late': ({ file, limitSeconds }) =>
      tell(t['program-file-late'], { file, limitMs: limitSeconds * 1000 }),
    'schema-slow': ({ limitSeconds }) => tell(t['schema-slow'], { limitMs: limitSeconds * 1000 }),
    network: (failure) => tell(t.network[failure.refusal ?? 'none'], failure),
    'wrong-content': (failure) => tell(t['wrong-content'][failure.content], failure),
    'hash-mismatch': (failure) => tell(t['hash-mismatch'][failure.place], failure),
    'commit-gone': (failure) =>
      tell(t['commit-gone'], { ...failure, commit: shortCommit(failure.commit) }),
    'host-refused': (failure) => tell(t['host-refused'][failure.how], failure),
    database: (failure) => tell(t.database[failure.reason], failure),
  };
}

export function failureText(
  language: LoadedMessages,
  failure: RunFailure | StoreFailure | OfflineFailure,
): FailureText {
  return wordsFor(failureWords(language), failure.kind === 'files' ? failure.failure : failure);
}
