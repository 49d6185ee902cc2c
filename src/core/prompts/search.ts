import { plainName } from '../bounds/name';
import { byUse } from '../bounds/offered';
import { plain } from '../plain';
import type { Prompt } from './prompt';

export interface PromptFilter {
  /** Every word of it has to be in the title, the text or a tag. */
  readonly query: string;
  /** Empty: any. */
  readonly tag: string;
  /** BCP 47; empty: any. */
  readonly language: string;
}

export const noPromptFilter: PromptFilter = { query: '', tag: '', language: '' };

/** The prompts that the filter lets through, in their order. */
export function searched(prompts: readonly Prompt[], filter: PromptFilter): readonly Prompt[] {
  const words = plain(filter.query).split(/\s+/).filter(Boolean);
  return prompts.filter((prompt) => {
    if (filter.tag !== '' && !prompt.tags.includes(filter.tag)) return false;
    if (filter.language !== '' && prompt.language !== filter.language) return false;
    if (words.length === 0) return true;
    const content = plain([prompt.title, prompt.text, ...prompt.tags].join('\n'));
    return words.every((word) => content.includes(word));
  });
}

/** All tags, the most used first. */
export function tagsOf(prompts: readonly Prompt[]): readonly string[] {
  return byUse(prompts.flatMap(({ tags }) => tags));
}

/** All languages, the most used first. */
export function languagesOf(prompts: readonly Prompt[]): readonly string[] {
  return byUse(prompts.flatMap(({ language }) => language ?? []));
}

/** Tags as a person types them, parted by commas: each once. */
export function tagsFrom(text: string): string[] {
  const tags = text.split(/[,،、，]/).map((tag) => plainName(tag).trim());
  return [...new Set(tags)].filter(Boolean);
}
