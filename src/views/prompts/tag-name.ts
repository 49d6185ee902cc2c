import type { PromptWords } from '../../i18n/prompts/en';

/** A tag of the ready-made prompts in the person's language; any other as it was written. */
export function tagName({ tags }: PromptWords, tag: string): string {
  const names: Readonly<Record<string, string>> = tags;
  return (Object.hasOwn(names, tag) ? names[tag] : undefined) ?? tag;
}
