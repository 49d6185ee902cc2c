import type { FileKind } from '../../core/packs/file-kind';
import type { PackFailure } from '../../core/packs/failures';
import type { StoreFailure } from '../../core/store/failures';
import { failureWords } from './failure-text';
import { ggufFolderText, ggufProblemText, ggufText } from './gguf-failure-text';
import { tell, wordsFor, type FailureText, type LoadedMessages, type Words } from './words';

/** The words for a failure of a pack or a folder. */
export function packFailureText(language: LoadedMessages, failure: PackFailure): FailureText {
  const t = language.words('packs').failures;
  /** What to do with files that need something else than to be chosen again. */
  const otherNext: Partial<Record<FileKind, string>> = t['not-a-pack'].next;
  const words: Words<Exclude<PackFailure, StoreFailure>> = {
    ...t,
    'not-a-pack': ({ found }) => ({
      what: t['not-a-pack'].what[found],
      next: otherNext[found] ?? t['not-a-pack'].next.other,
    }),
    gguf: (brought) => ggufText(t, brought),
    'gguf-unusable': (brought) => ggufProblemText(t, brought),
    'gguf-folder': (folder) => ggufFolderText(t, folder),
    'broken-manifest': ({ problems }) =>
      tell(t['broken-manifest'], { problems: problems.join('; ') }),
    'wrong-entry': ({ problem, ...brought }) => {
      const { what, next } = t['wrong-entry'];
      return problem === 'other-name'
        ? tell({ what: what[problem], next }, { ...brought, found: brought.found || undefined })
        : tell({ what: what[problem], next }, brought);
    },
    unreadable: ({ file, detail }) => tell(t.unreadable, { file: file || undefined, detail }),
    'broken-file': ({ file, problem }) =>
      tell(t['broken-file'], { file: file || undefined, problem }),
  };
  return wordsFor({ ...failureWords(language), ...words }, failure);
}
