import { success } from '../../core/outcome';
import type { DraftStore } from '../../core/prompts/draft';

/** Drafts as the database keeps them, in memory. */
export function draftsInMemory(
  change: Partial<DraftStore> = {},
): DraftStore & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    list: () => Promise.resolve(success([...kept.values()])),
    put: (draft) => {
      kept.set(draft.id, draft);
      return Promise.resolve(success(undefined));
    },
    remove: (id) => {
      kept.delete(id);
      return Promise.resolve(success(undefined));
    },
    ...change,
  };
}
