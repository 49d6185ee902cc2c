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

/** The first wish that there are messages for; English where there is none. */
export function bestLanguage(wishes: readonly string[]): LanguageEntry {
  for (const wish of wishes.map((wish) => wish.toLowerCase())) {
    const found = languages.find(({ code }) => wish === code || wish.split('-')[0] === code);
    if (found) return found;
  }
  return english;
}
