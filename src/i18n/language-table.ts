import type { Messages } from './messages.generated';

/** A language of the interface: an entry of `messages/<code>/language.json`. */
export interface LanguageEntry {
  /** BCP 47. */
  readonly code: string;
  /** Its name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Its words of the first paint. */
  readonly page: () => Promise<{ readonly default: Messages['page'] }>;
}

// The build puts a table of what is in `messages` in place of this module (tools/build/messages.ts).

/** English comes with the page. */
export declare const english: LanguageEntry;
export declare const englishPage: Messages['page'];
/** All of them, English first. */
export declare const languages: readonly LanguageEntry[];
