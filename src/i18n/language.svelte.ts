import { createContext } from 'svelte';
import type { Messages } from './en';
import { loadMessages, loadScreenMessages, type LanguageCode } from './languages';
import type { ScreenMessages } from './screens-en';

/** The language of the interface and its messages. */
export class Language {
  #messages: Messages;
  #screens = $state.raw<ScreenMessages>();
  #code: LanguageCode;

  /** @param onChange called with each new choice, to remember it */
  constructor(
    messages: Messages,
    code: LanguageCode,
    readonly onChange: (code: LanguageCode) => void,
  ) {
    this.#messages = $state.raw(messages);
    this.#code = code;
  }

  get messages(): Messages {
    return this.#messages;
  }

  /**
   * Words of the screens that a first paint does not show.
   *
   * @throws before they are loaded: such a screen is drawn after that
   */
  get screens(): ScreenMessages {
    if (!this.#screens) throw new Error('the words of the screens have not been loaded');
    return this.#screens;
  }

  /** Loads them, once; from then on they change with the language. */
  async loadScreens(): Promise<void> {
    this.#screens ??= await loadScreenMessages(this.#code);
  }

  async use(code: LanguageCode): Promise<void> {
    this.#code = code;
    const screens = this.#screens && (await loadScreenMessages(code));
    this.#messages = await loadMessages(code);
    this.#screens = screens;
    this.onChange(code);
  }
}

export const [useLanguage, provideLanguage] = createContext<Language>();
