import type { PromptFailure } from '../../core/prompts/failures';
import type { StoreFailure } from '../../core/store/failures';
import { failureWords } from './failure-text';
import { tell, wordsFor, type FailureText, type LoadedMessages, type Words } from './words';

/** A place in a schema as messages take it: empty keywords stand for none. */
const placeIn = ({ path, keyword }: { readonly path: string; readonly keyword: string }) => ({
  path,
  keyword: keyword || undefined,
});

/** The words for a failure of the library of prompts, or of what stands in one. */
export function promptFailureText(
  language: LoadedMessages,
  failure: PromptFailure | StoreFailure,
): FailureText {
  const t = language.words('prompts').failures;
  const words: Words<PromptFailure> = {
    ...t,
    'missing-values': ({ names }) => tell(t['missing-values'], { names, count: names.length }),
    'filled-too-long': (tooLong) =>
      tell(t['filled-too-long'], { ...tooLong, row: tooLong.row ?? 0 }),
    'table-ragged': ({ expected, rows, count }) => {
      const { what, row, next } = t['table-ragged'];
      const told = rows.map(row).join(', ');
      return tell({ what, next }, { expected, rows: told, more: count - rows.length });
    },
    'schema-broken': (broken) => tell(t['schema-broken'], { place: t.place(placeIn(broken)) }),
    'schema-unsupported': (unsupported) =>
      tell(t['schema-unsupported'], { place: t.place(placeIn(unsupported)) }),
    'library-broken': ({ problems }) =>
      tell(t['library-broken'], { problems: problems.join('; ') }),
  };
  return wordsFor({ ...failureWords(language), ...words }, failure);
}
