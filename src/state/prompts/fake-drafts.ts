import { success } from '../../core/outcome';
import { mayReplace, type DraftStore } from '../../core/prompts/draft';

/** Drafts as the database keeps them, in memory. */
export function draftsInMemory(
  change: Partial<DraftStore> = {},
): DraftStore & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    list: () => Promise.resolve(success([...kept.values()])),
    put: (draft, known) => {
      const isFree = mayReplace(kept.get(draft.id), known);
      if (isFree) kept.set(draft.id, draft);
      return Promise.resolve(success(isFree));
    },
    remove: (known) => {
      if (mayReplace(kept.get(known.id), known)) kept.delete(known.id);
      return Promise.resolve(success(undefined));
    },
    ...change,
  };
}
