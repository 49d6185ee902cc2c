import type { Messages } from '../../i18n/messages.generated';

/** A tag of the ready-made prompts in the person's language; any other as it was written. */
export function tagName({ tags }: Messages['prompts'], tag: string): string {
  const names: Readonly<Record<string, string>> = tags;
  return (Object.hasOwn(names, tag) ? names[tag] : undefined) ?? tag;
}
