import { english, languages, type LanguageEntry } from './language-table';
import type { Messages } from './messages.generated';
import type { WordsName } from './words-table';

/** The words that have been loaded, by the name of their file. */
export type LoadedWords = { readonly [Name in WordsName]?: Messages[Name] };

/** Fetches words that the first paint does without: a chunk for each file. */
export async function loadWords(code: string, names: readonly WordsName[]): Promise<LoadedWords> {
  const { words } = await import('./words-table');
  const loaders = words[code];
  if (!loaders) throw new Error(`there are no words in ${code}`);
  const parts = await Promise.all(names.map((name): Promise<LoadedWords> => loaders[name]()));
  return parts.reduce((all, part) => ({ ...all, ...part }), {});
}

/**
 * The first wish that there are messages for, those of its region before those of its language; English
 * where there are none. Tags are compared as BCP 47 has it: capitals mean nothing.
 */
export function bestLanguage(wishes: readonly string[], all = languages): LanguageEntry {
  const entryOf = (tag = ''): LanguageEntry | undefined =>
    all.find(({ code }) => code.toLowerCase() === tag);
  for (const wish of wishes.map((wish) => wish.toLowerCase())) {
    const found = entryOf(wish) ?? entryOf(wish.split('-')[0]);
    if (found) return found;
  }
  return english;
}
