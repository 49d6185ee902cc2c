/** The language of the page: chosen before or, the first time, the browser's; put together for `main.ts`. */
import { Language } from './i18n/language.svelte';
import type { LanguageEntry } from './i18n/language-table';
import { bestLanguage } from './i18n/languages';
import { Preference } from './platform/preference';
import { siteAddress } from './platform/site';

const languagePreference = new Preference('language', siteAddress);

function showLanguage({ code, direction }: LanguageEntry): void {
  document.documentElement.lang = code;
  document.documentElement.dir = direction;
}

export async function startLanguage(): Promise<Language> {
  const entry = bestLanguage([languagePreference.read() ?? '', ...navigator.languages]);
  showLanguage(entry);
  return new Language(entry, (await entry.page()).default, (chosen) => {
    showLanguage(chosen);
    languagePreference.write(chosen.code);
  });
}
