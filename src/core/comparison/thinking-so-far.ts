import { answerParts, tagsOf, type AnswerParts, type Thoughtful } from './thinking';

/** The parts of a text that goes on: what may yet turn out to open thoughts is kept back. */
export function partsSoFar(said: Thoughtful): AnswerParts {
  const parts = answerParts(said);
  const begun = parts.answer.trimStart();
  const mayOpen = tagsOf(said.thinking?.marks ?? null).some(({ open }) => open.startsWith(begun));
  return mayOpen ? { ...parts, answer: '' } : parts;
}
