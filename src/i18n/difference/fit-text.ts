import type { SchemaVerdict } from '../../core/prompts/answer';
import { promptFailureText } from '../failure-messages';
import type { ScreenMessages } from '../screens-en';

type Words = Pick<ScreenMessages, 'difference' | 'failures' | 'promptFailures'>;

/** Whether an answer fits its JSON schema, and the places where it does not. */
export function fitText(
  { difference: { fit }, failures, promptFailures }: Words,
  verdict: SchemaVerdict,
): { readonly said: string; readonly problems: readonly string[] } {
  if (!verdict.ok) {
    const { what } = promptFailureText({ ...failures, ...promptFailures }, verdict.failure);
    return { said: fit.notChecked(what), problems: [] };
  }
  const { value } = verdict;
  switch (value.kind) {
    case 'valid':
      return { said: fit.fits, problems: [] };
    case 'not-json':
      return { said: fit.notJson(value.detail), problems: [] };
    case 'not-checked':
      return { said: fit.notChecked(value.detail), problems: [] };
    case 'invalid':
      return {
        said: fit.not,
        problems: value.problems.map(({ path, detail }) => fit.problem(path, detail)),
      };
  }
}
