import * as v from 'valibot';
import type { Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import { PromptSchema, type Prompt } from './prompt';

/** What came of keeping a changed prompt; in the last two cases nothing was. */
export type Replaced = 'kept' | 'changed-meanwhile' | 'deleted-meanwhile';

/** Where the prompts of a person are kept; those that come with the program are not among them. */
export interface PromptStore {
  /** What is kept is not trusted: another version may have written it. */
  list(): Promise<Outcome<readonly unknown[], StoreFailure>>;
  /** Keeps all of them or none, in place of those with the same ids. */
  put(prompts: readonly Prompt[]): Promise<Outcome<void, StoreFailure>>;
  /** Keeps all of them or none; where a prompt with the same id is here already, that one stays. */
  add(prompts: readonly Prompt[]): Promise<Outcome<void, StoreFailure>>;
  /**
   * Keeps a prompt if what is here is still what it was made of: another tab may have changed or
   * deleted it.
   *
   * @param before as it was when it was opened; undefined for one that is new
   */
  replace(prompt: Prompt, before: Prompt | undefined): Promise<Outcome<Replaced, StoreFailure>>;
  /**
   * Removes prompts as they are known here: all of them or, where another tab has changed one, none.
   *
   * @returns ids of those that were changed
   */
  removeKnown(prompts: readonly Prompt[]): Promise<Outcome<readonly string[], StoreFailure>>;
  /** Removes all of them or none, whatever is kept under their ids. */
  remove(ids: readonly string[]): Promise<Outcome<void, StoreFailure>>;
}

/** What may become of `before`, which a person has changed, where `current` is kept. */
export function replaced(current: unknown, before: Prompt | undefined): Replaced {
  if (current === undefined) return before === undefined ? 'kept' : 'deleted-meanwhile';
  const kept = v.safeParse(PromptSchema, current);
  const opened = v.safeParse(PromptSchema, before);
  const isSame =
    kept.success && opened.success && JSON.stringify(kept.output) === JSON.stringify(opened.output);
  return isSame ? 'kept' : 'changed-meanwhile';
}

/** The prompts among what is kept, and what of it this version cannot read: one hides no others. */
export function parseKept(kept: readonly unknown[]): {
  readonly prompts: readonly Prompt[];
  readonly unreadable: readonly unknown[];
} {
  const prompts: Prompt[] = [];
  const unreadable: unknown[] = [];
  for (const record of kept) {
    const result = v.safeParse(PromptSchema, record);
    if (result.success) prompts.push(result.output);
    else unreadable.push(record);
  }
  return { prompts, unreadable };
}

/** The prompts in the order in which they were shown; those that were not shown come behind. */
export function inOrder(prompts: readonly Prompt[], shown: readonly Prompt[]): readonly Prompt[] {
  const order = new Map(shown.map(({ id }, index) => [id, index]));
  const place = ({ id }: Prompt): number => order.get(id) ?? order.size;
  return [...prompts].sort((a, b) => place(a) - place(b));
}

/** The prompts with these before all others, each once. */
export function withFirst(first: readonly Prompt[], prompts: readonly Prompt[]): readonly Prompt[] {
  const ids = first.map(({ id }) => id);
  return [...first, ...prompts.filter(({ id }) => !ids.includes(id))];
}
