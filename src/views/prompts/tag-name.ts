import type { Messages } from '../../i18n/messages.generated';

/** A tag of the ready-made prompts in the person's language; any other as it was written. */
export function tagName({ tags }: Messages['prompts'], tag: string): string {
  const names: Readonly<Record<string, string>> = tags;
  return (Object.hasOwn(names, tag) ? names[tag] : undefined) ?? tag;
}

/** Tags as a person looks for them: by their names in the language, the numbers in them by their size. */
export function sortedTags(
  words: Messages['prompts'],
  language: string,
  tags: readonly string[],
): readonly string[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return tags.toSorted((one, other) => compare(tagName(words, one), tagName(words, other)));
}
