import { languages } from '../../src/i18n/language-table';
import { Language } from '../../src/i18n/language.svelte';
import type { WordsName } from '../../src/i18n/words-table';

/** The interface in a language, with the words that are named. */
export async function languageIn(code: string, ...names: readonly WordsName[]): Promise<Language> {
  const entry = languages.find((language) => language.code === code);
  if (!entry) throw new Error(`there is no language ${code}`);
  const language = new Language(entry, (await entry.page()).default, () => undefined);
  await language.load(...names);
  return language;
}
