import { createContext, untrack } from 'svelte';
import type { Messages } from './en';
import { loadMessages, loadScreenMessages, type LanguageCode } from './languages';
import type { ScreenMessages } from './screens-en';

/** The language of the interface and its messages. */
export class Language {
  #messages: Messages;
  #screens = $state.raw<ScreenMessages>();
  #code: LanguageCode;
  #screensWanted = false;

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
    this.#screensWanted = true;
    // Whoever waits for this does not wait again whenever the language changes.
    if (untrack(() => this.#screens)) return;
    const code = this.#code;
    const screens = await loadScreenMessages(code);
    if (code === this.#code) this.#screens ??= screens;
    else await this.loadScreens();
  }

  async use(code: LanguageCode): Promise<void> {
    this.#code = code;
    const screens = this.#screensWanted ? loadScreenMessages(code) : undefined;
    const loaded = await Promise.all([loadMessages(code), screens]);
    // A later choice has overtaken this one.
    if (this.#code !== code) return;
    const [first, others] = loaded;
    this.#messages = first;
    // Where they were not wanted, they may have come meanwhile by themselves.
    if (others) this.#screens = others;
    this.onChange(code);
  }
}

export const [useLanguage, provideLanguage] = createContext<Language>();
