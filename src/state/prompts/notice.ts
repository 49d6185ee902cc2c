import type { LibraryFailure } from '../../core/prompts/failures';
import type { Prompt } from '../../core/prompts/prompt';
import type { StoreFailure } from '../../core/store/failures';
import type { Encoding } from '../files/decoded-text';
import type { PromptSheet } from './prompt-sheet.svelte';

/** What came of the last thing that was done to the library. */
export type PromptsNotice =
  | { readonly kind: 'saved'; readonly title: string }
  /** Another tab has changed it, or deleted it, since it was opened here: nothing was kept. */
  | { readonly kind: 'conflict'; readonly sheet: PromptSheet; readonly isDeleted: boolean }
  | { readonly kind: 'deleted'; readonly prompts: readonly Prompt[] }
  /** Another tab has changed so many of them, which are here as they are now: none was deleted. */
  | {
      readonly kind: 'not-deleted';
      readonly prompts: readonly Prompt[];
      readonly changed: number;
    }
  | { readonly kind: 'deleted-unreadable'; readonly count: number }
  | { readonly kind: 'restored'; readonly count: number }
  | {
      readonly kind: 'imported';
      readonly added: number;
      readonly renamed: number;
      readonly alreadyHere: number;
      readonly languagesLeftOut: number;
      readonly encoding: Encoding;
    }
  | { readonly kind: 'failed'; readonly failure: StoreFailure | LibraryFailure };
