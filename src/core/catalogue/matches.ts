import type { Model } from './model';

/** Lower case, without accents and other marks: "Französisch" is found as "franzosisch" too. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function languageName(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag) ?? '';
  } catch {
    return '';
  }
}

/** Looking names up takes far longer than comparing them, and a list has the same few languages. */
const knownNames = new Map<string, readonly string[]>();

/** A language's tag, and its names in English, in itself, and in that of the page; folded. */
function namesOf(tag: string, pageLanguage: string): readonly string[] {
  const key = `${tag} ${pageLanguage}`;
  const known = knownNames.get(key);
  if (known) return known;
  const names = ['en', tag, pageLanguage].map((language) => languageName(tag, language));
  const found = [tag, ...names].map(folded);
  knownNames.set(key, found);
  return found;
}

function wordsOf(text: string): string[] {
  return folded(text)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * A test of whether a model is one that a person looks for: every word of the query is in its id,
 * name, family or producer, in its licence's id or name, begins a name of one of its languages, or
 * is a language's tag.
 *
 * Case and accents make no difference; an empty query finds all.
 *
 * @param pageLanguage BCP 47: languages are found by their names in it, too
 */
export function matches(model: Model, query: string, pageLanguage = 'en'): boolean {
  const { id, name, family, producer, licence, languages } = model;
  const text = folded([id, name, family, producer, licence.spdx, licence.name].join('\n'));
  const known = (languages ?? []).flatMap((tag) => namesOf(tag, pageLanguage));
  const isLanguage = (word: string): boolean =>
    known.some((language) => language === word || (word.length > 2 && language.startsWith(word)));
  return wordsOf(query).every((word) => text.includes(word) || isLanguage(word));
}
