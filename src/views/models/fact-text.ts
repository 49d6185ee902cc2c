import { unknownFact } from '../../core/catalogue/unknown';

/** A fact of a model that is a text: in the words of the language where nobody has told it. */
export function factText(t: { readonly unknown: string }, fact: string): string {
  return fact === unknownFact ? t.unknown : fact;
}
