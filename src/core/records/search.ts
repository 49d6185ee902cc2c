import { plain } from '../plain';
import { isHidden, type RunHead } from './run';

/** More words say no more, and each may take a look at every answer. */
const mostWords = 8;

/** The words of a search, as `holds` takes them: without case and accents, each once. */
export function searchWords(query: string): readonly string[] {
  return [...new Set(plain(query).split(/\s+/))].filter(Boolean).slice(0, mostWords);
}

/** Whether a text has a word of `searchWords` in it. */
export function holds(text: string, word: string): boolean {
  return plain(text).includes(word);
}

/**
 * Whether a word is in a run's prompts, their tags or the names of its models. Where it is hidden
 * which column is which, the models are not looked at.
 */
export function headHolds(head: RunHead, word: string): boolean {
  const names = isHidden(head)
    ? []
    : head.columns.flatMap(({ modelId, modelName }) => [modelId, modelName]);
  const prompts = head.items.flatMap(({ text, tags }) => [text, ...tags]);
  return [...names, ...prompts].some((text) => holds(text, word));
}
