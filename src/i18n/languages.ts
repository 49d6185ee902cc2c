import { en, type Messages } from './en';
import type { ScreenMessages } from './screens-en';

/** Languages of the interface, by BCP 47 code; each but English is a chunk of its own. */
const loaders = {
  en: () => Promise.resolve(en),
  de: async () => (await import('./de')).de,
} satisfies Record<string, () => Promise<Messages>>;

const screenLoaders = {
  en: async () => (await import('./screens-en')).screenMessages,
  de: async () => (await import('./screens-de')).screenMessages,
} satisfies Record<string, () => Promise<ScreenMessages>>;

export type LanguageCode = keyof typeof loaders;

export const languageNames: readonly { readonly code: LanguageCode; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
];

export function loadMessages(code: LanguageCode): Promise<Messages> {
  return loaders[code]();
}

/** Words of the screens that a first paint does not show. */
export function loadScreenMessages(code: LanguageCode): Promise<ScreenMessages> {
  return screenLoaders[code]();
}

/** The first wish that there are messages for; English where there is none. */
export function bestLanguage(wishes: readonly string[]): LanguageCode {
  for (const wish of wishes) {
    const found = languageNames.find(({ code }) => wish.toLowerCase().split('-')[0] === code);
    if (found) return found.code;
  }
  return 'en';
}
