import { en, type Messages } from './en';

/** Languages of the interface, by BCP 47 code; each but English is a chunk of its own. */
const loaders = {
  en: () => Promise.resolve(en),
  de: async () => (await import('./de')).de,
} satisfies Record<string, () => Promise<Messages>>;

export type LanguageCode = keyof typeof loaders;

export const languageNames: readonly { readonly code: LanguageCode; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
];

export function loadMessages(code: LanguageCode): Promise<Messages> {
  return loaders[code]();
}

/** The first wish that there are messages for; English where there is none. */
export function bestLanguage(wishes: readonly string[]): LanguageCode {
  for (const wish of wishes) {
    const found = languageNames.find(({ code }) => wish.toLowerCase().split('-')[0] === code);
    if (found) return found.code;
  }
  return 'en';
}
