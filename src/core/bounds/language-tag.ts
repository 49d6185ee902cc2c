import * as v from 'valibot';

/** The most characters of a tag: longer tags are possible, and no language has one. */
const mostCharacters = 100;

/**
 * A BCP 47 tag in its canonical form ("EN-us": "en-US"); undefined where it is none. A pattern does
 * not tell: `en-1` looks like one, and `Intl` throws at it.
 */
export function canonicalLanguage(tag: string): string | undefined {
  if (tag.length > mostCharacters) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** A language as BCP 47 names it, canonicalised. */
export const LanguageTag = v.pipe(
  v.string(),
  v.check((tag) => canonicalLanguage(tag) !== undefined, 'not a language tag'),
  v.transform((tag) => canonicalLanguage(tag) ?? tag),
);
