import { createContext, untrack } from 'svelte';
import { formatFor, type Format } from './format';
import type { LanguageEntry } from './language-table';
import { loadWords, type LoadedWords } from './languages';
import type { Messages } from './messages.generated';
import type { WordsName } from './words-table';

/** The language of the interface and its messages. */
export class Language {
  #entry: LanguageEntry;
  #messages: Messages['page'];
  #words = $state.raw<LoadedWords>({});
  /** What the page is to be in: the choice may still be loading. */
  #chosen: LanguageEntry;
  #wanted: readonly WordsName[] = [];
  readonly #format: Format;

  /** @param onChange called with each new choice, to remember it */
  constructor(
    entry: LanguageEntry,
    messages: Messages['page'],
    readonly onChange: (entry: LanguageEntry) => void,
  ) {
    this.#entry = $state.raw(entry);
    this.#messages = $state.raw(messages);
    this.#chosen = entry;
    this.#format = $derived(formatFor(this.#entry.code));
  }

  /** BCP 47. */
  get code(): string {
    return this.#entry.code;
  }

  /** Numbers, sizes and dates as the language writes them. */
  get format(): Format {
    return this.#format;
  }

  /** Words of the first paint. */
  get messages(): Messages['page'] {
    return this.#messages;
  }

  /**
   * Words that the first paint does without.
   *
   * @throws before they are loaded: what shows them is drawn after that
   */
  words<Name extends WordsName>(name: Name): Messages[Name] {
    const found = this.#words[name];
    if (!found) throw new Error(`the words of ${name} have not been loaded`);
    return found;
  }

  /** Loads words, once; from then on they change with the language. */
  async load(...names: readonly WordsName[]): Promise<void> {
    const more = names.filter((name) => !this.#wanted.includes(name));
    this.#wanted = [...this.#wanted, ...more];
    // Whoever waits for this does not wait again whenever the language changes.
    const loaded = untrack(() => this.#words);
    const missing = names.filter((name) => !loaded[name]);
    if (missing.length === 0) return;
    const chosen = this.#chosen;
    const words = await loadWords(chosen.code, missing);
    if (chosen === this.#chosen) this.#words = { ...this.#words, ...words };
    else await this.load(...names);
  }

  /** @throws where its messages could not be fetched: the page stays in the language that it is in */
  async use(entry: LanguageEntry): Promise<void> {
    this.#chosen = entry;
    const [page, words] = await Promise.all([
      entry.page(),
      loadWords(entry.code, this.#wanted),
    ]).catch((error: unknown) => {
      // Words that are loaded from now on are those of the language that is shown.
      if (this.#chosen === entry) this.#chosen = this.#entry;
      throw error;
    });
    // A later choice has overtaken this one.
    if (this.#chosen !== entry) return;
    this.#entry = entry;
    this.#messages = page.default;
    // Some may have come meanwhile by themselves.
    this.#words = { ...this.#words, ...words };
    this.onChange(entry);
  }
}

export const [useLanguage, provideLanguage] = createContext<Language>();
