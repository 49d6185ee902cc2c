import { plainName } from '../bounds/name';
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

/** Tags or languages that are offered at the most: files of prompts may bring very many. */
const mostOffered = 200;

interface Offered {
  readonly names: readonly string[];
  /** How many others there are. */
  readonly more: number;
}

/**
 * The first of all tags or languages, and the one that is chosen.
 *
 * @param chosen empty where none is
 */
export function offered(all: readonly string[], chosen: string, most = mostOffered): Offered {
  const first = all.slice(0, most);
  const isOffered = chosen === '' || first.includes(chosen);
  const names = isOffered ? first : [...first, chosen];
  const others = all.slice(most).filter((name) => name !== chosen);
  return { names, more: others.length };
}

/** Tags as a person types them, parted by commas: each once. */
export function tagsFrom(text: string): string[] {
  const tags = text.split(/[,،、，]/).map((tag) => plainName(tag).trim());
  return [...new Set(tags)].filter(Boolean);
}

function byUse(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.entries()]
    .sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1))
    .map(([name]) => name);
}
