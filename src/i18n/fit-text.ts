import type { SchemaVerdict } from '../core/prompts/answer';
import { promptFailureText } from './failures/prompt-failure-text';
import type { LoadedMessages } from './failures/words';

/** Whether an answer fits its JSON schema, and the places where it does not. */
export function fitText(
  language: LoadedMessages,
  verdict: SchemaVerdict,
): { readonly said: string; readonly problems: readonly string[] } {
  const { fit } = language.words('difference');
  if (!verdict.ok) {
    const { what } = promptFailureText(language, verdict.failure);
    return { said: fit.notChecked({ detail: what }), problems: [] };
  }
  const { value } = verdict;
  switch (value.kind) {
    case 'valid':
      return { said: fit.fits, problems: [] };
    case 'not-json':
      return { said: fit.notJson(value), problems: [] };
    case 'not-checked':
      return { said: fit.notChecked(value), problems: [] };
    case 'invalid':
      return { said: fit.not, problems: value.problems.map(fit.problem) };
  }
}
