import { createContext } from 'svelte';
import type { Messages } from './en';
import { loadMessages, type LanguageCode } from './languages';

/** The language of the interface and its messages. */
export class Language {
  #messages: Messages;

  /** @param onChange called with each new choice, to remember it */
  constructor(
    messages: Messages,
    readonly onChange: (code: LanguageCode) => void,
  ) {
    this.#messages = $state.raw(messages);
  }

  get messages(): Messages {
    return this.#messages;
  }

  async use(code: LanguageCode): Promise<void> {
    this.#messages = await loadMessages(code);
    this.onChange(code);
  }
}

export const [useLanguage, provideLanguage] = createContext<Language>();
