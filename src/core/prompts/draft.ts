import * as v from 'valibot';
import { growing } from '../growing';
import type { Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import { promptLimits } from './limits';
import { PromptSchema } from './prompt';

const DraftSchema = growing({
  role: PromptSchema.entries.role,
  title: v.string(),
  text: v.string(),
  /** As they are typed, parted by commas. */
  tags: v.string(),
  /** BCP 47; empty where it is not said. */
  language: v.string(),
  /** The text of a JSON schema; empty for free text. */
  schema: v.string(),
});

/** What a person types about a prompt, before it is one. */
export type PromptDraft = Readonly<v.InferOutput<typeof DraftSchema>>;

/** A draft as it is kept until it is saved or discarded: it may be one that cannot be saved as it is. */
export const KeptDraftSchema = growing({
  /** Of the prompt. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(promptLimits.idCharacters)),
  /** The prompt as it was when it was opened, which tells what another tab has changed since; null for a new one. */
  before: v.nullable(PromptSchema),
  draft: DraftSchema,
});

export type KeptDraft = Readonly<v.InferOutput<typeof KeptDraftSchema>>;

/** Where drafts are kept, one a prompt. */
export interface DraftStore {
  /** What is kept is not trusted: another version may have written it. */
  list(): Promise<Outcome<readonly unknown[], StoreFailure>>;
  /**
   * Keeps a draft where `mayReplace` allows it.
   *
   * @param known as it was read or written here last; undefined where none was
   * @returns false where another draft of the prompt is kept, which stays
   */
  put(draft: KeptDraft, known: KeptDraft | undefined): Promise<Outcome<boolean, StoreFailure>>;
  /** Removes a draft as it is known here; another one of the prompt stays. */
  remove(known: KeptDraft): Promise<Outcome<void, StoreFailure>>;
}

/** Whether nothing but what is known here would go: another tab or a later version may have kept another draft. */
export function mayReplace(kept: unknown, known: KeptDraft | undefined): boolean {
  if (kept === undefined) return true;
  const there = v.safeParse(KeptDraftSchema, kept);
  const here = v.safeParse(KeptDraftSchema, known);
  return (
    there.success && here.success && JSON.stringify(there.output) === JSON.stringify(here.output)
  );
}

/** The drafts among what is kept; what this version cannot read stays where it is. */
export function parseDrafts(kept: readonly unknown[]): readonly KeptDraft[] {
  return kept.flatMap((record) => {
    const read = v.safeParse(KeptDraftSchema, record);
    return read.success ? [read.output] : [];
  });
}
